"""The legal ground: everybody sees the notice; a tick is asked only for consent, and refusing is fine."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, SOCIAL, Person
from tests.visit.remains import strings_in


@pytest.mark.parametrize("ground", ["request", "public_task"])
def test_where_nobody_has_to_agree_the_notice_is_read_and_no_tick_is_asked(ground) -> None:
    person = Person(ground).begin()
    assert (person.asked, person.visit.ask.kind, person.visit.ask.options) == ("notice", "notice", ())
    person.visit.next()
    assert person.asked == "name"
    notice = person.walk().handed_in().notice
    assert (notice.ground, notice.agreed) == (ground, None)
    assert (notice.id, notice.version) == ("eeklo-registratie", "2026-11")


def test_agreeing_is_on_the_record() -> None:
    person = Person("consent").begin()
    assert [option.value for option in person.visit.ask.options] == ["agreed", "refused"]
    handed_in = person.walk().handed_in()
    assert (handed_in.notice.ground, handed_in.notice.agreed) == ("consent", True)
    assert "notice" not in handed_in.answers


def test_saying_nothing_is_not_agreeing() -> None:
    person = Person("consent").begin()
    person.visit.next()
    assert (person.asked, person.refused) == ("notice", "field.notice.unread")


def test_a_tick_can_be_changed_before_going_on() -> None:
    person = Person("consent").begin()
    person.touch("refused", "agreed")
    person.visit.next()
    assert person.asked == "name"


def test_refusing_leads_to_a_person_and_keeps_nothing() -> None:
    person = Person("consent").begin()
    person.touch("refused")
    person.visit.next()
    assert person.visit.stage is Stage.REFUSED
    assert person.visit.registration is None
    person.visit.send()
    assert person.store.asked == 0
    assert person.visit.stage is Stage.REFUSED


def test_refusing_after_a_quick_check_keeps_nothing_of_it_either() -> None:
    person = Person("consent").begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.visit.ask_for(SOCIAL)
    person.touch("refused")
    person.visit.next()
    assert person.visit.stage is Stage.REFUSED
    assert person.visit.check is None
    assert person.visit.ticket is None


def test_refusing_after_everything_was_typed_keeps_nothing_of_it() -> None:
    person = Person("consent").begin().walk(name="Zwartbaard", about=("other",), about_other="Piratenschip")
    while person.visit.ask is None or person.asked != "notice":
        person.visit.back()
    assert person.registration.entry.picked == ("agreed",)
    person.touch("refused")
    person.visit.next()
    assert person.visit.stage is Stage.REFUSED
    said = "\n".join(strings_in(person.visit))
    assert not [word for word in ("Zwartbaard", "Piratenschip", "+32471123456") if word in said]


def test_no_record_is_made_without_the_agreement() -> None:
    person = Person("consent").begin().walk()
    person.registration.answers["notice"] = "read"
    assert person.registration.submission("nl").notice.agreed is None
    person.visit.send()
    assert person.store.asked == 0
    assert person.asked == "notice"


def test_a_person_who_refused_can_go_home_and_do_something_else() -> None:
    person = Person("consent").begin()
    person.touch("refused")
    person.visit.next()
    person.visit.back()
    assert person.visit.stage is Stage.HOME
    person.visit.choose(CHECK)
    assert person.visit.stage is Stage.QUESTION
