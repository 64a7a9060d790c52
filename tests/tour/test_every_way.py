"""Big letters, strong colours, low buttons, small and large panels: what must hold on a screen holds in each.

Here: Dutch, Arabic and Ukrainian (long words, and the frame turned round) in every size, with the biggest
letters and with low buttons, on the way of the quick-check and of one registration; the other journeys ask on
the same screens. The tour of all journeys in all languages is tests/tour/test_tour.py. With EVERY_WAY=1
(`make screens`) the full cross: all journeys in all languages, letters in between and strong colours
(that move nothing) too, on a large panel: its shape is that of the small one, as are its defects.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tour.tours import EASES, FARTHEST, LARGE, LYING, SMALL, STANDING, run_tour

pytestmark = [pytest.mark.screen, pytest.mark.slow]

EVERY_WAY = bool(os.environ.get("EVERY_WAY"))
LANGUAGES, MADE_EASIER = ("all", EASES) if EVERY_WAY else ("nl,ar,uk", FARTHEST)
TWO = ("--journey", "internet-check", "--journey", "internet-help")
MORE = ("--no-pictures", *(() if EVERY_WAY else TWO))
SIZES = (LYING, STANDING, SMALL, *((LARGE,) if EVERY_WAY else ()))


@pytest.mark.parametrize("size", SIZES)
def test_a_person_finds_every_screen_in_order_in_any_size_and_however_it_is_made_easier(
    size: str, tmp_path: Path
) -> None:
    tour = run_tour(tmp_path, "--size", size, "--also", LANGUAGES, "--also-ease", MADE_EASIER, *MORE)
    assert tour.code == 0, tour.stderr
    ways = 3 * len(MADE_EASIER.split(","))
    assert tour.data["also_checked"] > ways * len({step["screen"] for step in tour.steps})
    found = tour.stderr.splitlines()
    assert not found, f"{len(found)} defects:\n" + "\n".join(found)[:4000]
