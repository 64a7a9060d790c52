"""The visit's bell: a chime here, and a call that sync carries to who has duty (kiosk.outbox.help_line)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from kiosk.outbox.help_line import (
    ANSWER_FILE,
    Answer,
    Call,
    leave_answer,
    leave_call,
    read_answer,
    read_call,
    stamp,
)
from kiosk.visit.ports import Heard
from kiosk.volunteers.room import Notice
from kiosk.words.days import BELGIUM

UNANSWERED = 8.0  # seconds without a word of sync, which asks at once: there is no network
PATIENCE = 90.0  # seconds that it rings where somebody has duty, before the screen says that nobody comes
NEWS_FOR = timedelta(hours=12)  # so long a volunteer reads at the desk that somebody called


@dataclass(frozen=True)
class _Called:
    at: datetime
    answered: bool = False


class HelpBell:
    """Implements `kiosk.visit.ports.Bell` on two files in the state directory of this device."""

    def __init__(
        self,
        state_dir: Path,
        now: Callable[[], float],
        chime: Callable[[], object] = lambda: None,
        wall: Callable[[], datetime] = lambda: datetime.now(BELGIUM),
    ) -> None:
        self._dir, self._now, self._chime, self._wall = state_dir, now, chime, wall
        self._called: _Called | None = None  # the last time; nothing of who it was
        self._file = state_dir / ANSWER_FILE
        left = read_call(state_dir)
        if left is not None and not left.over:  # of a screen that fell over: nobody waits there any more
            leave_call(state_dir, Call(left.id, left.language, over=True))
        self._forget()

    def _forget(self) -> None:
        self._call: Call | None = None
        self._answer: Answer | None = None
        self._stamp, self._since, self._gave_up = 0, 0.0, False

    def ring(self, language: str) -> None:
        if self._call is None:
            self._since = self._now()
            self._call = Call(str(uuid4()), language)
            self._called = _Called(self._wall())
            self._chime()
        elif self._call.language == language:
            return
        else:
            self._call = Call(self._call.id, language)
        self._gave_up |= not leave_call(self._dir, self._call)

    def heard(self) -> Heard:
        if self._call is None:
            return Heard()
        answer = self._newest(self._call)
        if answer and answer.state in ("coming", "here"):
            self._called = replace(self._called, answered=True) if self._called else None
            return Heard("here" if answer.state == "here" else "coming", answer.who, answer.minutes)
        patience = PATIENCE if answer else UNANSWERED
        late = self._now() - self._since > patience
        # Nobody: then it stays so, or the choices below it would go from under a finger.
        self._gave_up |= late or (answer is not None and answer.state != "ringing")
        return Heard("nobody" if self._gave_up else "ringing" if answer else "asking")

    def _newest(self, call: Call) -> Answer | None:
        now = stamp(self._file)
        if now != self._stamp:
            self._stamp = now
            found = read_answer(self._dir)
            self._answer = found if found and found.id == call.id else self._answer
        return self._answer

    def tells(self) -> Iterator[Notice]:
        """Give the line for the desk about the last call for help of today."""
        called = self._called
        if called is not None and self._call is None and self._wall() - called.at < NEWS_FOR:
            key = "desk.bell.answered" if called.answered else "desk.bell.unanswered"
            yield Notice(key, "bell", at=called.at)

    def end(self) -> None:
        if self._call is not None:
            self.heard()  # an answer nobody looked at any more
            leave_call(self._dir, Call(self._call.id, self._call.language, over=True))
            leave_answer(self._dir, Answer(self._call.id, "over"))  # the name of who came goes with the call
            self._forget()
