"""What plays in the window knows of it: each kind of player only what it needs.

kiosk.ui.window is all of these at once and knows every player; no player knows kiosk.ui.window. Where a
person is in their visit is another stage: kiosk.visit.stage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.ui.parts import Parts
from kiosk.ui.tremor import Tremor
from kiosk.ui.widgets.bar import Small
from kiosk.ui.widgets.frame import Frame
from kiosk.ui.widgets.one_screen import OneScreen
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.machine import Visit

T = TypeVar("T")


class ReadsAloud(Protocol):
    """What the screens know of reading aloud (kiosk.ui.aloud)."""

    @property
    def can(self) -> bool:
        """Say whether this person can hear anything here."""

    def button(self) -> Sequence[Small]:
        """Return the button that reads the screen aloud, and what stands beside it while it does."""

    def volume(self) -> Sequence[Small]:
        """Return softer and louder for who finds the way by ear."""

    def filled(self, kind: str) -> str:
        """Return what is said in place of something typed into a field of this kind."""


class AnyStage(Protocol):
    """What all have: the visit, and a way to show what came of it."""

    @property
    def visit(self) -> Visit:
        """The visit of now."""

    def render(self) -> None:
        """Show the visit as it is now."""


class ScanStage(AnyStage, Protocol):
    """For what was scanned (kiosk.ui.scans)."""

    @property
    def parts(self) -> Parts:
        """What the window was given."""


class KeysStage(AnyStage, Protocol):
    """For a real keyboard (kiosk.ui.usb_keyboard)."""

    @property
    def room(self) -> OneScreen:
        """Where the screen is."""


class WarningStage(AnyStage, Protocol):
    """For the warning before a wipe."""

    @property
    def aloud(self) -> ReadsAloud:
        """Reads the screen aloud."""

    def t(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit."""


class SeenStage(AnyStage, Protocol):
    """What a screen and what reads it aloud both need: what can be seen, and the words for it."""

    @property
    def parts(self) -> Parts:
        """What the window was given."""

    @property
    def root_layout(self) -> Widget:
        """All that can be seen: as wide and high as the window."""

    @property
    def frame(self) -> Frame:
        """What stands around the screen."""

    def t(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit."""


class VoiceStage(SeenStage, Protocol):
    """For what reads the screen aloud (kiosk.ui.aloud, kiosk.ui.hearing)."""

    @property
    def room(self) -> OneScreen:
        """Where the screen is."""

    @property
    def warning(self) -> Widget:
        """What lies over the screen while the visit warns."""


class ScreenStage(SeenStage, Protocol):
    """For a screen."""

    @property
    def aloud(self) -> ReadsAloud:
        """Reads the screen aloud."""

    def date(self, day: date, /) -> str:
        """Return a date in the words of the visit's language."""

    def mine(self, key: str, /, **values: object) -> str:
        """Return a text in the language of the visit alone."""

    def in_both(self, say: Callable[[Callable[..., str], str], T], /) -> T:
        """Return what `say` makes in the visit's language; for two who read together note all its Dutch."""


class TypingStage(ScreenStage, Protocol):
    """For a screen with a keyboard, where a touch of what was typed puts the caret there."""

    def act(self, action: str, do: Callable[[], object] | None) -> None:
        """Do what a touch asks for and show what came of it."""


class GreetingStage(ScreenStage, Protocol):
    """For the first screen, where a touch beside the button is one of the button."""

    def touch(self, widget: Touchable) -> None:
        """A finger let go of `widget`."""


class MessageStage(ScreenStage, Protocol):
    """For the message that hides everything, where a touch anywhere brings it back."""

    @property
    def tremor(self) -> Tremor:
        """Knows the touch before."""

    def act(self, action: str, do: Callable[[], object] | None) -> None:
        """Do what a touch asks for and show what came of it."""


class DeskStage(ScreenStage, Protocol):
    """For the volunteer's desk."""

    def restart(self) -> None:
        """End, to be started anew."""


class DoneStage(ScreenStage, Protocol):
    """For the screen that shows the paper."""

    def paper_picture(self) -> Texture | None:
        """Return the paper of this visit, once it is drawn."""


class EveryScreensStage(GreetingStage, TypingStage, MessageStage, DeskStage, DoneStage, Protocol):
    """For who builds any of the screens (kiosk.ui.screens.registry)."""
