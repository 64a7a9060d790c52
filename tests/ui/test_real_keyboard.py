"""A volunteer plugs in a keyboard: it types, and it cannot do anything else."""

from __future__ import annotations

import pytest

from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.ui.walks import TO_NAME

pytestmark = pytest.mark.screen

ESCAPE, F1, BACKSPACE = 27, 282, 8


def press(key: int) -> None:
    from kivy.core.window import Window

    # As the window does: what nobody takes on the way down would open settings or close the app.
    if not Window.dispatch("on_key_down", key, 0, "", []):
        Window.dispatch("on_keyboard", key, 0, "", [])
    Window.dispatch("on_key_up", key, 0)


def type_text(text: str) -> None:
    from kivy.core.window import Window

    for char in text:
        Window.dispatch("on_textinput", char)


def test_a_real_keyboard_types_in_the_field_and_erases(kiosk: Rig) -> None:
    for touch in TO_NAME:
        kiosk.guide.touch(touch)
    type_text("Zoë B")
    kiosk.step()
    assert kiosk.visit.talk.entry.draft == "Zoë B"
    assert kiosk.app.room.current_screen.field.draft == "Zoë B"
    press(BACKSPACE)
    assert kiosk.visit.talk.entry.draft == "Zoë "


def test_a_real_keyboard_does_nothing_where_nothing_is_typed(kiosk: Rig) -> None:
    for touch in ("begin:nl", "journey:internet-help"):
        kiosk.guide.touch(touch)
    before = kiosk.guide.screen()
    type_text("abc\n ")
    press(BACKSPACE)
    assert kiosk.guide.screen() == before
    assert kiosk.visit.talk.entry.draft == ""


def test_escape_and_f1_neither_close_the_kiosk_nor_open_settings(kiosk: Rig) -> None:
    from kivy.base import EventLoop
    from kivy.core.window import Window

    children = list(Window.children)
    for where in (Stage.ATTRACT, Stage.HOME):
        assert kiosk.visit.stage is where
        for key in (ESCAPE, F1):
            press(key)
            kiosk.step()
        assert kiosk.visit.stage is where
        kiosk.guide.touch("begin:nl") if where is Stage.ATTRACT else None
    assert Window.children == children
    assert not EventLoop.quit


def test_typing_on_a_real_keyboard_counts_as_being_there(kiosk: Rig) -> None:
    for touch in TO_NAME:
        kiosk.guide.touch(touch)
    for _ in range(4):
        kiosk.clock.skip(30)
        type_text("a")
        kiosk.step(0.3)
    assert not kiosk.visit.warned
    assert kiosk.visit.talk.entry.draft == "aaaa"


def test_nothing_is_typed_behind_the_warning(kiosk: Rig) -> None:
    for touch in TO_NAME:
        kiosk.guide.touch(touch)
    type_text("An")
    kiosk.clock.skip(61)
    kiosk.step(0.3)
    assert kiosk.visit.warned
    type_text("na")
    assert kiosk.visit.talk.entry.draft == "An"
