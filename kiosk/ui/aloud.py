"""Reading the screen aloud, and finding one's way on it by ear (EN 301 549, 5.1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.devices.speech import Said, Voice
from kiosk.ui.reading import Spot, spots, words_on
from kiosk.ui.spoken import said_of
from kiosk.ui.spotlight import Spotlight
from kiosk.ui.widgets.bar import Small
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.ui.window import KioskApp

LOOK = 0.05  # seconds between two looks at what is being said
AGAIN = 5.0  # seconds in which a second touch chooses what the first one said


class Aloud:
    """Says what stands on the screen, lights up what is being said, keeps nothing of it."""

    def __init__(self, app: KioskApp, voice: Voice) -> None:
        self.app = app
        self.voice = voice
        self.light = Spotlight()
        self._places: list[Widget] = []  # one for each part that is being said
        self._looking = None
        self._heard: tuple[Widget | None, float] = (None, 0.0)

    @property
    def can(self) -> bool:
        """Say whether this person can hear anything here, in their language."""
        return self.voice.can(self.app.visit.language)

    def button(self) -> Sequence[Small]:
        """Return the button that reads the screen aloud, or makes it quiet; none where nothing is heard."""
        if not self.can:
            return ()
        if self.voice.speaking:
            return (Small("listen", self.app.t("ui.quiet"), "volume-off", self.hush),)
        return (Small("listen", self.app.t("ui.listen"), "volume", self.read),)

    # --- reading the screen

    def read(self) -> None:
        """Read the whole screen, choices and main action included."""
        self._say(self._on_screen())

    def hush(self) -> None:
        """Be quiet at once."""
        self.voice.stop()
        self._end()

    def forget(self) -> None:
        """The person is gone: be quiet, at the usual volume for the next one."""
        self.hush()
        self.voice.reset_volume()
        self._heard = (None, 0.0)

    def _on_screen(self) -> list[Spot]:
        app = self.app
        if app.visit.warned:
            return spots(app.warning)
        main = app.frame.bar.main
        screen = app.room.current_screen
        said = [*spots(screen), *screen.more_to_hear()]
        return [*said, Spot(main, (main.label,))] if main.parent is not None and main.enabled else said

    def _say(self, places: Sequence[Spot]) -> None:
        parts = [(spot.widget, said) for spot in places for text in spot.texts for said in self._said(text)]
        self._places = [widget for widget, _ in parts]
        self.voice.say([said for _, said in parts])
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def _said(self, text: str) -> list[Said]:
        parts = self.app.parts
        return said_of(text, self.app.visit.language, parts.site.texts, parts.catalogue)

    def _look(self, _: float) -> None:
        """Light up what is being said; while it is, the time of the visit stands still."""
        if not self.voice.speaking:
            self._end()
            self.app.render()
            return
        part = self.voice.part
        self.light.show(self._places[part] if 0 <= part < len(self._places) else None)
        self.app.visit.listening()

    def _end(self) -> None:
        self.light.show(None)
        self._places = []
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    # --- hearing everything: the first touch says it, a second one soon after chooses it

    def announce(self, _: float) -> None:
        """A new screen came, and is laid out, for somebody who does not see it: say what it asks."""
        self._heard = (None, 0.0)
        first = self._on_screen()[:2]
        if self.app.visit.stage.value == "home":
            first = [*first[:1], Spot(first[0].widget, (self.app.t("hear.how"),))]
        self._say(first)

    def takes(self, widget: Touchable) -> bool:
        """Say whether this touch was only to hear what `widget` does; then it has been said."""
        now = monotonic()
        before, when = self._heard
        if before is widget and now - when < AGAIN and widget.enabled:
            self._heard = (None, 0.0)
            return False
        self._heard = (widget, now)
        texts = self._key(widget) or words_on(widget)
        if getattr(widget, "selected", False):
            texts = (*texts, self.app.t("hear.chosen"))
        if not widget.enabled:
            texts = (*texts, self.app.t("hear.not_now"))
        self._say([Spot(widget, texts)])
        return True

    def explore(self, x: float, y: float) -> None:
        """A finger came down beside all buttons: say the words under it."""
        for spot in self._on_screen():
            if not isinstance(spot.widget, Touchable) and _is_under(spot.widget, x, y):
                self._say([spot])
                return
        field = getattr(self.app.room.current_screen, "field", None)
        if isinstance(field, Field) and _is_under(field, x, y):
            self._say([Spot(field, (self._filled(field),))])

    def _filled(self, field: Field) -> str:
        """Say what was typed only into headphones: others stand around."""
        t, ask = self.app.t, self.app.visit.ask
        if not field.draft:
            return t("hear.empty")
        if self.voice.headphones():
            return field.draft
        kind = ask.kind if ask else ""
        return t(f"hear.filled_{kind}") if kind in ("phone", "email") else t("hear.filled")

    def _key(self, widget: Touchable) -> tuple[str, ...]:
        name = widget.action.removeprefix("key:")
        if name == widget.action:
            return ()
        return (self.app.t(f"hear.{name}") if name in ("erase", "shift") else widget.label,)


def _is_under(widget: Widget, x: float, y: float) -> bool:
    left, low = widget.to_window(*widget.pos)
    return left <= x <= left + widget.width and low <= y <= low + widget.height
