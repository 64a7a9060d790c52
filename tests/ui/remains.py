"""What one visit left to find, and the proof that all of it is gone."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator, Mapping

from kivy.uix.widget import Widget

from kiosk.ui.text.writing import Writing
from kiosk.ui.widgets.fit_label import Line
from tests.ui.memory import Spelled, holders, spell, sweep, word
from tests.ui.rig import Rig

# Spelled as numbers, so that the search through memory does not find this file.
NAME = (81, 119, 122, 120, 107, 118)
NUMBER = (48, 52, 55, 49, 57, 57, 56, 56, 55, 55)
NUMBER_TAILS = ((55, 49, 57, 57, 56, 56, 55, 55), (57, 57, 32, 56, 56, 32, 55, 55))  # as sent, as shown
MAIL = (*(113, 119, 122, 46, 120, 107), 64, *(118, 111, 111, 114, 98, 101, 101, 108, 100, 46, 98, 101))
STREET = (119, 120, 113, 118, 107, 122, 108, 97, 97, 110)
OTHER = (107, 118, 113, 120, 119, 122, 103)
PHONE_VISIT = (NAME, NUMBER, *NUMBER_TAILS)
# What a part of the screen holds words in.
WORDS = ("text", "label", "said", "draft", "hint", "instead", "explain", "code", "url")


class Remains:
    """What there is to find of one visit, and the proof that it is gone."""

    def __init__(self, kiosk: Rig, *typed: Spelled) -> None:
        self.kiosk, self.typed = kiosk, list(typed)
        self.refs: list[weakref.ref[object]] = []

    def note(self) -> None:
        """Remember (weakly) the objects that hold what the person said or got."""
        visit = self.kiosk.visit
        talk = visit.registration or visit.check
        held = (visit.registration, visit.check, talk and talk.entry, visit.kept, visit.ticket)
        self.refs += [weakref.ref(one) for one in held if one is not None]
        if visit.kept is not None:
            code = spell(visit.kept.code)
            self.typed += [code, (*code[:4], *spell("-"), *code[4:]), spell(visit.kept.token)]

    def is_there(self) -> bool:
        """Say whether the search finds what was typed first: it is worth something only where it does."""
        return bool(holders(self.typed[0]))

    def must_be_gone(self, everywhere: bool = True) -> None:
        """Fail where anything is left: in what a screen is made of, and `everywhere` else in memory too."""
        kiosk, visit = self.kiosk, self.kiosk.visit
        kiosk.step()
        sweep()
        alive = [type(ref()).__name__ for ref in self.refs if ref() is not None]
        assert not alive, alive
        held = holders(*self.typed) if everywhere else self.shown()
        assert not held, held
        assert (visit.registration, visit.check, visit.kept, visit.ticket, visit.problem) == (None,) * 5
        assert visit.language == kiosk.site.file.languages[0]
        for widget in kiosk.everything():
            chosen = getattr(widget, "selected", False) and widget.action != "begin:nl"  # the invitation
            assert not chosen, f"{widget.label!r} is still chosen"
            for name in ("said", "draft", "code"):
                said = getattr(widget, name, "")
                assert not (isinstance(said, str) and said), f"{type(widget).__name__}.{name} still says it"

    def shown(self) -> list[str]:
        """Return what of a screen still has words of theirs, shown or spare."""
        wanted = [word(secret) for secret in self.typed]
        gc.unfreeze()  # what had come to rest is looked through too
        return [
            f"{type(part).__name__}.{name}"
            for part in gc.get_objects()
            if issubclass(type(part), (Widget, Line, Writing))
            for name in WORDS
            if isinstance(text := getattr(part, name, ""), str) and any(one in text for one in wanted)
        ]


class Whispered(Mapping[str, str]):
    """Answers by kind of field that are spelled each time they are asked for, and kept nowhere."""

    def __init__(self, answers: Mapping[str, Spelled]) -> None:
        self._answers = answers

    def __getitem__(self, kind: str) -> str:
        return word(self._answers[kind])

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)
