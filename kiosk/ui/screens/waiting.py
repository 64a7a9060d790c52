"""The first screen while nobody touches it: it invites in one language after the other, then it rests.

One picture now and then costs next to nothing; a clock that ticks would.
"""

from __future__ import annotations

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui.screens.base import KioskScreen
from kiosk.ui.screens.resting import Resting
from kiosk.ui.stage import GreetingStage
from kiosk.ui.widgets.pictured import pictured

# Seconds until the invitation is said in the next language. One such picture takes a processor that draws
# without a graphics chip 60 ms after a rest: every 45 s that is half of the 0.3 % that waiting may cost.
TURN = 45.0
REST_TURN = 2 * TURN  # at rest all of the picture changes
EVERY = 5.0  # seconds between two looks whether headphones were plugged in


class WaitingScreen(KioskScreen):
    """What stands on it is `content`; `codes` are the languages it invites in, `inviting` the one of now."""

    content: BoxLayout
    codes: list[str]

    def __init__(self, app: GreetingStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self._held = self._turning = self._plugged = self._tired = None
        self.resting: Resting | None = None  # what stands here instead, when nobody came for a while
        self.inviting = ""

    def _invite(self, code: str) -> None:
        """Say the invitation in one language."""
        raise NotImplementedError

    def _keep_turning(self) -> None:
        self._rest()
        if len(self.codes) > 1 and not self.visit.changed:
            self._turning = Clock.schedule_once(self._turn, TURN)
        after = self.app.parts.site.file.attract.rest_after_minutes
        if after and not self.visit.changed:
            self._tired = Clock.schedule_once(self.to_rest, after * 60)
        if self.app.aloud.can and not self.visit.access.hear:
            self._plugged = Clock.schedule_interval(self._listen, EVERY)

    def _turn(self, _: float) -> None:
        if self.parent is None or self.visit.changed or not self.inviting:  # left, changed, or forgotten
            return
        if self.app.parts.voice.speaking:  # these very words, perhaps
            self._turning = Clock.schedule_once(self._turn, TURN)
            return
        following = self.codes.index(self.inviting) + 1
        self._invite_or_rest(self.codes[following % len(self.codes)])
        self._turning = Clock.schedule_once(self._turn, TURN if self.resting is None else REST_TURN)

    def _invite_or_rest(self, code: str) -> None:
        if self.resting is None:
            self._invite(code)
            return
        self.inviting = code
        self.resting.show(code)

    def to_rest(self, _: float) -> None:
        """Nobody came for a while: show from afar what this is, until somebody touches it."""
        if self.parent is None or self.visit.changed or self.resting is not None:
            return
        if self.app.parts.voice.speaking:
            self._tired = Clock.schedule_once(self.to_rest, TURN)
            return
        self.resting = Resting(self.app.parts)
        self._stand(self.resting)
        self.resting.show(self.inviting)
        if self._turning is None:  # with one language only places and pictures change
            self._turning = Clock.schedule_once(self._turn, TURN)

    def wake(self) -> None:
        """Show the first screen itself again."""
        self.resting = None
        self._stand(self.content)
        for one in pictured(self.content):
            one.renew()

    def _stand(self, content: BoxLayout) -> None:
        for one in pictured(self.body):
            one.let_go()
        self.body.clear_widgets()
        self.fill(content)

    def _listen(self, _: float) -> None:
        """Headphones were plugged in: somebody means to hear."""
        if self.app.parts.voice.headphones():
            self._hear_all(0)

    def _hear_all(self, _: float) -> None:
        self.visit.hear_all()
        self.app.render()

    def _rest(self) -> None:
        for waiting in (self._turning, self._held, self._plugged, self._tired):
            if waiting is not None:
                waiting.cancel()
        self._turning = self._held = self._plugged = self._tired = None
