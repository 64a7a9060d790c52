"""The guide: walks through the real app with a finger and writes down every screen it meets."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kivy.core.window import Window
from PIL import Image

from kiosk.tour.box import Box
from kiosk.tour.checks import defects, unanswered
from kiosk.tour.finger import Finger
from kiosk.tour.habits import Habits
from kiosk.tour.pictures import SETTLED, at_rest, boxes, targets, texts
from kiosk.tour.rounds import lay_out
from kiosk.ui.layouts.keys import SPACE
from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.keyboard import Key, Keyboard
from kiosk.ui.widgets.touchable import Touchable
from kiosk.ui.window import KioskApp
from kiosk.visit.stage import Stage

MOST_PAGES = 16
LATE = 5  # looks for what comes of a touch, a few frames apart
HANG = 180.0  # seconds after which nothing comes any more, on the busiest machine


class NotReached(Exception):
    """Something that should be on the screen is not there."""


@dataclass
class Step:
    """One screen as a person met it, and the touch that led there."""

    screen: str
    picture: str
    touch: str
    ms_to_feedback: float | None
    ms_to_next_screen: float | None
    texts: list[str] = field(default_factory=list)
    targets: list[tuple[str, float, float, float, float]] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    taps: int = 0  # what led here from the step before, the turning of pages too
    keys: int = 0


class Guide:
    """Touches by the name of what a widget does (`Touchable.action`) and keeps a list of steps."""

    def __init__(self, app: KioskApp, out: Path, draws: bool = True) -> None:
        """Not `draws`: screens are checked without a picture, in a third of the time."""
        self.app, self.out, self.draws = app, out, draws
        self.visit = app.visit
        self.finger = Finger(app, draws)
        self.steps: list[Step] = []
        self.also: Callable[[str], list[str]] = lambda screen: []  # looks at a screen in other ways
        self.touches = 0
        self._taps = self._keys = 0  # since the last look
        self.hears = False  # walks as who finds the way by ear: the first touch says, the second chooses
        self.habits = Habits()
        self._pending: tuple[str, float | None, float | None] = ("start", None, None)
        self._seen: Image.Image | None = None  # the picture at the last rest
        self._unanswered: list[str] = []  # touches since the last look of which nothing came

    # --- looking

    @property
    def root(self) -> object:
        return self.app.root_layout

    def find(self, action: str) -> Touchable | None:
        """Return what is on the screen and does `action`, the front one first."""
        return next(
            (
                widget
                for widget in seen(self.root)
                if isinstance(widget, Touchable) and widget.action == action and widget.enabled
            ),
            None,
        )

    def screen(self) -> str:
        """Return the name of the screen: the stage, and the question where there is one."""
        visit = self.visit
        if visit.warned and visit.stage is not Stage.DONE:
            return "warning"
        if visit.stage is Stage.DESK:
            desk = self.app.parts.desk
            return (
                f"desk-{desk.ask.id}" if desk.ask else "desk" if desk.page == "desk" else f"desk-{desk.page}"
            )
        return f"{visit.stage.value}-{visit.ask.id}" if visit.ask else visit.stage.value

    def look(self, note: str = "") -> Step:
        """Wait for a stable picture and write down what is on it."""
        name = self.screen() + (f"-{note}" if note else "")
        picture = f"{len(self.steps) + 1:02d}-{re.sub(r'[^a-z0-9_-]', '-', name)}.png"
        shot = self.at_rest()
        if shot is not None:
            shot.save(self.out / picture, compress_level=1)  # a third of the time for a few kB more
        touch, feedback, following = self._pending
        root = self.app.warning if self.screen() == "warning" else self.root
        wrong = [*self._unanswered, *defects(root, self.visit.language, shot), *self.habits.broken(root)]
        wrong += self.also(name)
        self._unanswered = []
        shown = texts(root), targets(root), wrong, boxes(root)
        step = Step(name, picture, touch, feedback, following, *shown, self._taps, self._keys)
        self._taps = self._keys = 0
        self.steps.append(step)
        self._pending = ("waited", None, None)
        return step

    def note(self, wrong: str) -> None:
        """Write down with the next look what is wrong about the way there."""
        self._unanswered.append(wrong)

    def at_rest(self) -> Image.Image | None:
        """Wait until nothing changes any more; return the picture, where there are pictures."""
        if self.draws:
            self._seen = at_rest()
            return self._seen
        lay_out(2 * SETTLED)
        return None

    # --- touching

    def touch(self, action: str) -> None:
        """Touch what does `action`; raises NotReached when it is not on the screen."""
        widget = self.find(action) or self._turned_to(action)
        if widget is None:
            raise NotReached(f"{action!r} is not on screen {self.screen()!r}")
        label, before = widget.label.replace("\n", " "), self._seen
        feedback, following = self._tap(widget)
        self.touches += 1
        self._pending = (label, round(feedback, 1), round(following, 1))
        self._see_answer(label, before)

    def _tap(self, widget: Touchable) -> tuple[float, float]:
        """Touch it, and once more where a first touch only says what it is."""
        if self.hears and self.visit.access.hear:
            self.finger.step(4 * SETTLED)  # a new screen says first what it asks
            self.finger.touch(widget)
        if isinstance(widget, Key):
            self._keys += 1
        else:
            self._taps += 1
        return self.finger.touch(widget)

    def answer(self, value: str) -> None:
        """Touch an answer, and 'next' where it does not go on by itself."""
        before = self.screen()
        self.touch(f"option:{value}")
        if self.screen() == before:
            self.touch("next")

    def _see_answer(self, label: str, before: Image.Image | None) -> None:
        """Note a touch that left the screen as it was. Where nobody looked before it, nothing is known."""
        if before is None or not self.draws:
            return
        for _ in range(LATE):  # what comes a few frames later is an answer as well
            if not (silent := list(unanswered(label, before, self.at_rest()))):
                return
            self.finger.step(SETTLED)
        self._unanswered += silent

    def _turned_to(self, action: str) -> Touchable | None:
        """Look for `action` on the other pages of the screen, behind 'something else', then behind 'more'."""
        self.finger.step(3)  # the screen before this one is gone from the window only now
        on, back = ["page"] * MOST_PAGES, ["page_back"] * MOST_PAGES
        for opener in (*on, "others", *on, *back, *["more"] * 5):  # behind it may be as many pages
            turner = self.find(opener) or (self.find("further") if opener == "page" else None)
            if turner is not None:
                self._seen = None  # it is another page by now
                self._tap(turner)
                self.finger.step(3)  # what came is laid out before it is touched
                if (found := self.find(action)) is not None:
                    return found
        return None

    def held(self, what: str) -> None:
        """Something was held until something came of it (kiosk.tour.holding)."""
        self.touches += 1
        self._pending = (f"held {what}", None, None)

    def type(self, text: str) -> None:
        """Type on our own keyboard, turning its pages as needed."""
        feedback = following = 0.0
        self._seen = None
        for char in text:
            ms = self._touch_key(char)
            feedback, following = max(feedback, ms[0]), max(following, ms[1])
        self._pending = (f"typed {len(text)} characters", round(feedback, 1), round(following, 1))

    def _touch_key(self, char: str) -> tuple[float, float]:
        """Touch keys until one has typed `char`, as somebody who knows on which page it stands."""
        wanted = SPACE if char == " " else char
        while (
            board := next((one for one in seen(self.root) if isinstance(one, Keyboard)), None)
        ) is not None:
            name = board.next_key(wanted)
            key = next((key for key in seen(board) if isinstance(key, Key) and key.name == name), None)
            if key is None:
                break
            types = key.types  # looked at before: the keys of a page are used again for the next one
            touched = self._tap(key)
            if types:
                return touched
        raise NotReached(f"no key types {char!r} on screen {self.screen()!r}")

    def can_type(self, char: str) -> bool:
        """Say whether the keyboard on the screen has a key for `char` on any page."""
        board = next((one for one in seen(self.root) if isinstance(one, Keyboard)), None)
        return board is not None and board.next_key(SPACE if char == " " else char) is not None

    def erase_all(self) -> None:
        """Empty the field with the erase key."""
        for _ in range(500):
            talk = self.visit.talk
            if talk is None or not talk.entry.draft:
                return
            self._seen = None  # what a key does is seen by the letter
            self.touch("key:erase")

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Let the app run until `ready`; raises NotReached where that never comes."""
        until = time.monotonic() + HANG
        while not ready():
            self.finger.go_round()
            if time.monotonic() > until:
                raise NotReached(what)
        self.app.render()

    # --- writing down

    def write(self, about: dict[str, object]) -> Path:
        """Write tour.json beside the pictures and return its path."""
        width, height = Window.size
        data = {**about, "size": f"{width}x{height}", "touches": self.touches}
        data["steps"] = [asdict(step) for step in self.steps]
        path = self.out / "tour.json"
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return path
