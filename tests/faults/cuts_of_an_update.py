"""The plug pulled at every step of an update of the program; see tests/releases/cuts.py."""

from __future__ import annotations

from tests.faults.table import Line, Row
from tests.releases.cuts import every_cut

WAYS = [(torn, good) for torn in (False, True) for good in (True, False)]


def run(n: int) -> list[Row]:
    """`n` cuts, spread over the steps of updates to a good and to a bad release, on two kinds of cards."""
    cuts, lost, old, new = 0, 0, 0, 0
    start = 1
    while cuts < n:
        for torn, good in WAYS:
            found = every_cut(torn, good, stride=max(1, 300 // n), start=start, most=n - cuts)
            cuts, lost = cuts + found.cuts, lost + len(found.lost)
            old, new = old + found.old, new + found.new
        start += 1
    control = every_cut(torn=True, draws_new=True, stride=3, careless=True)
    what = "the plug pulled before a change to the card, while the program is updated"
    return [
        Row(
            f"{what} ({old:,} ran the old release, {new:,} the new one)",
            cuts,
            "cuts",
            {"without a kiosk": lost},
        ),
        Row(
            "an update that syncs nothing", control.cuts, "cuts", {"without a kiosk": len(control.lost)}, True
        ),
    ]


LINE = Line("cut-update", "The plug pulled during an update", 40, 300, run)
