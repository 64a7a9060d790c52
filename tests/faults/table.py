"""What a run of faults found, row by row, and what it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


class NotPossibleHere(Exception):
    """This machine does not let us do it (no loop mounts, no strace); the message says what is missing.

    The row is then shown as not done. It never counts as a row that held.
    """


@dataclass(frozen=True)
class Row:
    """`counts` names what was found; each must be 0, or for a `control` one of them must not be.

    A control is something known to lose, double or leak: a harness that finds nothing there sees nothing.
    """

    what: str
    n: int
    of: str
    counts: dict[str, int] = field(default_factory=dict)
    control: bool = False
    note: str = ""

    @property
    def ok(self) -> bool:
        return bool(self.n) and any(self.counts.values()) == self.control

    @property
    def found(self) -> str:
        return ", ".join(f"{number:,} {word}" for word, number in self.counts.items())

    @property
    def must(self) -> str:
        return "must fail" if self.control else "0"


@dataclass(frozen=True)
class Line:
    """One kind of fault: how often it happens in `make faults` and in a long run, and what makes it happen.

    `run(n)` returns its rows, the product first, then the controls. `wanted` is the N a release must show in
    each row of the product; 0 where it is `long` itself (a row may count something else than `n` does).
    """

    name: str
    title: str
    short: int
    long: int
    run: Callable[[int], list[Row]]
    wanted: int = 0
    by_itself: bool = (
        False  # takes minutes and packages of its own: has its own command, is no part of make test
    )

    @property
    def asked(self) -> int:
        """The N that docs/reliability.md must show before this line has been run as often as promised."""
        return self.wanted or self.long

    def reached(self, rows: Iterable[Row]) -> bool:
        """Say whether enough was recorded: in every row of the product; the controls do not count."""
        ours = [row.n for row in rows if not row.control]
        return bool(ours) and min(ours) >= self.asked
