"""The sound card, through `aplay` of alsa-utils: a child process, fed as fast as it can be heard.

Killing it lets go of the card and what it still held, so silence comes at once. A device that mixes several
programs (dmix, often ALSA's default) plays out what it has been given; the worker never gives more than
a tenth of a second ahead, and `plughw:` devices do not mix.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

from kiosk.devices.speech.loudspeaker import SinkFailed

APLAY = "aplay"
AMIXER = "amixer"
STUCK_SECONDS = 2.0  # a card that takes nothing for so long is unplugged or broken
END_SECONDS = 1.0  # to sound out what is still on the way: at most a tenth of a second
LOOK_SECONDS = 2.0
ANSWER_SECONDS = 2.0
NO_JACK_SECONDS = 60.0
SILENT_RATE = 22_050
PERIOD_US, BUFFER_US = 20_000, 100_000


class AlsaSink:
    """A device of ALSA; the default one of the machine when none is named."""

    speed = 1.0

    def __init__(self, device: str = "", proc: Path = Path("/proc/asound")) -> None:
        self._device = device or "default"
        self._program = shutil.which(APLAY)
        self._cards = proc / "cards"
        self._card = card_of(device)
        self._looked, self._seen = -LOOK_SECONDS, False
        self._jack = Jack(self._card or "0") if device == "" or self._card else None

    def missing(self) -> str:
        """Return in plain words why nothing can be heard through it; empty when it can."""
        if self._program is None:
            return "aplay is not installed; type: sudo apt-get install alsa-utils"
        if self._card is None and self._device != "default":
            return ""  # a device that need not be a card of this machine
        cards = sound_cards(self._cards)
        if not cards:
            return "no sound card is seen; is the loudspeaker plugged in?"
        if self._card and self._card not in cards:
            return f"sound card {self._card} is not seen, only {', '.join(cards[1::2])}"
        return ""

    def refusal(self) -> str:
        """Try it with a tenth of a second of silence; return what is wrong, empty when it takes it. Slow."""
        if said := self.missing():
            return said
        silence = bytes(2 * SILENT_RATE // 10)
        try:
            done = subprocess.run(
                (self._program or APLAY, *raw(SILENT_RATE, self._device)),
                input=silence,
                capture_output=True,
                timeout=STUCK_SECONDS,
            )
        except (OSError, subprocess.SubprocessError) as error:
            return f"{self._device} does not play ({type(error).__name__})"
        said = re.sub(r"^ALSA lib \S+\s*|^aplay: ", "", done.stderr.decode(errors="replace"))
        return f"{self._device} does not play: {said.partition(chr(10))[0]}" if done.returncode else ""

    def present(self) -> bool:
        now = time.monotonic()
        if now - self._looked >= LOOK_SECONDS:
            self._looked, self._seen = now, not self.missing()
        return self._seen

    def headphones(self) -> bool:
        return self._jack is not None and self.present() and self._jack.plugged()

    def stream(self, rate: int) -> AlsaStream:
        return AlsaStream(self._program or APLAY, self._device, rate)


class AlsaStream:
    """One `aplay`. It begins with the first samples instead of waiting for a full buffer (--start-delay)."""

    def __init__(self, program: str, device: str, rate: int) -> None:
        timing = (f"--period-time={PERIOD_US}", f"--buffer-time={BUFFER_US}", "--start-delay=1")
        try:
            self._process = subprocess.Popen(
                (program, *raw(rate, device), *timing),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
        except OSError as error:
            raise SinkFailed(f"aplay cannot be started: {error.strerror}") from None
        self._pipe = self._process.stdin.fileno() if self._process.stdin else -1
        os.set_blocking(self._pipe, False)
        self._ready = select.poll()
        self._ready.register(self._pipe, select.POLLOUT)

    def write(self, samples: bytes) -> None:
        while samples:
            if not self._ready.poll(STUCK_SECONDS * 1000):
                self.kill()
                raise SinkFailed("the sound card takes nothing any more")
            try:
                samples = samples[os.write(self._pipe, samples) :]
            except BlockingIOError:
                continue
            except OSError:
                raise SinkFailed("aplay ended; is the sound card still plugged in?") from None

    def finish(self) -> None:
        if self._process.stdin:
            with suppress(OSError):
                self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        if (self._process.returncode or 0) > 0:
            raise SinkFailed("aplay could not play; `kiosk doctor` says more")

    def kill(self) -> None:
        self._process.kill()


class Jack:
    """The switch in the headphone socket, where a card tells of one; `amixer` is asked in the background."""

    def __init__(self, card: str) -> None:
        self._command = (AMIXER, "-c", card, "contents")
        self._plugged = False
        self._next = -NO_JACK_SECONDS
        self._asking = threading.Lock()

    def plugged(self) -> bool:
        """Return what was last heard, some seconds old at most while it is asked again and again."""
        if time.monotonic() >= self._next and self._asking.acquire(blocking=False):
            try:
                threading.Thread(target=self._ask, name="headphones", daemon=True).start()
            except RuntimeError:  # no thread to be had just now
                self._asking.release()
        return self._plugged

    def _ask(self) -> None:
        try:
            told = None
            with suppress(OSError, subprocess.SubprocessError):
                done = subprocess.run(
                    self._command, capture_output=True, stdin=subprocess.DEVNULL, timeout=ANSWER_SECONDS
                )
                told = plugged_in(done.stdout.decode(errors="replace"))
            self._plugged = told is True
            self._next = time.monotonic() + (NO_JACK_SECONDS if told is None else LOOK_SECONDS)
        finally:
            self._asking.release()


def raw(rate: int, device: str) -> tuple[str, ...]:
    """Return what tells aplay how our samples are."""
    return ("-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate), "-D", device)


def plugged_in(contents: str) -> bool | None:
    """Return whether something is in a headphone jack, from `amixer contents`; None without such a jack."""
    found = re.findall(
        r"iface=CARD,name='[^'\n]*Headphone[^'\n]*Jack'[^\n]*\n\s*;[^\n]*\n\s*: values=(on|off)", contents
    )
    return "on" in found if found else None


def card_of(device: str) -> str | None:
    """Return the card that a device of ALSA names, its id or number; None when it names none."""
    named = re.search(r"CARD=([^,\s]+)", device) or re.fullmatch(r"(?:plug)?hw:(\w+)(?:,\d+)*", device)
    return named[1] if named else None


def sound_cards(cards: Path) -> list[str]:
    """Return number and id of each card, one after the other: ['0', 'Headphones', '1', 'vc4hdmi']."""
    try:
        text = cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [word for found in re.findall(r"(?m)^\s*(\d+) \[(\S+)\s*\]", text) for word in found]
