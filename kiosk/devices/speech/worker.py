"""One thread speaks, so that no screen ever waits for a word.

`say` leaves its parts and returns; the thread finds a source for each, takes its samples as they come and
hands them to the sink no more than a tenth of a second before they are heard. So `stop` leaves nothing on the
way, the volume changes at once, and `part` is what a person hears now.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from kiosk.devices.speech.child import Child, SourceFailed
from kiosk.devices.speech.chime import RATE, chime
from kiosk.devices.speech.loudspeaker import Sink, SinkFailed, Stream
from kiosk.devices.speech.samples import GAINS, Loudness
from kiosk.devices.speech.sources import Sources
from kiosk.devices.speech.speech import LOUDEST, NORMAL, Said

log = logging.getLogger(__name__)

LEAD_SECONDS = 0.1
CLOSE_SECONDS = 2.0
CHIME = (Said("", "", "chime"),)  # says nothing: see `chime`


class Stopped(Exception):
    """Somebody stopped or replaced what is being said."""


class SpeechWorker:
    """The `Voice` of a device with a loudspeaker."""

    def __init__(self, sources: Sources, sink: Sink) -> None:
        self._sources, self._sink = sources, sink
        self._wake = threading.Condition()
        self._turn = 0  # goes up with every say and stop: whoever works for an older one stops
        self._parts: tuple[Said, ...] | None = None
        self._speaking, self._part, self._volume = False, -1, NORMAL
        self._usual = NORMAL
        self._child: Child | None = None
        self._stream: Stream | None = None
        self._rate = 0
        self._heard_until = 0.0
        self._loudness = Loudness()
        self._told: set[tuple[str, str]] = set()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="speech", daemon=True)
        self._thread.start()

    def can(self, language: str) -> bool:
        return self._sink.present() and self._sources.can(language)

    def can_say(self, said: Said) -> bool:
        return self._sink.present() and self._sources.can_say(said)

    def say(self, parts: Sequence[Said]) -> None:
        self._turn_to(tuple(parts))

    def chime(self) -> None:
        if not self._speaking and self._sink.present():
            self._turn_to(CHIME)

    def stop(self) -> None:
        self._turn_to(())

    @property
    def speaking(self) -> bool:
        return self._speaking

    @property
    def part(self) -> int:
        return self._part

    @property
    def volume(self) -> int:
        return self._volume

    def louder(self) -> None:
        with self._wake:
            self._volume = min(self._volume + 1, LOUDEST)

    def softer(self) -> None:
        with self._wake:
            self._volume = max(self._volume - 1, 0)

    def reset_volume(self) -> None:
        self._volume = self._usual

    def set_usual(self, volume: int) -> None:
        self._usual = self._volume = min(max(volume, 0), LOUDEST)

    def headphones(self) -> bool:
        return self._sink.headphones()

    def close(self) -> None:
        with self._wake:
            self._closing = True
        self.stop()
        self._thread.join(CLOSE_SECONDS)

    def _turn_to(self, parts: tuple[Said, ...]) -> None:
        with self._wake:
            self._turn += 1
            self._parts = parts or None
            self._speaking, self._part = bool(parts) and parts is not CHIME, -1
            child, stream = self._child, self._stream
            self._wake.notify_all()
        if stream:
            stream.kill()
        if child:
            child.kill()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not (self._parts or self._closing):
                    self._wake.wait()
                if self._closing:
                    return
                turn, parts, self._parts = self._turn, self._parts or (), None
            try:
                self._speak(turn, parts)
            except Stopped:
                pass
            except SinkFailed as problem:
                if turn == self._turn:  # who stops it breaks its pipe
                    log.warning("nothing is heard: %s", problem)
            except Exception as error:  # the thread must live: the next person needs it
                log.error("not spoken: %s", type(error).__name__)
            finally:
                del parts  # or a person's words would stay until the next one speaks
                self._drop_stream()
                with self._wake:
                    if turn == self._turn:
                        self._speaking, self._part = False, -1

    def _speak(self, turn: int, parts: tuple[Said, ...]) -> None:
        if parts is CHIME:
            for block in chime():
                self._put_out(turn, -1, block, RATE)
            parts = ()
        for index, said in enumerate(parts):
            self._say_one(turn, index, said)
        self._wait_until(turn, self._heard_until)
        if self._stream:
            self._stream.finish()

    def _say_one(self, turn: int, index: int, said: Said) -> None:
        """Say one part by the first source that says it to its end; pass over one that nobody says."""
        for start in self._sources.tries(said):
            try:
                child = start()
            except SourceFailed as problem:
                self._tell(said, problem)
                continue
            try:
                with self._wake:
                    self._stop_if_old(turn)
                    self._child = child
                self._play(turn, index, child)
                return
            except SourceFailed as problem:
                self._tell(said, problem)
            finally:
                self._child = None
                child.end()
            self._stop_if_old(turn)  # killed because nobody wants to hear it is no failure

    def _play(self, turn: int, index: int, child: Child) -> None:
        for block in child.blocks(lambda: self._turn == turn):
            self._put_out(turn, index, block, child.rate)
        self._stop_if_old(turn)

    def _put_out(self, turn: int, index: int, block: bytes, rate: int) -> None:
        stream = self._stream_of(turn, rate)
        self._wait_until(turn, self._heard_until - LEAD_SECONDS / self._sink.speed)
        stream.write(self._loudness.apply(block, GAINS[self._volume]))
        with self._wake:
            self._stop_if_old(turn)
            self._part = index
        seconds = len(block) / 2 / rate / self._sink.speed
        self._heard_until = max(self._heard_until, time.monotonic()) + seconds

    def _stream_of(self, turn: int, rate: int) -> Stream:
        """Return a stream of this rate; a recording and espeak-ng seldom have the same."""
        if self._stream and self._rate != rate:
            self._wait_until(turn, self._heard_until)
            self._stream.finish()
            self._drop_stream()
        if self._stream is None:
            stream = self._sink.stream(rate)
            with self._wake:
                self._stream, self._rate = stream, rate
                self._heard_until = time.monotonic()
            self._stop_if_old(turn)
        return self._stream

    def _drop_stream(self) -> None:
        with self._wake:
            stream, self._stream = self._stream, None
        if stream:
            stream.kill()
            with suppress(SinkFailed):
                stream.finish()

    def _wait_until(self, turn: int, moment: float) -> None:
        with self._wake:
            while (left := moment - time.monotonic()) > 0 and self._turn == turn:
                self._wake.wait(left)
        self._stop_if_old(turn)

    def _stop_if_old(self, turn: int) -> None:
        if self._turn != turn:
            raise Stopped

    def _tell(self, said: Said, problem: SourceFailed) -> None:
        """Log once a text why its best source did not say it; never the text."""
        which = (said.key or "a text that varies", said.language)
        if which not in self._told:
            self._told.add(which)
            log.warning("%s (%s) could not be said at first: %s", *which, problem)
