"""The quick-check: few screens, honest steps, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.eligibility.facts import FACTS
from kiosk.visit.check import Check
from kiosk.visit.stage import Stage
from tests.visit.people import CHECK, DAY, SOCIAL, TELENET, Person, rules
from tests.visit.remains import strings_in

MOST_SCREENS = 6  # look-and-feel: for any person
# Words that can only come from the quick-check; 'yes', 'no' and 'home' are answers of the registration too.
OF_THE_CHECK = {fact.id for fact in FACTS if fact.check} | {"too_dear", "slow_or_little", "fine", "none"}


def check_of(person: Person) -> Check:
    assert person.visit.check is not None
    return person.visit.check


def answer_anything(person: Person, data: st.DataObject) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Answer every question with whatever tiles, and yield each question with what was touched."""
    while person.visit.stage is Stage.QUESTION:
        ask = person.visit.ask
        values = [option.value for option in ask.options]
        person.touch(*data.draw(st.lists(st.sampled_from(values), min_size=1, max_size=len(values))))
        picked = check_of(person).entry.picked
        yield ask.id, picked
        person.visit.next()
        if not picked:
            assert person.refused == "field.choice.none"
            person.touch(values[-1])


@settings(max_examples=60)
@given(st.data())
def test_nobody_sees_more_than_six_screens_and_the_end_never_moves_away(data: st.DataObject) -> None:
    person = Person().begin(CHECK)
    steps_seen, totals, asked = [], set(), []
    for question, picked in answer_anything(person, data):
        if picked:
            step, steps = check_of(person).progress()
            asked.append(question)
            totals.add(steps)
            steps_seen.append(step)
            assert len(asked) <= step <= steps <= MOST_SCREENS
    assert len(asked) == len(set(asked)) <= MOST_SCREENS
    assert steps_seen == sorted(set(steps_seen))
    assert len(totals) <= 1
    assert person.visit.stage is Stage.RESULT


@settings(max_examples=60)
@given(st.data())
def test_only_what_is_asked_for_and_what_is_likely_go_along(data: st.DataObject) -> None:
    person = Person().begin(CHECK)
    for _ in answer_anything(person, data):
        pass
    scheme = data.draw(st.sampled_from([SOCIAL, TELENET]))
    likely = [one.id for one in check_of(person).results() if one.verdict == "likely" and one.id != scheme]
    person.visit.ask_for(scheme)
    submission = person.walk(about=("install",)).handed_in()
    assert submission.schemes == (scheme, *likely)
    said = set(strings_in(submission.answers, submission.notice, submission.language, submission.schemes))
    assert not OF_THE_CHECK & said
    assert set(submission.answers) <= {step.id for step in person.visit.frame.journeys["internet-help"].steps}
    assert person.visit.check is None


@settings(max_examples=40)
@given(st.data())
def test_back_brings_each_earlier_answer_back(data: st.DataObject) -> None:
    person = Person().begin(CHECK)
    said = [(question, picked) for question, picked in answer_anything(person, data) if picked]
    facts = dict(check_of(person).facts)
    for question, picked in reversed(said):
        person.visit.back()
        assert (person.asked, check_of(person).entry.picked) == (question, picked)
    assert check_of(person).facts == {}
    for _ in said:
        person.visit.next()
    assert person.visit.stage is Stage.RESULT
    assert check_of(person).facts == facts


def test_back_from_the_first_question_leaves_nothing() -> None:
    person = Person().begin(CHECK)
    person.touch("too_dear")
    person.visit.back()
    assert person.visit.stage is Stage.HOME
    assert person.visit.check is None


def test_before_any_answer_nobody_is_told_no() -> None:
    check = check_of(Person().begin(CHECK))
    assert {result.verdict for result in check.results()} == {"ask"}


def test_another_answer_leads_to_another_question_and_another_result() -> None:
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("no" if person.asked == "domicile_belgium" else "unknown")
        person.visit.next()
    assert {result.id: result.verdict for result in check_of(person).results()}[SOCIAL] == "unlikely"
    while person.visit.ask is None or person.asked != "domicile_belgium":
        person.visit.back()
    person.touch("unknown")
    person.visit.next()
    while person.visit.stage is Stage.QUESTION:
        person.touch("unknown")
        person.visit.next()
    assert {result.verdict for result in check_of(person).results()} == {"ask"}


def test_the_answer_somebody_came_for_is_the_first_whatever_it_is() -> None:
    """Before an offer of which nobody knows whether it still exists: that one is stale."""
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch("no" if person.asked == "domicile_belgium" else "unknown")
        person.visit.next()
    first, *others = check_of(person).results()
    assert (first.id, first.verdict) == (SOCIAL, "unlikely")
    assert any(one.stale for one in others)


def test_the_most_hopeful_result_comes_first_and_the_others_can_be_looked_at() -> None:
    person = likely()
    verdicts = [result.verdict for result in check_of(person).results()]
    assert verdicts == ["likely", "ask"]
    person.visit.other_result()
    assert check_of(person).shown == 1
    person.visit.other_result()
    assert check_of(person).shown == 0


def test_the_result_is_the_one_of_the_rules() -> None:
    check = check_of(likely())
    assert set(check.results()) == set(rules().check(check.facts, DAY, check.words).schemes)


def likely() -> Person:
    """Somebody on a leefloon, at the result."""
    answers = {
        "domicile_belgium": "yes",
        "social_tariff_now": "none",
        "household": "household_ocmw_support",
        "collective_home": "no",
    }
    person = Person().begin(CHECK)
    while person.visit.stage is Stage.QUESTION:
        person.touch(answers.get(person.asked, "unknown"))
        person.visit.next()
    return person


# --- the advice on paper


def test_a_second_touch_while_the_paper_comes_changes_nothing() -> None:
    person = likely()
    for _ in range(3):
        person.visit.paper_of_result()
    assert len(person.press.papers) == 1
    person.paper_is("printing")
    person.visit.paper_of_result()
    assert len(person.press.papers) == 1


def test_after_a_failure_the_paper_can_be_asked_again() -> None:
    person = likely()
    person.visit.paper_of_result()
    person.paper_is("failed")
    person.visit.paper_of_result()
    assert len(person.press.papers) == 2


def test_another_answer_makes_another_paper() -> None:
    person = likely()
    person.visit.paper_of_result()
    person.paper_is("printed")
    person.visit.back()
    assert person.visit.ticket is None
    person.touch("unknown")
    person.visit.next()
    person.visit.paper_of_result()
    assert len(person.press.papers) == 2


def test_a_printer_that_cannot_take_the_advice_does_not_break_the_visit() -> None:
    person = likely()
    person.press.broken = True
    person.visit.paper_of_result()
    assert person.visit.ticket is not None
    assert person.visit.ticket.state == "failed"
    person.press.broken = False
    person.visit.paper_of_result()
    assert person.press.papers
