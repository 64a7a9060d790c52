"""Big letters, strong colours, low buttons, small and large panels: what must hold on a screen holds in each.

Here: Dutch, Arabic and Ukrainian (long words, and the frame turned round) in every size and mode, on the
way of the quick-check and of one registration; the other journeys ask on the same screens. The tour of all
journeys in all languages is tests/tour/test_tour.py. With EVERY_WAY=1 (`make screens`) the full cross: all
journeys in all languages.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tour.tours import EASES, LARGE, LYING, SMALL, STANDING, run_tour

pytestmark = [pytest.mark.screen, pytest.mark.slow]

EVERY_WAY = bool(os.environ.get("EVERY_WAY"))
LANGUAGES = "all" if EVERY_WAY else "nl,ar,uk"
TWO = ("--journey", "internet-check", "--journey", "internet-help")
MORE = ("--no-pictures", *(() if EVERY_WAY else TWO))


@pytest.mark.parametrize("size", [LYING, STANDING, SMALL, LARGE])
def test_a_person_finds_every_screen_in_order_however_they_need_it(size: str, tmp_path: Path) -> None:
    tour = run_tour(tmp_path, "--size", size, "--also", LANGUAGES, "--also-ease", EASES, *MORE)
    assert tour.code == 0, tour.stderr
    assert not tour.stderr, f"{len(tour.stderr.splitlines())} defects:\n{tour.stderr[:4000]}"
    assert tour.data["also_checked"] > 10 * len({step["screen"] for step in tour.steps}) / 2
