"""A trembling hand, a bouncing panel, a child drumming: nothing happens twice and nothing is skipped."""

from __future__ import annotations

import random

import pytest

from kiosk.visit.stage import Stage
from tests.ui.rig import WIDE, Rig
from tests.ui.walks import TO_NAME, TO_REVIEW

pytestmark = pytest.mark.screen

SETTLED = 0.4  # seconds after which a touch is meant


def test_two_touches_of_a_trembling_hand_choose_a_tile_once(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-check"):
        kiosk.guide.touch(touch)
    while kiosk.visit.ask.kind != "several":
        kiosk.guide.answer(kiosk.visit.ask.options[0].value)
    first = kiosk.visit.ask.options[0].value
    kiosk.step(SETTLED)
    spot = kiosk.place_of(f"option:{first}")
    kiosk.tap(spot, spot, every=0.12)
    assert kiosk.visit.check.entry.picked == (first,)
    kiosk.step(SETTLED)
    kiosk.tap(spot)
    assert kiosk.visit.check.entry.picked == (), "a touch that was meant takes the tile back"


def test_a_letter_can_be_typed_twice_in_a_row_as_fast_as_anybody_types(kiosk: Rig) -> None:
    for touch in TO_NAME:
        kiosk.guide.touch(touch)
    kiosk.step(SETTLED)
    for letter in "anna":
        kiosk.tap(kiosk.place_of(f"key:{letter}"), every=0.07)
    assert kiosk.visit.talk.entry.draft == "Anna"


def test_ten_fast_taps_on_a_button_never_skip_a_screen(kiosk: Rig) -> None:
    """Walk to the paper by hammering on every button; no burst may change the screen more than once."""
    typed = {"NAME": "An", "REACH": "0471123456", "PLACE": "9900"}
    path = (*TO_NAME, *TO_REVIEW["phone"], "send")
    for what in path:
        if what in typed:
            kiosk.guide.type(typed[what])
            continue
        kiosk.step(SETTLED)
        met = kiosk.tap(*[kiosk.place_of(what)] * 10)
        assert len(met) <= 2, f"ten taps on {what!r} led through {met}"
    assert kiosk.visit.stage is Stage.DONE
    assert kiosk.kiosk.visit.frame.store.outbox.status().waiting == 1, "sent once, stored once"
    kiosk.step(SETTLED)
    assert kiosk.tap(*[kiosk.place_of("done")] * 10) == ["done", "tell-went"]


def test_drumming_all_over_the_glass_never_skips_a_screen(kiosk: Rig) -> None:
    chance = random.Random(20261)
    reached = set()
    for _ in range(25):
        kiosk.step(SETTLED)
        spots = [(chance.uniform(0, WIDE[0]), chance.uniform(0, WIDE[1])) for _ in range(10)]
        met = kiosk.tap(*spots)
        assert len(met) <= 2, f"drumming led through {met}"
        reached.update(met)
    assert len(reached) > 3, "the drumming went nowhere, so it showed nothing"
