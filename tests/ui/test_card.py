"""A card that is really full or really read-only, up to the words that stand on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from kiosk.outbox.queue import open_outbox
from kiosk.problems import TABLE, number_of
from kiosk.visit.stage import Stage
from tests.outbox.card import Card
from tests.ui.rig import Rig
from tests.ui.walks import walk_to_review

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Card]:
    mounted = Card(tmp_path / "card")
    yield mounted
    mounted.take_out()


@contextmanager
def full(card: Card) -> Iterator[None]:
    """Something else takes every byte of the card."""
    card.fill(leaving=0)
    yield
    card.tidy()


def ends(card: Card, how: str) -> tuple[AbstractContextManager[None], str]:
    """Return what happens to the card, and the code of the problem table that says so."""
    return (full(card), card.full.code) if how == "full" else (card.read_only(), "disk-read-only")


def drawn(rig: Rig) -> str:
    """Return what stands on the screen, each text as it is drawn."""
    from kiosk.ui.reading_order import written

    return " ".join(one.writing.text for one in written(rig.app.root))


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_on_a_full_or_read_only_card_the_screen_says_so_and_nothing_is_confirmed(
    card: Card, how: str
) -> None:
    rig = Rig(card.path)
    try:
        walk_to_review(rig.guide, "An", "0471884466")
        happens, code = ends(card, how)
        with happens:
            rig.guide.touch("send")
            rig.step(0.5)
            assert rig.visit.stage is Stage.NOT_KEPT
            words = drawn(rig)
            row, site = TABLE[code], rig.site.texts
            for said in (site.get("nl", "notkept.title"), row.title, row.what_to_do, str(number_of(code))):
                assert said in words
            with open_outbox(rig.state) as outbox:
                assert outbox.status().waiting == 0
        rig.guide.touch("send")
        assert rig.visit.stage is Stage.DONE, "what was said was still there, and now it is kept"
        with open_outbox(rig.state) as outbox:
            assert outbox.status().waiting == 1
    finally:
        rig.close()
