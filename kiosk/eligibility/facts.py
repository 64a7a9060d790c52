"""The facts of the quick-check, and what counts as an answer.

An answer is a word per fact. "unknown" and absent both mean that we do not know: neither ever counts as
no. The difference is that a fact answered "unknown" is not asked again.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator

from kiosk.problems import Problem

UNKNOWN = "unknown"
YES_NO = ("yes", "no", UNKNOWN)

Answers = Mapping[str, str]


class BadAnswers(Problem):
    """The answers cannot be used; the message names the fact and the words that would be right."""

    code = "bad-input"


class Fact(NamedTuple):
    """One thing to know about a household. `values` ends with "unknown"."""

    id: str
    values: tuple[str, ...] = YES_NO
    guard: bool = False  # a tile that people expect to count; alone it gives no right and changes no verdict
    check: bool = True  # False: asked in registration only, never in the quick-check

    @property
    def known_values(self) -> tuple[str, ...]:
        """The words that say something: all but "unknown"."""
        return self.values[:-1]


# The order is part of the interface: `because` and `missing` follow it.
FACTS: tuple[Fact, ...] = (
    Fact("home_internet", ("none", "too_dear", "slow_or_little", "fine", UNKNOWN)),
    Fact("domicile_belgium"),
    # The border between old and new is 1 March 2024 (art. 22 and 22/2, annex 1, law of 13 June 2005).
    Fact("social_tariff_now", ("none", "old", "new", UNKNOWN)),
    Fact("household_ocmw_support"),
    Fact("household_disability_allowance"),
    Fact("household_elderly_care_budget"),
    Fact("household_child_care_allowance"),
    Fact("household_income_guarantee_elderly"),
    Fact("pension_service_other_help"),
    Fact("increased_reimbursement", guard=True),
    Fact("sickness_benefit_only", guard=True),
    Fact("collective_home"),
    Fact("followed_by_social_service", check=False),
    Fact("money_tight"),
)
BY_ID: dict[str, Fact] = {fact.id: fact for fact in FACTS}


def in_table_order(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the fact ids once each, in the order of `FACTS`."""
    wanted = set(ids)
    return tuple(fact.id for fact in FACTS if fact.id in wanted)


def nearest(word: object, known: Iterable[str]) -> str:
    """Return '; did you mean …?' for a near word, else the list of known words."""
    words = list(known)
    near = difflib.get_close_matches(str(word)[:60], words, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(words)}"


def _known_fact(fact_id: str) -> str:
    if fact_id not in BY_ID:
        raise ValueError(f"{fact_id!r} is no fact" + nearest(fact_id, BY_ID))
    return fact_id


FactId = Annotated[str, AfterValidator(_known_fact)]


def check_answers(data: object) -> dict[str, str]:
    """Return `data` as answers, in table order.

    Raises BadAnswers when it is no object of fact → word, naming the fact and the allowed words.
    """
    if not isinstance(data, Mapping):
        raise BadAnswers(f'the answers must be an object such as {{"money_tight": "yes"}}, not {_kind(data)}')
    for fact_id, word in data.items():
        if fact_id not in BY_ID:
            raise BadAnswers(f"there is no fact {_short(fact_id)}" + nearest(fact_id, BY_ID))
        allowed = BY_ID[fact_id].values
        if not isinstance(word, str) or word not in allowed:
            hint = nearest(word, allowed) if isinstance(word, str) else ""
            near = hint if "mean" in hint else ""
            what = _short(word) if isinstance(word, str) else _kind(word)
            raise BadAnswers(f"{fact_id} is {what} but must be one of {', '.join(allowed)}{near}")
    return {fact.id: data[fact.id] for fact in FACTS if fact.id in data}


def parse_answers(raw: bytes) -> dict[str, str]:
    """Read answers from UTF-8 JSON, as `kiosk check` gets them; raises BadAnswers in one clear line."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadAnswers(f"line {line} is not UTF-8 text; save the answers as UTF-8") from None
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise BadAnswers(f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})") from None
    except (RecursionError, ValueError):  # thousands of brackets; a number of thousands of digits
        raise BadAnswers('the answers must be one flat object such as {"money_tight": "yes"}') from None
    return check_answers(data)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            # Two answers to one question: guessing which one counts could turn a 'no' into a 'yes'.
            raise BadAnswers(f"{_short(key)} is answered twice; keep one")
        seen[key] = value
    return seen


def _short(word: object) -> str:
    text = ascii(word)
    return text if len(text) <= 32 else text[:30] + "…'"


def _kind(data: object) -> str:
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null", dict: "an object"}
    return kinds.get(type(data), "a number")
