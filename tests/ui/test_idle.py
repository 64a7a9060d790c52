"""While nobody is there the loop sleeps until something happens, and what happens is never slept over."""

from __future__ import annotations

import gc

import pytest

from tests.ui.listening import until
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


class Sleeper:
    """Stands for SDL: notes for how long it was asked to wait, and says whether something happened."""

    def __init__(self, *happened: bool) -> None:
        self.happened, self.asked = list(happened), []

    def SDL_WaitEventTimeout(self, _: object, milliseconds: int) -> int:  # noqa: N802 — named by SDL
        self.asked.append(milliseconds)
        return int(self.happened.pop(0)) if self.happened else 0


@pytest.fixture
def at_rest(kiosk: Rig) -> Rig:
    """Nobody is there, and what was drawn last was drawn a while ago."""
    kiosk.step(0.5)
    return kiosk


def loop(sleeper: Sleeper) -> object:
    from kiosk.ui.event_wait import _Loop

    made = _Loop(sleeper)
    made._still_at = 0.0
    return made


def test_a_finger_laid_on_a_button_is_felt_at_once_even_when_nothing_follows(at_rest: Rig) -> None:
    sleeper = Sleeper(True)
    awake = loop(sleeper)
    awake.idle()  # woken; Kivy fetches the touch at the end of this round
    awake.idle()  # and hands it out in this one
    assert len(sleeper.asked) == 1, "between fetching a touch and handing it out nothing waits"
    awake.idle()
    assert len(sleeper.asked) == 2


def test_nobody_is_kept_waiting_for_what_is_due(at_rest: Rig) -> None:
    from kivy.clock import Clock

    sleeper = Sleeper()
    awake = loop(sleeper)
    due = Clock.schedule_once(lambda _: None, 0.03)
    awake.idle()
    due.cancel()
    assert 0 <= sleeper.asked[0] <= 30


def test_a_scan_ends_the_nap() -> None:
    from kiosk.ui.event_wait import _sdl, wake

    sdl = _sdl()
    assert sdl is not None, "the SDL of Kivy's wheel is not where it was"
    wake()
    assert sdl.SDL_WaitEventTimeout(None, 0) == 1


@pytest.mark.parametrize("language", ["nl", "ar"])  # for Arabic the frame is made anew: no screen was left
def test_once_nobody_is_there_python_puts_its_house_in_order_and_leaves_it_alone(
    at_rest: Rig, language: str
) -> None:
    """In the middle of a touch that took a tenth of a second."""
    from kiosk.ui.screens.aside import REST

    at_rest.guide.touch(f"begin:{language}")
    gc.unfreeze()
    at_rest.step(REST + 0.3)
    assert gc.get_freeze_count() == 0, "somebody is there"
    at_rest.start_over()
    until(at_rest, lambda: gc.get_freeze_count() > 0)
    gc.unfreeze()
