"""Somebody who sees badly finds what can be touched: edges and icons 3:1, words 7:1, in all colours."""

from __future__ import annotations

import pytest

from kiosk.site.contrast import contrast
from kiosk.site.load import load_site
from kiosk.ui import theme

GROUNDS = (theme.PAPER, theme.CARD, theme.SAND, theme.KEY)


@pytest.fixture(params=["usual", "strong"])
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    site = load_site(None).file.colours
    own = {theme.ACCENT: site.accent, theme.TINT: site.tint, theme.ON_ACCENT: site.on_accent}
    return theme.STRONG if request.param == "strong" else theme.NORMAL | own


def test_the_edge_of_what_can_be_touched_is_seen_on_every_ground(colours: dict[str, str]) -> None:
    edges = (theme.EDGE, theme.STOP_EDGE, theme.ACCENT)
    faint = [
        (edge, ground) for edge in edges for ground in GROUNDS if contrast(colours[edge], colours[ground]) < 3
    ]
    assert not faint


def test_icons_are_seen_on_their_ground(colours: dict[str, str]) -> None:
    pairs = (
        (theme.ACCENT, theme.TINT),
        (theme.ON_ACCENT, theme.ACCENT),
        (theme.GOOD, theme.GOOD_TINT),
        (theme.DOUBT, theme.DOUBT_TINT),
        (theme.SOFT, theme.KEY),
    )
    assert not [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 3]


def test_words_are_read_on_paper_and_on_cards(colours: dict[str, str]) -> None:
    inks = (theme.INK, theme.SOFT, theme.STOP)
    assert not [
        (ink, ground)
        for ink in inks
        for ground in (theme.PAPER, theme.CARD)
        if contrast(colours[ink], colours[ground]) < 7
    ]
