"""How often somebody touches the glass: an answer goes on by itself, and the sums of look-and-feel hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import prod

import pytest

from kiosk.eligibility.question import answers_from_tiles
from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.visit.people import AN, CHECK, HELP, Person, rules

MEAN_TO_VERDICT, MOST_TO_SENT = 5, 14
FIRST_PAGE = 5  # answers of a list that are seen before a page is turned, on a lying panel


def quick(person: Person | None = None) -> Person:
    """Return somebody at a kiosk where answers go on by themselves."""
    person = person or Person()
    frame = person.visit.frame
    person.visit.frame = replace(frame, setting=replace(frame.setting, goes_on=True))
    return person


def test_the_touch_of_one_answer_goes_on_and_back_is_the_way_back() -> None:
    person = quick().begin(CHECK)
    first = person.asked
    person.visit.pick("too_dear")
    assert person.asked != first
    person.visit.back()
    assert (person.asked, person.visit.talk.entry.picked) == (first, ("too_dear",))


def test_where_several_may_be_chosen_somebody_says_that_it_is_all() -> None:
    person = quick().begin(HELP).walk("about")
    person.visit.pick("slow")
    person.visit.pick("too_dear")
    assert (person.asked, person.visit.talk.entry.picked) == ("about", ("slow", "too_dear"))


def at_the_list() -> Person:
    """Return somebody at the list of what a household gets, nothing ticked yet."""
    person = quick().begin(CHECK)
    while person.asked != "household":
        person.visit.pick("yes" if person.asked == "domicile_belgium" else person.visit.ask.options[0].value)
    return person


@pytest.mark.parametrize("last", ["none_of_these", "unknown", "increased_reimbursement"])
def test_what_leaves_nothing_to_say_in_a_list_goes_on_by_itself_and_means_the_same_a_second_time(
    last: str,
) -> None:
    person = at_the_list()
    person.visit.pick("pension_service_other_help")
    assert person.asked == "household"
    person.visit.pick(last)
    assert person.visit.stage is Stage.RESULT or person.asked != "household"
    person.visit.back()
    person.visit.pick(last)
    assert person.visit.stage is Stage.RESULT or person.asked != "household"


@pytest.mark.parametrize("access", [Access(calm=True), Access(hear=True)])
def test_who_asked_for_calm_or_goes_by_ear_says_when_to_go_on(access: Access) -> None:
    person = quick().begin(CHECK)
    person.visit.access = access
    first = person.asked
    person.visit.pick("too_dear")
    assert person.asked == first


def test_a_site_may_keep_a_button_after_every_answer() -> None:
    person = Person().begin(CHECK)
    first = person.asked
    person.visit.pick("too_dear")
    assert person.asked == first


def test_a_touch_on_what_is_no_answer_here_goes_nowhere() -> None:
    person = quick().begin(CHECK)
    first = person.asked
    person.visit.pick("agreed")
    assert person.asked == first
    assert person.refused is None


def test_agreeing_is_never_done_by_a_slip() -> None:
    person = quick(Person(ground="consent")).begin(HELP)
    person.visit.pick("agreed")
    assert person.asked == "notice"


def test_a_request_for_internet_is_sent_with_few_touches_beside_typing() -> None:
    person, touches = quick().begin(HELP), 1  # the tile of the home screen
    while person.visit.stage is Stage.STEP:
        ask, said = person.visit.ask, AN.get(person.asked)
        if ask.typed:
            person.type(str(said))
        for value in () if ask.typed or said is None else (said,) if isinstance(said, str) else said[:1]:
            person.visit.pick(value)
            touches += 1
        if person.visit.ask is not None and person.asked == ask.id:
            person.visit.next()
            touches += 1
    person.visit.send()
    assert person.visit.stage is Stage.DONE
    assert touches + 1 <= MOST_TO_SENT


def test_a_verdict_takes_five_touches_in_the_mean_over_all_combinations_of_one_answer_a_question() -> None:
    """Each further kind of support that somebody names is one touch more; nobody names none by silence."""
    questions = {question.id: question for question in rules().questions}

    def walk(state: object, left: frozenset[str]) -> Counter[int]:
        """Return touches still to come → number of combinations of what is left to say."""
        upcoming = rules().planner.next(state)
        if upcoming is None:
            return Counter({0: prod(len(questions[one].tiles) for one in left)})
        question = upcoming[0]
        met: Counter[int] = Counter()
        for at, tile in enumerate(question.tiles):
            listed = question.kind == "several"
            mine = 1 + (listed and not tile.ends) + (listed and at >= FIRST_PAGE)
            there = rules().planner.after(state, answers_from_tiles(question, {tile.value}))
            for more, times in walk(there, left - {question.id}).items():
                met[mine + more] += times
        return met

    touches = walk(rules().planner.state({}), frozenset(questions))
    assert sum(touches.values()) == prod(len(one.tiles) for one in questions.values()) == 5400
    mean = 1 + sum(count * times for count, times in touches.items()) / sum(touches.values())
    assert mean <= MEAN_TO_VERDICT, f"{mean:.2f}"
