"""People who stand before the quick-check, and small rule bases to ask them about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from kiosk.eligibility.facts import BY_ID, FACTS, UNKNOWN
from kiosk.eligibility.question import NONE_OF_THESE, Question
from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.rules import Rule
from kiosk.site.schemes import load_questions, load_schemes

SOCIAL, TELENET = "be.sociaal-internetaanbod", "telenet.essential-internet"
FRESH = date(2026, 12, 1)  # the rules of the social offer were checked eleven days before
HOUSEHOLD = (
    "household_ocmw_support",
    "household_disability_allowance",
    "household_elderly_care_budget",
    "household_child_care_allowance",
    "household_income_guarantee_elderly",
)
SIX = (*HOUSEHOLD, "pension_service_other_help")
ASKED = tuple(fact.id for fact in FACTS if fact.check and not fact.guard)


@cache
def rules() -> RuleBase:
    """The quick-check that ships with the kiosk."""
    return RuleBase(load_schemes(), load_questions())


def contract_social(answers: Mapping[str, str]) -> str:
    """The social offer, word for word from the agreement with other programs; an oracle without trees."""
    word = answers.get
    if word("domicile_belgium") == "no" or word("social_tariff_now") == "new":
        return "unlikely"
    if all(word(fact) == "no" for fact in SIX):
        return "unlikely"
    if (
        word("domicile_belgium") == "yes"
        and word("social_tariff_now") == "none"
        and word("collective_home") == "no"
        and any(word(fact) == "yes" for fact in HOUSEHOLD)
    ):
        return "likely"
    return "ask"


def contract_telenet(answers: Mapping[str, str]) -> str:
    """Telenet via the social partner, likewise."""
    if answers.get("home_internet") == "fine" and answers.get("money_tight") == "no":
        return "unlikely"
    return "ask"


def some_answers(
    facts: tuple[str, ...] = tuple(BY_ID), silent: bool = True
) -> st.SearchStrategy[dict[str, str]]:
    """Any answers to `facts`; `silent`: some are not given at all."""
    words = {fact: st.sampled_from(BY_ID[fact].values) for fact in facts}
    if silent:
        return st.fixed_dictionaries({}, optional=words)
    return st.fixed_dictionaries(words)


def one_person() -> st.SearchStrategy[dict[str, set[str]]]:
    """What somebody would touch on each screen, whichever screens come."""
    touches = {}
    for question in load_questions():
        if question.kind == "several":
            some = st.sets(st.sampled_from((*question.facts, UNKNOWN)), min_size=1)
            touches[question.id] = st.one_of(st.just({NONE_OF_THESE}), some)
        else:
            touches[question.id] = st.sampled_from(question.tile_values).map(lambda value: {value})
    return st.fixed_dictionaries(touches)


def any_rule(facts: tuple[str, ...]) -> st.SearchStrategy[Rule]:
    """Trees of all, any and not, three deep."""

    def leaf(fact: str) -> st.SearchStrategy[dict[str, Any]]:
        words = st.sets(st.sampled_from(BY_ID[fact].known_values), min_size=1)
        return words.map(lambda chosen: {"fact": fact, "is": sorted(chosen)})

    def node(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        parts = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            st.builds(lambda p: {"all": p}, parts),
            st.builds(lambda p: {"any": p}, parts),
            st.builds(lambda p: {"not": p}, inner),
        )

    leaves = st.sampled_from(facts).flatmap(leaf)
    return st.recursive(leaves, node, max_leaves=7).map(Rule.model_validate)


def both_yes(one: str, other: str) -> tuple[Rule, Rule]:
    """The rules of a scheme that is likely when both facts are yes, and unlikely never."""
    never = Rule.model_validate({"all": [{"fact": one, "is": word} for word in ("yes", "no")]})
    return never, Rule.model_validate({"all": [{"fact": fact, "is": "yes"} for fact in (one, other)]})


def one_fact_question(fact: str) -> Question:
    """A screen that asks `fact` alone."""
    tiles = tuple({"value": value, "label": value, "icon": "x"} for value in BY_ID[fact].values)
    return Question.model_validate(
        {"id": fact, "kind": "choice", "title": f"{fact}?", "asks": (fact,), "tile": tiles}
    )
