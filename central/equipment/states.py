"""Where a device stands and what brings it further: one small table. No database here and no page.

    in ─ proof ─► wiped ─► checked ─► ready ─ loan ─► out ─ return ─► back ─ proof ─► wiped …
                                   any of these but `out` ─► broken ─► in

Whatever comes in or back must be proven wiped before anybody gets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a device stands."""

    IN = "in"
    WIPED = "wiped"
    CHECKED = "checked"
    READY = "ready"
    OUT = "out"
    BACK = "back"
    BROKEN = "broken"


class By(StrEnum):
    """What a move asks for: a colleague who says so, or more than that."""

    HAND = "hand"
    PROOF = "proof"  # that it was wiped
    LOAN = "loan"  # signed by whoever gets it, or scanned out to a group
    RETURN = "return"


WORDS: Mapping[State, str] = MappingProxyType(
    {
        State.IN: "Binnen",
        State.WIPED: "Gewist",
        State.CHECKED: "Nagekeken",
        State.READY: "Klaar",
        State.OUT: "Bij iemand",
        State.BACK: "Terug",
        State.BROKEN: "Stuk of onderdelen",
    }
)
MOVES: Mapping[State, Mapping[State, By]] = MappingProxyType(
    {
        State.IN: {State.WIPED: By.PROOF, State.BROKEN: By.HAND},
        State.WIPED: {State.CHECKED: By.HAND, State.BROKEN: By.HAND},
        State.CHECKED: {State.READY: By.HAND, State.BROKEN: By.HAND},
        State.READY: {State.OUT: By.LOAN, State.CHECKED: By.HAND, State.BROKEN: By.HAND},
        State.OUT: {State.BACK: By.RETURN, State.BROKEN: By.RETURN},  # broken: it is lost, or fell
        State.BACK: {State.WIPED: By.PROOF, State.BROKEN: By.HAND},
        State.BROKEN: {State.IN: By.HAND},  # mended: all begins anew
    }
)
UNSAFE = frozenset({State.IN, State.BACK})  # somebody's data may be on it


def asks(begin: str, end: str) -> By | None:
    """Return what it takes to bring a device from one state to another; None: that is no move.

    >>> asks("in", "wiped"), asks("in", "out")
    (<By.PROOF: 'proof'>, None)
    """
    return MOVES[State(begin)].get(State(end))


def by_hand(begin: str) -> list[State]:
    """Return where a colleague can bring a device by saying so, what comes next first."""
    return [end for end, by in MOVES[State(begin)].items() if by is By.HAND]
