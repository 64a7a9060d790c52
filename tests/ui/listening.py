"""A voice that is listened to, and a finger, for the tests of reading aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.devices.speech.speech import LOUDEST, NORMAL, Said, Silence
from tests.ui.rig import Rig

MOST_STEPS = 600  # a minute at least: after that something hangs


class Listener(Silence):
    """A voice that remembers what it was asked to say, and speaks until it is told that it ended."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self.speaking, self.part, self.plugged, self.resets, self.volume = False, -1, False, 0, NORMAL
        self.usual = NORMAL
        self.mute: set[str] = set()
        self.recorded: set[str] = set()  # keys that are heard in every language

    def can(self, language: str) -> bool:
        return language not in self.mute

    def can_say(self, said: Said) -> bool:
        return said.language not in self.mute or said.key in self.recorded

    def say(self, parts: Sequence[Said]) -> None:
        self.said, self.speaking, self.part = list(parts), bool(parts), -1

    def stop(self) -> None:
        self.speaking, self.part = False, -1

    def reset_volume(self) -> None:
        self.resets += 1
        self.volume = self.usual

    def set_usual(self, volume: int) -> None:
        self.usual = self.volume = volume

    def louder(self) -> None:
        self.volume = min(self.volume + 1, LOUDEST)

    def softer(self) -> None:
        self.volume = max(self.volume - 1, 0)

    def headphones(self) -> bool:
        return self.plugged

    def texts(self) -> list[str]:
        return [one.text for one in self.said]


def go(kiosk: Rig, *touches: str) -> None:
    """Touch these, each once it is there or may stand behind another: a button may come a moment later."""
    for touch in touches:
        until(kiosk, lambda: any(kiosk.guide.find(one) for one in (touch, "more", "page")))  # noqa: B023
        kiosk.guide.touch(touch)
        kiosk.step(0.35)


def until(kiosk: Rig, ready: Callable[[], bool]) -> None:
    """Let the app run until `ready`, however long that takes on a busy machine."""
    for _ in range(MOST_STEPS):
        if ready():
            return
        kiosk.step(0.1)
    raise AssertionError(f"it did not come; said was {kiosk.voice and kiosk.voice.texts()}")


def hear(kiosk: Rig) -> None:
    """Turn hearing on and let what was announced end."""
    kiosk.visit.hear_all()
    kiosk.app.render()
    quiet(kiosk)


def quiet(kiosk: Rig) -> None:
    """Let what there is to say be said, and end."""
    hearing = kiosk.app.aloud.hearing
    for _ in range(2):  # when it ends the screen is looked at once more
        kiosk.step(0.2)
        until(kiosk, lambda: not (hearing._announce.waits or hearing._tell_news.waits))
        kiosk.voice.stop()
    kiosk.step(0.2)
