"""Nobody is told yes or no on a guess: the verdicts, their reasons, and what weakens them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.eligibility.facts import BY_ID, FACTS, UNKNOWN, in_table_order
from kiosk.eligibility.result import SchemeResult
from kiosk.eligibility.rules import Rule, deciding_facts, truth
from tests.eligibility.people import (
    FRESH,
    HOUSEHOLD,
    SIX,
    SOCIAL,
    TELENET,
    any_rule,
    contract_social,
    contract_telenet,
    rules,
    some_answers,
)  # fmt: skip

NO_TO_ALL = dict.fromkeys(SIX, "no")
LIKELY = {
    "domicile_belgium": "yes",
    "social_tariff_now": "none",
    "household_ocmw_support": "yes",
    "collective_home": "no",
}


def social(answers: dict[str, str], on: date = FRESH) -> SchemeResult:
    return next(one for one in rules().check(answers, on).schemes if one.id == SOCIAL)


def telenet(answers: dict[str, str]) -> SchemeResult:
    return next(one for one in rules().check(answers, FRESH).schemes if one.id == TELENET)


def test_every_household_gets_the_verdict_that_was_agreed() -> None:
    scheme = next(scheme for scheme in rules().schemes if scheme.id == SOCIAL)
    facts = ("domicile_belgium", "social_tariff_now", "collective_home", *SIX)
    seen = set()
    for words in product(*(BY_ID[fact].values for fact in facts)):
        answers = dict(zip(facts, words, strict=True))
        said = scheme.rules.verdict(answers)
        assert said == contract_social(answers), answers
        seen.add(said)
    assert seen == {"likely", "unlikely", "ask"}


def test_telenet_never_decides_alone_but_for_who_needs_nothing() -> None:
    scheme = next(scheme for scheme in rules().schemes if scheme.id == TELENET)
    for internet, money in product((*BY_ID["home_internet"].values, None), ("yes", "no", UNKNOWN, None)):
        given_words = {"home_internet": internet, "money_tight": money}
        answers = {fact: word for fact, word in given_words.items() if word}
        assert scheme.rules.verdict(answers) == contract_telenet(answers)


@given(some_answers())
def test_verdicts_are_the_agreed_ones_whatever_else_is_answered(answers: dict[str, str]) -> None:
    assert social(answers).unweakened == social(answers).verdict == contract_social(answers)
    assert telenet(answers).unweakened == contract_telenet(answers)


def test_who_says_nothing_is_asked_to_ask_us() -> None:
    for one in rules().check({}, FRESH).schemes:
        assert (one.verdict, one.unweakened, one.because) == ("ask", "ask", ())


@given(some_answers(), st.sampled_from(sorted(BY_ID)))
def test_an_answer_taken_away_never_makes_a_verdict_more_definite(answers: dict[str, str], fact: str) -> None:
    assume(fact in answers)
    fewer = {other: word for other, word in answers.items() if other != fact}
    for less in (fewer, {**answers, fact: UNKNOWN}):
        for before, after in zip(
            rules().check(answers, FRESH).schemes, rules().check(less, FRESH).schemes, strict=True
        ):
            assert after.verdict in (before.verdict, "ask")
            assert after.unweakened in (before.unweakened, "ask")


@given(some_answers())
def test_not_knowing_and_not_having_been_asked_give_the_same_verdict(answers: dict[str, str]) -> None:
    known = {fact: word for fact, word in answers.items() if word != UNKNOWN}
    for one, other in zip(
        rules().check(answers, FRESH).schemes, rules().check(known, FRESH).schemes, strict=True
    ):
        assert (one.verdict, one.because, one.missing) == (other.verdict, other.because, other.missing)


@given(some_answers())
def test_missing_is_what_could_change_the_verdict_alone(answers: dict[str, str]) -> None:
    for result, agreed in ((social(answers), contract_social), (telenet(answers), contract_telenet)):
        expected = [
            fact.id
            for fact in FACTS
            if answers.get(fact.id, UNKNOWN) == UNKNOWN
            and any(agreed({**answers, fact.id: word}) != agreed(answers) for word in fact.known_values)
        ]
        assert list(result.missing) == expected


def agreed_because(answers: dict[str, str]) -> list[str]:
    """The reasons of the social offer, written out without trees."""
    said = contract_social(answers)
    touched = [g for g in ("increased_reimbursement", "sickness_benefit_only") if answers.get(g) == "yes"]
    guards = touched if all(answers.get(fact) == "no" for fact in SIX) else []
    if said == "ask":
        weak = {"social_tariff_now": "old", "collective_home": "yes"}
        return [fact for fact, word in weak.items() if answers.get(fact) == word]
    if said == "likely":
        yes = [fact for fact in HOUSEHOLD if answers.get(fact) == "yes"]
        return ["domicile_belgium", "social_tariff_now", *yes, "collective_home"]
    if answers.get("domicile_belgium") == "no":
        return ["domicile_belgium", *guards]
    if answers.get("social_tariff_now") == "new":
        return ["social_tariff_now", *guards]
    return [*SIX, *guards]


@given(some_answers())
def test_because_names_the_answers_that_decided_in_table_order(answers: dict[str, str]) -> None:
    assert list(social(answers).because) == agreed_because(answers)
    expected = ["home_internet", "money_tight"] if contract_telenet(answers) == "unlikely" else []
    scheme = next(scheme for scheme in rules().schemes if scheme.id == TELENET)
    assert list(in_table_order(scheme.rules.because(contract_telenet(answers), answers))) == expected


@given(any_rule(("money_tight", "home_internet", "collective_home")), some_answers())
def test_reasons_are_enough_on_their_own(rule: Rule, answers: dict[str, str]) -> None:
    decided = truth(rule, answers)
    kept = {fact: answers[fact] for fact in deciding_facts(rule, answers)}
    assert (decided is None and not kept) or truth(rule, kept) is decided


# ---- stale


def test_rules_hold_up_to_the_last_day_and_are_stale_the_day_after() -> None:
    scheme = next(scheme for scheme in rules().schemes if scheme.id == SOCIAL)
    assert scheme.checked_on is not None
    last = scheme.checked_on + timedelta(days=scheme.stale_after_days)
    assert last == date(2027, 5, 20)
    assert (social(LIKELY, last).verdict, social(LIKELY, last).stale) == ("likely", False)
    late = social(LIKELY, last + timedelta(days=1))
    assert (late.verdict, late.unweakened, late.stale) == ("ask", "likely", True)
    assert "21 november 2026" in late.text
    assert late.because == ()


def test_a_stale_scheme_tells_the_reasons_to_ask_and_not_those_of_the_old_verdict() -> None:
    answers = {**NO_TO_ALL, "social_tariff_now": "old", "increased_reimbursement": "yes"}
    late = social(answers, date(2028, 1, 1))
    assert (late.verdict, late.unweakened, late.because) == ("ask", "unlikely", ("social_tariff_now",))
    assert late.missing == social(answers).missing


def test_telenet_is_stale_for_want_of_a_source_and_shows_no_price() -> None:
    result = telenet({"home_internet": "fine", "money_tight": "no"})
    assert (result.stale, result.verdict, result.unweakened) == (True, "ask", "unlikely")
    assert result.checked_on is None
    assert result.price is None
    assert "2021" in result.text
    assert not any(sign in result.text for sign in ("euro", "€"))
    assert "via de sociale partner" in result.name


# ---- guards


@pytest.mark.parametrize("guard", ["increased_reimbursement", "sickness_benefit_only"])
def test_a_guard_alone_changes_no_verdict_but_is_explained(guard: str) -> None:
    without, touched = social(NO_TO_ALL), social({**NO_TO_ALL, guard: "yes"})
    assert touched.verdict == without.verdict == "unlikely"
    assert without.because == SIX
    assert touched.because == (*SIX, guard)
    sentence = {"increased_reimbursement": "Verhoogde tegemoetkoming", "sickness_benefit_only": "mutualiteit"}
    assert sentence[guard] in touched.text
    assert sentence[guard] not in without.text


def test_a_guard_beside_a_benefit_that_counts_is_not_mentioned() -> None:
    result = social({**LIKELY, "increased_reimbursement": "yes"})
    assert (result.verdict, result.because) == ("likely", tuple(LIKELY))


@given(some_answers(), st.sampled_from(["yes", "no", UNKNOWN]), st.sampled_from(["yes", "no", UNKNOWN]))
def test_guards_and_being_followed_change_neither_verdict_nor_question(
    answers: dict[str, str], guard: str, followed: str
) -> None:
    other = {**answers, "increased_reimbursement": guard, "followed_by_social_service": followed}
    one, two = rules().check(answers, FRESH), rules().check(other, FRESH)
    assert [s.verdict for s in one.schemes] == [s.verdict for s in two.schemes]
    assert one.next_question == two.next_question


# ---- words


def test_the_reason_that_tells_most_comes_first_in_their_own_words() -> None:
    reasons = social(LIKELY).reasons
    assert reasons[0] == "Iemand op jouw adres krijgt leefloon of steun van het OCMW."
    assert len(reasons) == len(LIKELY)


def test_no_to_six_benefits_is_one_reason_and_not_six() -> None:
    assert social(NO_TO_ALL).reasons == ("Niemand op jouw adres krijgt een steun die hier telt.",)


def test_probably_not_always_carries_one_other_thing_we_can_do() -> None:
    assert "goedkoper abonnement" in social(NO_TO_ALL).text


def test_the_old_tariff_comes_with_a_warning_not_to_switch_yet() -> None:
    result = social({**LIKELY, "social_tariff_now": "old"})
    assert (result.verdict, result.because) == ("ask", ("social_tariff_now",))
    assert "Stap nog niet over" in result.text


def test_the_price_is_the_latest_that_was_verified_and_carries_its_day() -> None:
    price = social(LIKELY).price
    assert price is not None
    assert (price.value, price.date, price.verified) == (19.0, date(2024, 3, 1), True)


class Elsewhere:
    """Words in another language, with a slip in one of them."""

    def say(self, key: str, dutch: str) -> str:
        return "{no such place}" if key.endswith("likely.text") else f"<{key}> {dutch}"

    def day(self, day: date) -> str:
        return day.isoformat()


def test_results_speak_the_language_of_the_person_and_survive_a_slip_in_a_translation() -> None:
    result = rules().check(LIKELY, FRESH, Elsewhere()).schemes[0]
    assert result.reasons[0].startswith("<fact.household_ocmw_support.yes> Iemand")
    step = f"<scheme.{SOCIAL}.likely.next_steps.1> Zelf bellen kan ook: 0800 120 33."
    assert result.next_steps[1] == step
    assert result.text.startswith("Goedkoper internet thuis")
    late = rules().check(LIKELY, date(2028, 1, 1), Elsewhere()).schemes[0]
    assert "2026-11-21" in late.text
