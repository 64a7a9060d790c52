"""A finger that comes late, on a screen that is already gone, does no harm."""

from __future__ import annotations

from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, HELP, SOCIAL, Person


def test_a_second_touch_on_close_does_not_leave_the_question() -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.HELP)
    person.visit.close()
    person.visit.close()
    assert (person.visit.stage, person.asked) == (Stage.STEP, "place")


def test_a_second_touch_on_a_tile_of_the_home_screen_keeps_the_registration() -> None:
    person = Person().begin().walk("place")
    registration = person.registration
    person.visit.choose(HELP)
    person.visit.choose(CHECK)
    person.visit.places()
    assert person.visit.registration is registration
    assert person.asked == "place"


def test_a_second_touch_on_help_me_keeps_the_registration() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.visit.ask_for(SOCIAL)
        assert person.visit.registration is None
        person.touch("unknown")
        person.visit.next()
    person.visit.ask_for(SOCIAL)
    person.walk("place")
    person.visit.ask_for(SOCIAL)
    person.visit.other_result()
    person.visit.paper_of_result()
    assert person.asked == "place"
    assert person.press.papers == []


def test_help_with_a_scheme_that_is_not_on_the_result_does_nothing() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.visit.ask_for("be.something-else")
    assert person.visit.stage is Stage.RESULT


def test_only_the_review_opens_an_answer_to_change_it() -> None:
    person = Person().begin().walk("place")
    person.visit.change("name")
    assert person.asked == "place"


def test_a_touch_on_send_after_sending_stores_nothing_twice() -> None:
    person = Person().begin().walk()
    for _ in range(3):
        person.visit.send()
    assert len(person.store.kept) == 1
    assert len(person.press.papers) == 1
    assert person.visit.stage is Stage.DONE


def test_back_after_sending_stays_where_the_code_is() -> None:
    person = Person().begin().walk()
    person.visit.send()
    person.visit.back()
    assert person.visit.stage is Stage.DONE
    assert person.visit.kept is not None


def test_back_on_the_greeting_and_after_stop_goes_nowhere() -> None:
    person = Person()
    person.visit.back()
    assert person.visit.stage is Stage.ATTRACT
    person.begin().visit.stop()
    person.visit.back()
    assert person.visit.stage is Stage.WIPED


def test_a_stage_is_no_screen_to_look_aside_at() -> None:
    person = Person().begin().walk("place")
    person.visit.aside(Stage.DONE)
    assert person.asked == "place"
