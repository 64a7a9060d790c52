"""The first choice: who stands here with somebody, or for somebody, finds how to begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ui.screens.home import MOST
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen
SITES = sorted(one.parent for one in Path("config/sites").glob("*/site.toml"))


def test_who_helps_somebody_finds_a_tile_of_their_own_on_home(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    tile = kiosk.guide.find("journey:referral")
    assert tile is not None, "not behind 'something else'"
    assert tile.label == "Ik help iemand"
    kiosk.guide.touch("journey:referral")
    kiosk.guide.touch("next")
    assert kiosk.guide.screen() == "step-helper"


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_at_no_site_that_asks_it_is_the_helper_more_than_two_touches_away(tmp_path: Path, site: Path) -> None:
    rig = Rig(tmp_path, site)
    try:
        journeys = rig.site.file.journeys
        assert journeys.index("referral") < MOST, "on home, or the first behind 'something else'"
        rig.guide.touch(f"begin:{rig.app.parts.languages[0]}")
        if not rig.guide.find("journey:referral"):
            rig.guide.touch("others")
        assert rig.guide.find("journey:referral")
    finally:
        rig.close()
