"""A program that writes sound to its standard output: espeak-ng for a text, oggdec for a recording.

A child process of its own can be stopped in the middle of a word, may hang or fall over without taking the
screen with it, and leaves no memory behind. It is told what to say on its standard input: its arguments can
be read by everybody on the machine.
"""

from __future__ import annotations

import select
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from kiosk.devices.speech.samples import NotWave, one_channel, wave_start

BLOCK_SECONDS = 0.02
STALLED_SECONDS = 3.0  # espeak-ng needs 0.03 s to its first samples here; a busy Pi may need ten times that
SLICE_MS = 50  # how long a stop may go unnoticed when a killed program left its output open
LONGEST_HEAD = 8192


class SourceFailed(Exception):
    """This source said nothing, or stopped in the middle. Never holds what it should have said."""


class Child:
    """One program, started at once; `blocks` is what it says. `kill` may be called from any thread."""

    def __init__(
        self, command: Sequence[str], given: bytes | BinaryIO, most_seconds: float, pause: float = 0.0
    ) -> None:
        self.rate = 0  # known with the first block
        self._most_seconds = most_seconds
        self._pause = pause  # silence after the last sample
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if isinstance(given, bytes) else given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        except OSError as error:
            raise SourceFailed(f"{command[0]} cannot be started: {error.strerror}") from None
        if isinstance(given, bytes) and self._process.stdin:
            # A text is shorter than what a pipe holds: this never waits.
            with suppress(OSError):
                self._process.stdin.write(given)
            with suppress(OSError):
                self._process.stdin.close()

    def blocks(self, wanted: Callable[[], bool] = lambda: True) -> Iterator[bytes]:
        """Yield samples of one channel as they come, 20 ms at a time; ends early when not `wanted` any more.

        Raises SourceFailed when the program says nothing, falls over or hangs.
        """
        waiting, channels, said, size = b"", 0, 0, 0
        for piece in self._pieces(wanted):
            waiting += piece
            if not self.rate:
                start = _start(waiting)
                if start is None:
                    continue
                self.rate, channels, begin = start
                waiting = waiting[begin:]
                size = int(self.rate * BLOCK_SECONDS) * 2 * channels
            while len(waiting) >= size:
                yield one_channel(waiting[:size], channels)
                waiting = waiting[size:]
                said += size
                if said >= self._most_seconds * self.rate * 2 * channels:
                    return
        if waiting and self.rate and wanted():
            whole = len(waiting) - len(waiting) % (2 * channels)
            said += whole
            yield one_channel(waiting[:whole], channels)
        if wanted():
            self._check(said)
            yield bytes(2 * int(self.rate * self._pause))

    def _pieces(self, wanted: Callable[[], bool]) -> Iterator[bytes]:
        """Yield what comes out of the program until it closes its output."""
        output = self._process.stdout
        if output is None:
            return
        ready = select.poll()
        ready.register(output, select.POLLIN)
        while wanted():
            until = time.monotonic() + STALLED_SECONDS
            while not ready.poll(SLICE_MS):
                if not wanted():
                    return
                if time.monotonic() > until:
                    raise SourceFailed(f"nothing came for {STALLED_SECONDS:.0f} s")
            piece = output.read(4096)
            if not piece:
                return
            yield piece

    def _check(self, said: int) -> None:
        try:
            code = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            raise SourceFailed("the program closed its output and does not end") from None
        if code:
            raise SourceFailed(f"the program ended with {code}")
        if not said:
            raise SourceFailed("no samples came")

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kill it when it still runs, and leave neither a pipe nor a zombie."""
        self._process.kill()
        if self._process.stdout:
            self._process.stdout.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)


def _start(head: bytes) -> tuple[int, int, int] | None:
    try:
        start = wave_start(head)
    except NotWave as error:
        raise SourceFailed(str(error)) from None
    if start is None and len(head) > LONGEST_HEAD:
        raise SourceFailed("no samples in the first 8 kB")
    return start
