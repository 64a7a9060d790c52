"""What still hangs on somebody, or on an organisation, that goes: the rooms above say it; none is known here.

A colleague may be kept out whatever hangs on them, but somebody must read that people wait for them. An
organisation ends only when nothing holds it back.
"""

from __future__ import annotations

from collections.abc import Callable

from central.accounts.models import Organisation, User

LeftBehind = Callable[[Organisation, User], str]  # a sentence; '' when nothing is left behind
GiveOn = Callable[[Organisation, User, User, User], int]  # whose, by whom, to whom; how many
HoldsBack = Callable[[Organisation], str]  # a sentence; '' when nothing holds it back

_left: list[tuple[LeftBehind, GiveOn]] = []
_held: list[HoldsBack] = []


def leaves_behind(said: LeftBehind, give_on: GiveOn) -> None:
    """Let a room say what a colleague leaves behind, and give it to another."""
    _left.append((said, give_on))


def holds_back(said: HoldsBack) -> None:
    """Let a room say why an organisation cannot end yet."""
    _held.append(said)


def left_behind(organisation: Organisation, user: User) -> list[str]:
    return [line for said, _ in _left if (line := said(organisation, user))]


def give_on(organisation: Organisation, user: User, by: User, to: User) -> int:
    return sum(give(organisation, user, by, to) for _, give in _left)


def held_back(organisation: Organisation) -> list[str]:
    return [line for said in _held if (line := said(organisation))]
