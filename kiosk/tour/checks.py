"""What must hold on every rendered screen, in every language, size and mode: the numbers of look-and-feel.md.

Lengths are those of the 1280×800 design (5.9 px/mm on a panel of 10.1"), scaled to the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from kivy.core.window import Window
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.site.contrast import contrast
from kiosk.site.plain import LONGEST, sentences
from kiosk.site.texts import SOURCE
from kiosk.tour.box import Box
from kiosk.tour.colours import faint, least_of, waits
from kiosk.tour.edges import between_pixels, unequal_gaps, uneven
from kiosk.tour.habits import another_way_of_turning, cut_off, one_name_twice
from kiosk.tour.inside import crammed
from kiosk.tour.letters import small
from kiosk.tour.over import drawn, overlaps, pictures
from kiosk.ui import theme
from kiosk.ui.reading_order import seen, written
from kiosk.ui.widgets.fit_label import FitLabel, Line
from kiosk.ui.widgets.keyboard import Key
from kiosk.ui.widgets.sheet import Sheet
from kiosk.ui.widgets.touchable import Touchable

Words = Sequence[FitLabel | Line]

TARGET, TARGET_GAP = 118.0, 17.7  # 20 mm, 3 mm
KEY_WIDE, KEY_NARROW, KEY_GAP = 88.5, 65.0, 8.85  # 15, 11 and 1.5 mm
HAIR = 0.6  # pixels lost to rounding


def defects(root: Widget, language: str = "", picture: Image.Image | None = None) -> list[str]:
    """Return what is wrong with the screen, one line each.

    Contrast is computed from colours; where there is a picture, that of words is measured on it as well, and
    whether edges are as thick all along.
    """
    widgets, words = list(seen(root)), list(written(root))
    lines = [*_outside(widgets, words), *_targets(widgets), *overlaps(widgets, words)]
    lines += [*small(widgets, words), *faint(widgets, words), *crammed(widgets)]
    lines += [*between_pixels(widgets), *unequal_gaps(widgets)]
    lines += [*one_name_twice(widgets), *cut_off(widgets, words), *another_way_of_turning(widgets)]
    if language == SOURCE:
        lines += _long_winded(words)
    if picture is not None:
        lines += [*_pale(words, picture), *uneven(widgets, picture)]
    return lines


def unanswered(label: str, before: Image.Image, after: Image.Image) -> Iterator[str]:
    """Whether a touch left the whole picture as it was: who touched does not know that it was felt."""
    if before.tobytes() == after.tobytes():
        yield f"nothing is seen to come of a touch: {label!r}"


def _box(widget: Widget | Line, name: str) -> Box:
    return Box(name, *widget.to_window(*widget.pos), widget.width, widget.height)


def _outside(widgets: Sequence[Widget], words: Words) -> Iterator[str]:
    for widget in widgets:
        if isinstance(widget, Sheet) and widget.overflows:
            yield "does not fit: a card"
    for widget in words:
        if widget.writing.overflows:
            yield f"does not fit: {widget.writing.text!r}"
        if _out(_box(widget, "")):
            yield f"outside the window: {widget.writing.text!r}"
    for box, _ in pictures(widgets):
        if _out(box):
            yield f"outside the window: a picture, {box.name}"


def _out(box: Box) -> bool:
    outside = box.x + box.width > Window.width + 1 or box.y + box.height > Window.height + 1
    return outside or min(box.x, box.y) < -1


def _targets(widgets: Sequence[Widget]) -> Iterator[str]:
    buttons, keys = [], []
    for widget in widgets:
        if isinstance(widget, Touchable) and (widget.label or isinstance(widget, Key)):
            named = _box(widget, f"{widget.action} {widget.label!r}")
            (keys if isinstance(widget, Key) else buttons).append(named)
    access = theme.tokens.access
    narrow = theme.tokens.portrait or theme.tokens.roomy or access.seated
    for boxes, least, apart in (
        (buttons, TARGET, TARGET_GAP),
        (keys, KEY_NARROW if narrow else KEY_WIDE, KEY_GAP),
    ):
        for box in boxes:
            if min(box.width, box.height) < theme.px(least) - HAIR:
                yield f"too small to touch: {box.name} {box.width:.0f}×{box.height:.0f}"
            if access.seated and box.y + box.height > theme.REACH * Window.height + HAIR:
                yield f"out of reach for who sits: {box.name}"
        for one, other in combinations(boxes, 2):
            if one.gap(other) < theme.px(apart) - HAIR:
                yield f"too close: {one.name} and {other.name} ({one.gap(other):.1f} px)"


def _long_winded(words: Words) -> Iterator[str]:
    """Which sentences, with everything filled in, are too long for somebody who reads little."""
    for widget in words:
        for sentence in sentences(widget.writing.text):
            if (count := len(sentence.split())) > LONGEST:
                yield f"{count} words in a sentence: {sentence!r}"


def _pale(words: Words, picture: Image.Image) -> Iterator[str]:
    for widget in words:
        if waits(widget):
            continue
        box = drawn(widget)
        edges = (box.x, Window.height - box.y - box.height, box.x + box.width, Window.height - box.y)
        ratio = _contrast_in(picture.crop(tuple(round(edge) for edge in edges)))
        if ratio is not None and ratio < least_of(widget):
            yield f"pale on the picture, {ratio:.1f}:1: {widget.writing.text!r}"


def _contrast_in(part: Image.Image) -> float | None:
    """Return the contrast of the commonest colour and the one that differs most from it."""
    if not part.width or not part.height:
        return None
    counted = part.getcolors(part.width * part.height) or []
    ground = max(counted)[1]
    enough = max(2, part.width * part.height // 2000)  # a pixel alone is no letter
    inks = [colour for count, colour in counted if count >= enough and colour != ground]
    return max((contrast(_hex(ground), _hex(ink)) for ink in inks), default=None)


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
