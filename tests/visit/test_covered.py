"""A tablet goes from one person to the next: covered in between, and cleared by the wipe and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.receipts.scanned import Scanned
from kiosk.visit.access import Access
from kiosk.visit.machine import Visit
from kiosk.visit.setting import Setting
from kiosk.visit.stage import COVER_SPEAKS, OPEN, Stage
from tests.visit.people import Person
from tests.visit.remains import strings_in


def a_tablet(prints: bool = True) -> Person:
    person = Person()
    setting: Setting = replace(person.visit.frame.setting, prints=prints)
    person.visit = Visit(replace(person.visit.frame, carried=True, setting=setting))
    return person


def handed_over(prints: bool = True) -> Person:
    person = a_tablet(prints)
    person.visit.uncover()
    return person


def sends(person: Person) -> None:
    person.visit.send()
    person.visit.finish()


def walks_away(person: Person) -> None:
    person.wait(145)  # two minutes on the review, and the countdown


ENDS = [Person.stop, sends, walks_away]


def test_a_tablet_is_covered_when_it_is_switched_on() -> None:
    assert a_tablet().visit.stage is Stage.COVERED


@pytest.mark.parametrize("end", ENDS)
def test_however_a_person_ends_the_cover_says_so_as_they_read_and_holds_nothing_of_them(end) -> None:
    person = handed_over()
    person.begin(language="fr").walk(name="Zwartbaard")
    end(person)
    assert (person.visit.stage, person.visit.language) == (Stage.COVERED, "fr")
    own = [value for name, value in vars(person.visit).items() if name != "frame"]
    assert not [said for said in strings_in(*own, person.press) if "Zwartbaard" in said]
    assert (person.visit.registration, person.visit.kept, person.visit.known) == (None, None, {})


def test_nobody_but_who_holds_the_button_gets_past_the_cover() -> None:
    person = a_tablet()
    visit = person.visit
    visit.begin("fr")
    visit.choose("internet-help")
    visit.aside(Stage.LANGUAGE)
    visit.read_together()
    visit.hear_all()
    visit.scan(Scanned("paper", "A" * 22, "fr"))
    assert (visit.stage, visit.language, visit.access) == (Stage.COVERED, "nl", Access())


def test_one_touch_of_a_volunteer_brings_the_first_screen_to_the_next_person() -> None:
    person = handed_over()
    person.begin(language="fr").walk("place", name="Zwartbaard")
    person.visit.access = Access(letters=2, contrast=True)
    person.stop()
    person.visit.uncover()
    assert (person.visit.stage, person.visit.untouched) == (Stage.ATTRACT, True)
    person.begin().walk()
    assert person.review()["name"] == "An"


def test_after_a_minute_the_cover_is_nobodys_and_costs_nothing_to_show() -> None:
    person = handed_over()
    person.begin(language="fr").stop()
    assert not person.visit.still
    person.wait(COVER_SPEAKS + 1)
    assert (person.visit.stage, person.visit.language) == (Stage.COVERED, "nl")
    assert person.visit.still


def test_a_tablet_on_which_nobody_begins_is_covered_again() -> None:
    person = handed_over()
    person.wait(OPEN - 1)
    assert person.visit.stage is Stage.ATTRACT
    person.wait(2)
    assert person.visit.stage is Stage.COVERED


def test_a_volunteer_hides_the_screen_at_once_and_ends_the_visit_with_a_second_touch() -> None:
    person = handed_over()
    person.begin().walk("place", name="Zwartbaard")
    person.visit.aside(Stage.AWAY)
    person.visit.stop_at_once()
    assert person.visit.stage is Stage.COVERED
    assert person.visit.registration is None


def test_a_volunteer_who_leaves_the_desk_leaves_it_covered_as_the_site_begins() -> None:
    person = a_tablet()
    person.visit.knock()
    assert person.visit.stage is Stage.PIN
    person.visit.enter_desk()
    person.visit.speak("fr")
    person.visit.wipe()
    assert (person.visit.stage, person.visit.language) == (Stage.COVERED, "nl")


def test_a_tablet_that_is_out_of_order_says_so_instead() -> None:
    person = a_tablet()
    person.visit.fail("queue-broken")
    assert person.visit.stage is Stage.OUT_OF_ORDER
    person.visit.uncover()
    assert person.visit.stage is Stage.OUT_OF_ORDER


def test_a_kiosk_in_a_hall_is_never_covered() -> None:
    person = Person()
    person.begin().walk("place")
    person.visit.wipe()
    assert person.visit.stage is Stage.ATTRACT


def test_without_a_printer_nobody_is_promised_paper() -> None:
    person = handed_over(prints=False)
    person.begin().walk(reach_by="phone")
    assert "paper" not in person.review()
    assert person.handed_in().paper == "photo"
    assert (person.visit.ticket, person.press.papers) == (None, [])


def test_without_a_printer_who_gave_an_address_chooses_between_photo_and_mail() -> None:
    person = handed_over(prints=False)
    person.begin().walk(reach_by="email")
    person.visit.change("paper")
    assert [option.value for option in person.visit.ask.options] == ["photo", "email"]
    person.say("email")
    assert person.handed_in().paper == "email"
