"""People see as few screens as can be, and never one whose answer changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.sent import MOST_TO_VERDICT, mean_touches
from kiosk.eligibility.facts import BY_ID
from kiosk.eligibility.planner import EXACT_FROM_START, Planner
from kiosk.eligibility.question import answers_from_tiles
from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.rules import Rule, truth
from kiosk.eligibility.screens import by_touch, by_word, computed, count, table
from tests.eligibility.people import (
    ASKED,
    FRESH,
    SIX,
    any_rule,
    both_yes,
    contract_social,
    contract_telenet,
    one_fact_question,
    one_person,
    rules,
    some_answers,
)  # fmt: skip

DOC = Path(__file__).resolve().parents[2] / "docs" / "quick-check.md"
FEW = ("home_internet", "money_tight", "domicile_belgium", "collective_home")
QUICK = settings(max_examples=40)


def completions(answers: Mapping[str, str], facts: Sequence[str]) -> Iterator[dict[str, str]]:
    """Every way the facts not answered yet may still be answered."""
    open_facts = [fact for fact in facts if fact not in answers]
    for words in product(*(BY_ID[fact].values for fact in open_facts)):
        yield {**answers, **dict(zip(open_facts, words, strict=True))}


def verdicts(answers: Mapping[str, str]) -> tuple[str, str]:
    return contract_social(answers), contract_telenet(answers)


def pivotal(answers: Mapping[str, str]) -> set[str]:
    """By trying everything: the absent facts that change some verdict for some answers to the others."""
    told: dict[tuple[str, tuple[str, ...]], set[tuple[str, str]]] = {}
    absent = [fact for fact in ASKED if fact not in answers]
    for full in completions(answers, ASKED):
        said = verdicts(full)
        for fact in absent:
            others = tuple(full[other] for other in absent if other != fact)
            told.setdefault((fact, others), set()).add(said)
    return {fact for (fact, _), said in told.items() if len(said) > 1}


@st.composite
def nearly_done(draw: st.DrawFn) -> dict[str, str]:
    """Answers with at most five facts still absent, so that all completions can be tried."""
    absent = draw(st.sets(st.sampled_from(ASKED), max_size=5))
    asked = tuple(fact for fact in ASKED if fact not in absent)
    return draw(some_answers(asked, silent=False))


@QUICK
@given(nearly_done())
def test_a_question_comes_exactly_when_an_answer_can_still_change_a_verdict(answers: dict[str, str]) -> None:
    can_change = any(verdicts(full) != verdicts(answers) for full in completions(answers, ASKED))
    ask = rules().check(answers, FRESH).next_question
    assert (ask is not None) is can_change
    if ask:
        can = pivotal(answers)
        assert list(ask.asks) == [fact for fact in rules().question(ask.id).asks if fact in can]
        assert ask.asks


@given(some_answers())
def test_what_was_answered_even_with_do_not_know_is_not_asked_again(answers: dict[str, str]) -> None:
    ask = rules().check(answers, FRESH).next_question
    if ask:
        assert ask.asks
        for fact in ask.asks:
            assert fact not in answers
            assert BY_ID[fact].check
            assert not BY_ID[fact].guard


@given(one_person())
def test_following_the_questions_takes_six_screens_and_loses_nothing(
    person: dict[str, set[str]],
) -> None:
    everything: dict[str, str] = {}
    for question in rules().questions:
        everything |= answers_from_tiles(question, person[question.id])
    answers: dict[str, str] = {}
    seen: list[str] = []
    may_come = rules().remaining(answers)
    while (ask := rules().check(answers, FRESH).next_question) is not None:
        assert ask.id not in seen
        seen.append(ask.id)
        answers |= answers_from_tiles(rules().question(ask.id), person[ask.id])
        assert rules().remaining(answers) < may_come  # 'step 2 of 5' never becomes 'step 3 of 6'
        may_come = rules().remaining(answers)
    assert len(seen) <= 6
    assert may_come == 0
    assert verdicts(answers) == verdicts(everything)
    for after_all, after_some in zip(
        rules().check(everything, FRESH).schemes, rules().check(answers, FRESH).schemes, strict=True
    ):
        assert after_all.verdict == after_some.verdict


@given(one_person())
def test_a_house_without_the_offer_of_a_company_never_asks_what_only_that_needs(person) -> None:
    house = RuleBase(rules().schemes[:1], rules().questions)
    could = {question.id for question in house.ever_asked()}
    assert could == {question.id for question in rules().questions} - {"home_internet", "money_tight"}
    answers: dict[str, str] = {}
    while (ask := house.check(answers, FRESH).next_question) is not None:
        assert ask.id in could
        answers |= answers_from_tiles(house.question(ask.id), person[ask.id])


def test_who_lives_elsewhere_is_not_asked_about_benefits() -> None:
    ask = rules().check({"domicile_belgium": "no", "home_internet": "none"}, FRESH).next_question
    assert ask is None


def test_only_the_benefits_not_told_yet_are_asked() -> None:
    told = dict.fromkeys(SIX[:4], "no") | {"home_internet": "none", "domicile_belgium": "yes"}
    told |= {"social_tariff_now": "old"}
    ask = rules().check(told, FRESH).next_question
    assert ask is not None
    assert (ask.id, ask.asks) == ("household", SIX[4:])


# ---- any rules a site may bring


def planner(trees: Sequence[tuple[Rule, Rule]], facts: Sequence[str]) -> Planner:
    return Planner(trees, [one_fact_question(fact) for fact in facts])


def said(trees: Sequence[tuple[Rule, Rule]], answers: Mapping[str, str]) -> tuple[str, ...]:
    """Verdicts by Kleene's logic on the trees themselves."""
    return tuple(
        "unlikely" if truth(unlikely, answers) else "likely" if truth(likely, answers) else "ask"
        for unlikely, likely in trees
    )


def fewest(trees: Sequence[tuple[Rule, Rule]], answers: dict[str, str], facts: Sequence[str]) -> float:
    """The expected number of screens of the best order, found the slow way."""
    if len({said(trees, full) for full in completions(answers, facts)} | {said(trees, answers)}) == 1:
        return 0.0
    best = float("inf")
    for fact in facts:
        if fact not in answers:
            words = BY_ID[fact].values
            after = [fewest(trees, {**answers, fact: word}, facts) for word in words]
            best = min(best, 1 + sum(after) / len(words))
    return best


ANY_TREES = st.lists(st.tuples(any_rule(FEW), any_rule(FEW)), min_size=1, max_size=2)


@QUICK
@given(ANY_TREES, some_answers(FEW))
def test_what_is_left_of_the_rules_says_the_same_as_the_rules(
    trees: list[tuple[Rule, Rule]], answers: dict[str, str]
) -> None:
    plan = planner(trees, FEW)
    assert tuple(plan.verdict(pair) for pair in plan.known(answers)) == said(trees, answers)
    assert tuple(plan.verdict(pair) for pair in plan.state(answers)) == said(trees, answers)


@QUICK
@given(ANY_TREES, some_answers(FEW))
def test_with_any_rules_a_question_comes_exactly_when_it_can_matter(
    trees: list[tuple[Rule, Rule]], answers: dict[str, str]
) -> None:
    plan = planner(trees, FEW)
    everything = list(completions(answers, FEW))
    can_change = any(said(trees, full) != said(trees, answers) for full in everything)
    ask = plan.next(plan.state(answers))
    assert (ask is not None) is can_change
    matters = {
        fact
        for fact in FEW
        if fact not in answers
        for full in everything
        if any(said(trees, {**full, fact: word}) != said(trees, full) for word in BY_ID[fact].values)
    }
    assert plan.pivotal(plan.state(answers), FEW) == matters
    if ask:
        assert set(ask[1]) <= matters
        assert ask[1]


@QUICK
@given(st.lists(st.tuples(any_rule(FEW[1:]), any_rule(FEW[1:])), min_size=1, max_size=2))
def test_no_order_of_questions_takes_fewer_screens(trees: list[tuple[Rule, Rule]]) -> None:
    plan = planner(trees, FEW[1:])
    expected, worst = plan.screens(plan.state({}))
    assert expected == pytest.approx(fewest(trees, {}, FEW[1:]))
    assert worst <= 3


@settings(QUICK, max_examples=25)
@given(
    st.lists(st.tuples(any_rule(ASKED), any_rule(ASKED)), min_size=5, max_size=7),
    some_answers(ASKED, silent=False),
)
def test_a_site_with_many_tangled_schemes_still_comes_to_an_end(
    trees: list[tuple[Rule, Rule]], person: dict[str, str]
) -> None:
    plan = planner(trees, ASKED)
    assume(len(plan._open_questions(plan.state({}))) > EXACT_FROM_START)
    answers: dict[str, str] = {}
    while (ask := plan.next(plan.state(answers))) is not None:
        before = plan.screens(plan.state(answers))[1]
        for fact in ask[1]:
            assert fact not in answers
            answers[fact] = person[fact]
        assert plan.screens(plan.state(answers))[1] < before
    assert said(trees, answers) == said(trees, person)


def test_weights_say_which_answer_is_common() -> None:
    weighed = one_fact_question("money_tight").model_copy(update={"weights": {"no": 8.0}})
    questions = [one_fact_question("domicile_belgium"), weighed]
    plan = Planner([both_yes("domicile_belgium", "money_tight")], questions)
    first = plan.next(plan.state({}))
    assert first is not None
    assert first[0].id == "money_tight"
    assert plan.screens(plan.state({}))[0] == pytest.approx(1.1)


def test_equally_good_questions_come_in_the_order_of_the_file() -> None:
    for order in (("money_tight", "domicile_belgium"), ("domicile_belgium", "money_tight")):
        questions = [one_fact_question(fact) for fact in order]
        plan = Planner([both_yes("domicile_belgium", "money_tight")], questions)
        first = plan.next(plan.state({}))
        assert first is not None
        assert first[0].id == order[0]


# ---- figures


def test_people_see_a_third_fewer_screens_than_a_list_would_show() -> None:
    for possible in (by_touch, by_word):
        screens = count(rules(), computed, possible)
        assert screens.most <= 6
        assert screens.mean <= 4.0


def test_whoever_begins_the_check_touches_five_times_or_less_on_average_until_the_verdict() -> None:
    assert 1 + mean_touches(rules()) <= MOST_TO_VERDICT


def test_the_page_about_the_quick_check_shows_the_figures_as_counted() -> None:
    page = DOC.read_text(encoding="utf-8")
    assert "\n".join(table(rules())) in page


def test_the_counted_mean_is_the_one_the_planner_expects() -> None:
    assert count(rules(), computed, by_touch).mean == pytest.approx(rules().expected({}))


def test_a_check_takes_less_than_two_milliseconds() -> None:
    people = [{}, {"home_internet": "none"}, {"domicile_belgium": "yes", "social_tariff_now": "none"}]
    for answers in people:
        rules().check(answers, FRESH)
    began = time.process_time()
    for _ in range(100):
        for answers in people:
            rules().check(answers, FRESH)
    assert (time.process_time() - began) / 300 < 0.002


def test_every_fact_of_the_check_is_on_exactly_one_screen() -> None:
    on_screen = [fact for question in rules().questions for fact in question.facts]
    assert sorted(on_screen) == sorted(fact.id for fact in BY_ID.values() if fact.check)
