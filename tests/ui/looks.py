"""Every screen of a tour as boxes: what can be touched, what is written, how large, in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from tests.ui.rig import Rig

PX_PER_MM = 5.9  # 1280 × 800 pixels on a panel of 217 × 136 mm
CAPITAL = 0.714  # height of a capital H in Noto Sans, in parts of the font size


@dataclass(frozen=True)
class Box:
    """A rectangle on the screen, from the bottom left."""

    name: str
    kind: str  # key, button, field, keyboard, words
    x: float
    y: float
    width: float
    height: float
    font: float = 0.0  # pixels

    def distance(self, other: Box) -> float:
        """Return the pixels between two boxes, negative when they overlap."""
        across = max(self.x, other.x) - min(self.x + self.width, other.x + other.width)
        along = max(self.y, other.y) - min(self.y + self.height, other.y + other.height)
        return max(across, along)


@dataclass
class Look:
    """One screen as it stood there."""

    screen: str
    boxes: list[Box] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Box]:
        return [box for box in self.boxes if box.kind in kinds]

    @property
    def touchables(self) -> list[Box]:
        return self.of("key", "button")


def tour(rig: Rig, journeys: Sequence[str] = ()) -> list[Look]:
    """Walk the tour of `kiosk tour` without taking pictures, and return every screen that was met."""
    from kiosk.tour.checks import defects
    from kiosk.tour.route import Route
    from kiosk.tour.walks import Walker

    guide, looks = rig.guide, []

    def look(note: str = "") -> None:
        guide.finger.step(3)
        name = guide.screen() + (f"-{note}" if note else "")
        top = rig.app.warning if guide.screen() == "warning" else rig.app.root
        looks.append(Look(name, list(boxes(top)), defects(top)))

    guide.look = look
    walker = Walker(rig.site.journeys, rig.visit.frame.rules)
    route = Route(guide, walker, rig.clock, rig.state, rig.site.file.languages[0])
    route.walk_all(list(journeys or rig.site.journeys))
    return looks


def millimetres(font: float) -> float:
    """Return the height of a capital H in a font of so many pixels."""
    return font * CAPITAL / PX_PER_MM


def boxes(top: object) -> Iterator[Box]:
    """Return what a person sees on a screen as boxes."""
    from kiosk.ui.reading import seen, written
    from kiosk.ui.widgets.field import Field
    from kiosk.ui.widgets.keyboard import Key, Keyboard
    from kiosk.ui.widgets.touchable import Touchable

    kinds = {Key: "key", Touchable: "button", Field: "field", Keyboard: "keyboard"}
    for widget in seen(top):
        kind = next((name for cls, name in kinds.items() if isinstance(widget, cls)), "")
        if not kind or (kind in ("key", "button") and not widget.enabled):
            continue
        says = kind if kind in ("field", "keyboard") else f"{widget.action} {widget.label!r}"
        yield Box(says, kind, *widget.to_window(*widget.pos), widget.width, widget.height)
    for widget in written(top):
        writing, where = widget.writing, widget.to_window(*widget.pos)
        yield Box(writing.text, "words", *where, widget.width, widget.height, writing.size)


def free_words(look: Look) -> list[Box]:
    """Return the words that stand on no button, key or field."""
    grounds = look.of("key", "button", "field")
    return [words for words in look.of("words") if not any(words.distance(box) < 0 for box in grounds)]


def words_on(look: Look, kind: str) -> list[tuple[Box, Box]]:
    """Return (words, what they stand on) for all words on boxes of `kind`."""
    return [(words, box) for words in look.of("words") for box in look.of(kind) if words.distance(box) < 0]


def too_close(look: Look, least: float, kinds: tuple[str, ...]) -> list[str]:
    """Return the pairs of boxes of `kinds` with less than `least` pixels between them."""
    return [
        f"{look.screen}: {one.name} and {other.name}: {one.distance(other):.1f} px"
        for one, other in combinations(look.of(*kinds), 2)
        if one.distance(other) < least
    ]
