"""Finding one's way on the screen by ear (EN 301 549, 5.1.3).

The first touch says what is there, a second one soon after chooses it. What comes on the screen is announced,
and so is what changes on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from kivy.uix.widget import Widget

from kiosk.devices.speech.speech import Voice
from kiosk.ui.laid_out import OnceLaidOut
from kiosk.ui.reading_order import Spot, words_on
from kiosk.ui.stage import VoiceStage
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.stage import Stage

AGAIN = 5.0  # seconds in which a second touch chooses what the first one said
NEEDS_HOW = (Stage.ATTRACT, Stage.HOME)  # a person comes in here, and has to know how to go on


class Speaks(Protocol):
    """What says it (kiosk.ui.aloud)."""

    @property
    def app(self) -> VoiceStage:
        """What can be seen."""

    @property
    def voice(self) -> Voice:
        """The loudspeaker."""

    @property
    def alone(self) -> bool:
        """Say whether only this person hears it."""

    def on_screen(self) -> list[Spot]:
        """Return all that can be said now."""

    def content(self) -> list[Spot]:
        """Return what can be said of the screen itself."""

    def filled(self, kind: str) -> str:
        """Return what is said in place of something typed into a field of this kind."""

    def say(self, places: Sequence[Spot], /) -> None:
        """Say these instead of what is being said."""


class Hearing:
    """What somebody who does not see is told, and by which touch."""

    def __init__(self, aloud: Speaks) -> None:
        self.aloud, self.app = aloud, aloud.app
        self.now = monotonic  # seconds; a test puts it forward
        self._heard: tuple[Widget | None, float] = (None, 0.0)
        self._stood: frozenset[int] = frozenset()  # hashes of the texts that were there: not what was said
        self._announce = OnceLaidOut(self.announce)
        self._tell_news = OnceLaidOut(self.tell_news)

    def forget(self) -> None:
        """The person is gone."""
        self._heard, self._stood = (None, 0.0), frozenset()
        self._announce.cancel()
        self._tell_news.cancel()

    def shown(self, moved: bool) -> None:
        """The screen was shown: once it is laid out, say what came."""
        if moved:
            self._announce()
        else:
            self._tell_news()

    def announce(self) -> None:
        """Say what a new screen asks, how far it is and what comes next on it."""
        self._heard = (None, 0.0)
        self._tell_news.cancel()
        spots = self.aloud.on_screen()
        progress = self.app.frame.progress
        first = spots[: 3 if any(spot.widget is progress for spot in spots[:2]) else 2]
        if self.app.visit.stage in NEEDS_HOW and first and not self.app.visit.warned:
            first = [first[0], Spot(first[0].widget, (self.app.t("hear.how"),))]
        self._stood = _hashes(self.aloud.content())
        self.aloud.say(first)

    def tell_news(self) -> None:
        """Say what came on this screen since: a refusal, another page, what became of the paper.

        Who is being told something hears that to its end first; the screen is shown again after it.
        """
        if self.app.visit.warned or self.aloud.voice.speaking or not self.app.visit.access.hear:
            return
        now = self.aloud.content()
        news = [
            spot._replace(texts=texts)
            for spot in now
            if not spot.ticks and (texts := tuple(one for one in spot.texts if hash(one) not in self._stood))
        ]
        self._stood = _hashes(now)
        if news:
            self.aloud.say(news)

    # --- touches

    def takes(self, widget: Touchable) -> bool:
        """Say whether this touch was only to hear what `widget` does; then it has been said."""
        now, t = self.now(), self.app.t
        before, when = self._heard
        if before is widget and now - when < AGAIN and widget.enabled:
            self._heard = (None, 0.0)
            return False
        self._heard = (widget, now)
        words = self._key(widget) or words_on(widget, self.aloud.alone)
        more = [t("hear.chosen")] if getattr(widget, "selected", False) else []
        if not widget.enabled:
            more.append(t("hear.not_now"))
        self.aloud.say([Spot(widget, words, widget.speaks), Spot(widget, tuple(more))])
        return True

    def did(self, widget: Touchable, before: bool) -> None:
        """A second touch was taken: say so where it chose something, as the tile shows by its colour."""
        if getattr(widget, "selected", False) and not before and widget.parent is not None:
            self.aloud.say([Spot(widget, (self.app.t("hear.chosen"),))])

    def explore(self, x: float, y: float) -> None:
        """A finger came down beside all buttons: say the words under it."""
        for spot in self.aloud.on_screen():
            if not isinstance(spot.widget, Touchable) and _is_under(spot.widget, x, y):
                self.aloud.say([spot])
                return
        field = getattr(self.app.room.current_screen, "field", None)
        if isinstance(field, Field) and _is_under(field, x, y):
            self.aloud.say([Spot(field, (self._filled(field),))])

    def _filled(self, field: Field) -> str:
        """Say what was typed only into headphones: others stand around."""
        if not field.draft:
            return self.app.t("hear.empty")
        ask = self.app.visit.ask
        return field.draft if self.aloud.alone else self.aloud.filled(ask.kind if ask else "")

    def _key(self, widget: Touchable) -> tuple[str, ...]:
        name = widget.action.removeprefix("key:")
        if name == widget.action:
            return ()
        return (self.app.t(f"hear.{name}") if name in ("erase", "shift") else widget.label,)


def _hashes(spots: list[Spot]) -> frozenset[int]:
    return frozenset(hash(text) for spot in spots for text in spot.texts)


def _is_under(widget: Widget, x: float, y: float) -> bool:
    left, low = widget.to_window(*widget.pos)
    return left <= x <= left + widget.width and low <= y <= low + widget.height
