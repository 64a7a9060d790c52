"""Reading the screen aloud: what a person who cannot read hears, and the buttons for it."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.devices.speech.speech import Said, Voice
from kiosk.ui.hearing import Hearing
from kiosk.ui.laid_out import OnceLaidOut
from kiosk.ui.language_names import called
from kiosk.ui.reading_order import Spot, seen, spots
from kiosk.ui.spoken_language import said_of
from kiosk.ui.spotlight import Spotlight
from kiosk.ui.stage import VoiceStage
from kiosk.ui.widgets.bar import VOLUME, Small
from kiosk.ui.widgets.touchable import Touchable

LOOK = 0.05  # seconds between two looks at what is being said
VARIES = "a"  # stands for any text that nobody can have recorded


class Aloud:
    """Says what stands on the screen, lights up what is being said, keeps nothing of it."""

    def __init__(self, app: VoiceStage, voice: Voice) -> None:
        self.app = app
        self.voice = voice
        self.light = Spotlight()
        self.hearing = Hearing(self)
        self._places: list[Widget] = []  # one for each part that is being said
        self._looking = None
        self._hushed = False  # by the finger that is on the glass
        self._sayable = False  # something on this screen was recorded, where nothing else can be heard
        self._look_over = OnceLaidOut(self._see_what_can_be_said)

    @property
    def can(self) -> bool:
        """Say whether this person can hear anything here, in their language."""
        return self.voice.can(self.app.visit.language)

    @property
    def says_all(self) -> bool:
        """Say whether any text can be heard in this person's language, not only what was recorded."""
        return self.voice.can_say(Said(VARIES, self.app.visit.language))

    def button(self) -> Sequence[Small]:
        """Return the button that reads the screen aloud; none where nothing on this screen can be heard.

        While it speaks it makes it quiet, with softer and louder beside it. Who finds the way by ear has
        those two always in one place: see `volume`.
        """
        t = self.app.t
        if not (self.says_all or self._sayable):
            return ()
        if not self.voice.speaking:
            return (Small("listen", t("ui.listen"), "volume", self.read),)
        quiet = Small("listen", t("ui.quiet"), "volume-off", self.hush)
        if self.app.visit.access.hear:
            return (quiet,)
        softer, louder = self._volume()
        return softer, quiet, louder

    def volume(self) -> Sequence[Small]:
        """Return softer and louder for who finds the way by ear: nothing may change under their finger."""
        return self._volume() if self.app.visit.access.hear and self.can else ()

    def _volume(self) -> tuple[Small, Small]:
        t, voice = self.app.t, self.voice
        softer = Small("softer", t("ui.softer"), "minus", voice.softer)
        return softer, Small("louder", t("ui.louder"), "plus", voice.louder)

    def moved(self) -> None:
        """Another screen comes: what can be heard on it is not known yet."""
        self._sayable = False

    def shown(self, moved: bool) -> None:
        """The screen was shown; when the visit `moved`, another one than before."""
        if self.app.visit.access.hear:
            self.hearing.shown(moved)
        if not self.says_all:
            self._look_over()

    def _see_what_can_be_said(self) -> None:
        """Give the button, or take it away, once it is known what stands on the screen.

        What another language is called here is no reason: where that can be said, all else can. Nor is whose
        screen it is: nobody touches 'listen' for a name.
        """
        wanted = self.app.visit.language
        sayable = any(
            said.language == (spot.speaks or wanted) and self.voice.can_say(said)
            for spot in self.on_screen()
            if not getattr(spot.widget, "last", False)
            for text in spot.texts
            for said in self._as_written(text, spot.speaks)
        )
        if sayable is not self._sayable:
            self._sayable = sayable
            self.app.render()

    # --- reading the screen

    def read(self) -> None:
        """Read the whole screen, choices and main action included."""
        self.say(self.on_screen())

    def hush(self) -> None:
        """Be quiet at once."""
        self.voice.stop()
        self._end()

    def forget(self) -> None:
        """The person is gone: be quiet, at the usual volume for the next one."""
        self.hush()
        self.voice.reset_volume()
        self.hearing.forget()

    def touched(self, x: float, y: float) -> None:
        """A finger came down: it ends the reading, except on softer and louder."""
        if self.voice.speaking and not self._sets_volume(x, y):
            self.hush()
            self._hushed = True

    def let_go(self, *_: object) -> bool:
        """The finger that ended it is gone: show the bar as before. Under the finger nothing moves."""
        if self._hushed:
            self._hushed = False
            Clock.schedule_once(lambda _: self.app.render(), 0)
        return False

    def _sets_volume(self, x: float, y: float) -> bool:
        return any(
            isinstance(one, Touchable) and one.action in VOLUME and one.collide_point(*one.to_widget(x, y))
            for one in seen(self.app.root_layout)
        )

    def on_screen(self) -> list[Spot]:
        """Return what can be said now: the question, how far it is, the rest, the main action."""
        app = self.app
        if app.visit.warned:
            return spots(app.warning, self.alone)
        said, main, progress = self.content(), app.frame.bar.main, app.frame.progress
        if progress.parent is not None and progress.steps:
            step = app.t("hear.step", step=int(progress.step), steps=int(progress.steps))
            said.insert(1, Spot(progress, (step,)))
        shown = main.parent is not None and app.frame.bar.parent is not None and main.enabled
        return [*said, Spot(main, (main.label,))] if shown else said

    def content(self) -> list[Spot]:
        """Return what can be said of the screen itself."""
        screen = self.app.room.current_screen
        return [*spots(screen, self.alone), *screen.more_to_hear()]

    @property
    def alone(self) -> bool:
        """Say whether only this person hears it: what was typed is not for who stands around."""
        return self.voice.headphones()

    def filled(self, kind: str) -> str:
        """Return what is said in place of something typed into a field of this kind."""
        return self.app.t(f"hear.filled_{kind}" if kind in ("phone", "email") else "hear.filled")

    def say(self, places: Sequence[Spot]) -> None:
        """Say these, one after the other, instead of what is being said."""
        parts = [
            (spot.widget, said)
            for spot in places
            for text in spot.texts
            for said in self.said(text, spot.speaks)
        ]
        self._places = [widget for widget, _ in parts]
        self.voice.say([said for _, said in parts])
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def said(self, text: str, speaks: str = "") -> list[Said]:
        """Return a text as it can be said, in the language of the visit or in the one it `speaks`.

        In pieces where it is in several languages. The name of a language that nobody here speaks is said as
        this person calls it.
        """
        said, language = self._as_written(text, speaks), self.app.visit.language
        if self._names(text, speaks) and not self.voice.can_say(said[0]):
            name = called(tuple(self.app.parts.languages), language).get(speaks)
            return [Said(name, language)] if name else said
        return said

    def _as_written(self, text: str, speaks: str) -> list[Said]:
        texts, language = self.app.parts.site.texts, speaks or self.app.visit.language
        if self._names(text, speaks):
            return [Said(text, language, texts.key_of(language, text))]
        return said_of(text, language, texts, self.app.parts.catalogue)

    def _names(self, text: str, speaks: str) -> bool:
        return bool(speaks) and text == self.app.parts.site.languages[speaks].name

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
