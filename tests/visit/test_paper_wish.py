"""A person who wants no paper: a photo of the last screen, or the paper by e-mail."""

from __future__ import annotations

from kiosk.visit.stage import DONE_WITHOUT_PAPER, Stage
from tests.visit.people import Person


def at_review(**said: str) -> Person:
    person = Person().begin().walk(**said)
    assert person.visit.stage is Stage.REVIEW
    return person


def wish(person: Person, way: str) -> None:
    person.visit.change("paper")
    person.touch(way)
    person.visit.next()
    assert person.visit.stage is Stage.REVIEW


def test_who_says_nothing_gets_a_paper_and_touches_nothing_more_for_it() -> None:
    person = at_review()
    assert person.review()["paper"] == "Een papier"
    assert person.handed_in().paper == "printed"
    assert len(person.press.papers) == 1


def test_who_takes_a_photo_gets_no_paper_and_all_the_time_of_the_last_screen() -> None:
    person = at_review()
    wish(person, "photo")
    submission = person.handed_in()
    assert person.press.papers == []
    assert "paper_by_email" not in submission.answers
    assert person.visit.seconds_left() == DONE_WITHOUT_PAPER


def test_who_gave_no_address_cannot_ask_for_the_paper_by_mail() -> None:
    person = at_review(reach_by="phone")
    person.visit.change("paper")
    assert [option.value for option in person.visit.ask.options] == ["printed", "photo"]
    person.touch("email")
    person.visit.next()
    assert person.handed_in().paper == "printed"


def test_who_gave_an_address_can_and_the_wish_goes_along_with_the_record() -> None:
    person = at_review(reach_by="email", email="an@voorbeeld.be")
    wish(person, "email")
    assert person.review()["paper"] == "Stuur het per mail"
    assert person.handed_in().answers["paper_by_email"] == "yes"
    assert person.press.papers == []


def test_an_address_that_is_taken_back_takes_the_wish_along() -> None:
    person = at_review(reach_by="email", email="an@voorbeeld.be")
    wish(person, "email")
    person.visit.change("reach_by")
    person.touch("visit")
    person.visit.next()
    person.type("het sociaal restaurant")
    person.visit.next()
    assert person.review()["paper"] == "Een papier"
    submission = person.handed_in()
    assert "paper_by_email" not in submission.answers
    assert len(person.press.papers) == 1


def test_who_wanted_none_can_still_have_one_on_the_last_screen() -> None:
    person = at_review()
    wish(person, "photo")
    person.handed_in()
    person.visit.print_again()
    assert len(person.press.papers) == 1
    assert person.visit.words_of_paper() == ("K7QM3X9P",)


def test_the_next_person_has_the_usual_paper_again() -> None:
    person = at_review()
    wish(person, "photo")
    person.stop()
    assert person.visit.words_of_paper() == ()
    person.visit.wipe()
    assert person.begin().walk().review()["paper"] == "Een papier"
