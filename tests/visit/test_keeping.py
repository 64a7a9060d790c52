"""'It is kept' is said only when it is; else nothing is lost and somebody is called."""

from __future__ import annotations

from kiosk.visit.ports import Kept
from kiosk.visit.stage import Stage
from kiosk.visit.submission import Submission
from tests.visit.people import CHECK, HELP, SOCIAL, Person
from tests.visit.stand_ins import NoRoom


class Slow:
    """A store during which somebody looks at the screen."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.seen: list[Stage] = []

    def ready(self) -> None:
        self.person.store.ready()

    def keep(self, submission: Submission) -> Kept:
        self.seen.append(self.person.visit.stage)
        assert self.person.visit.kept is None
        return self.person.store.keep(submission)


def not_kept(problem: Exception | None = None) -> Person:
    person = Person().begin().walk()
    person.store.problem = problem or NoRoom()
    person.visit.send()
    return person


def test_what_could_not_be_stored_is_not_confirmed_and_not_lost() -> None:
    person = not_kept()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "disk-full")
    assert (person.visit.kept, person.visit.ticket) == (None, None)
    assert person.press.papers == []
    person.visit.back()
    assert person.review()["phone"] == "0471 12 34 56"


def test_an_error_nobody_foresaw_is_no_reason_to_lose_what_was_said_either() -> None:
    person = not_kept(ValueError("somebody typed Zwartbaard"))
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "queue-broken")
    person.visit.back()
    assert person.review()["name"] == "An"


def test_trying_again_works_and_stores_once() -> None:
    person = not_kept()
    person.visit.send()
    assert (person.visit.stage, person.store.asked) == (Stage.NOT_KEPT, 2)
    person.store.problem = None
    assert person.handed_in().answers["name"] == "An"
    assert person.store.asked == 3
    assert person.visit.problem is None


def test_after_a_failure_an_answer_can_still_be_changed() -> None:
    person = not_kept()
    person.visit.back()
    person.visit.change("name")
    person.say("Bert")
    person.store.problem = None
    assert person.handed_in().answers["name"] == "Bert"


def test_help_is_called_without_losing_anything() -> None:
    person = not_kept()
    person.visit.aside(Stage.HELP)
    person.visit.close()
    assert (person.visit.stage, person.visit.problem) == (Stage.NOT_KEPT, "disk-full")


def test_done_is_said_only_after_the_store_said_so() -> None:
    person = Person().begin().walk()
    store = Slow(person)
    object.__setattr__(person.visit.frame, "store", store)
    person.visit.send()
    assert store.seen == [Stage.REVIEW]
    assert person.visit.stage is Stage.DONE
    assert person.visit.kept is not None


def test_a_double_touch_on_send_stores_once() -> None:
    person = Person().begin().walk()
    person.visit.send()
    person.visit.send()
    assert (person.store.asked, len(person.press.papers)) == (1, 1)


def test_a_paper_that_cannot_even_be_asked_for_costs_nobody_the_code() -> None:
    person = Person().begin().walk()
    person.press.broken = True
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert person.visit.kept is not None
    assert person.visit.ticket is not None
    assert person.visit.ticket.state == "failed"
    person.press.broken = False
    person.visit.print_again()
    assert len(person.press.papers) == 1


def test_the_paper_of_the_quick_check_is_not_taken_for_the_paper_of_the_record() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.visit.paper_of_result()
    person.paper_is("printed")
    person.visit.ask_for(SOCIAL)
    person.press.broken = True
    person.walk().visit.send()
    assert person.visit.ticket is not None
    assert person.visit.ticket.state == "failed"


def test_again_prints_the_same_paper_after_a_failure_or_a_finished_one_only() -> None:
    person = Person().begin().walk()
    person.visit.send()
    for state, papers in (("queued", 1), ("printing", 1), ("failed", 2), ("printed", 3)):
        person.paper_is(state)
        person.visit.print_again()
        assert len(person.press.papers) == papers


def test_a_kiosk_that_can_keep_nothing_asks_nobody_for_a_name() -> None:
    person = Person().begin(journey=None)
    person.store.closed = NoRoom()
    person.visit.choose(HELP)
    assert (person.visit.stage, person.visit.problem) == (Stage.CANNOT, "disk-full")
    assert person.visit.registration is None
    person.visit.back()
    assert (person.visit.stage, person.visit.problem) == (Stage.HOME, None)
    person.store.closed = None
    person.visit.choose(HELP)
    assert person.visit.stage is Stage.STEP


def test_who_saw_a_result_is_back_at_it_when_nothing_can_be_kept() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    person.store.closed = NoRoom()
    person.visit.ask_for(SOCIAL)
    assert person.visit.stage is Stage.CANNOT
    person.visit.back()
    assert person.visit.stage is Stage.RESULT
