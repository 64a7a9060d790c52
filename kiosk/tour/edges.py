"""Nothing is drawn at a fraction of a pixel: there an edge is thick here and thin there, letters lose rows.

Told twice: from where things are drawn, which needs no picture, and from the pixels of a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kivy.core.window import Window
from kivy.graphics import BorderImage, Canvas, Rectangle, Rotate
from kivy.graphics.instructions import Instruction, InstructionGroup
from kivy.uix.widget import Widget
from PIL import Image

from kiosk.ui import theme
from kiosk.ui.widgets.card import Surface
from kiosk.ui.widgets.touchable import Touchable

LITTLE = 1e-4  # pixels: what adding floats loses
NEARLY = 1.5  # pixels by which gaps of one design may not differ
SIDES = ("left", "right", "top", "bottom")


def between_pixels(widgets: Sequence[Widget]) -> Iterator[str]:
    """Say what is drawn between two pixels or stretched, one line each.

    Of a square to scan every dot is the same whole number of pixels. What lies askew, as the paper does, has
    no place on whole pixels.
    """
    for widget in _upright(widgets):
        x, y = widget.to_window(*widget.to_parent(0, 0))
        for one in _shapes(widget):
            (left, low), (width, height) = one.pos, one.size
            if any(_part(at) for at in (x + left, y + low, width, height)):
                place = f"{x + left:.2f}, {y + low:.2f}, {width:.2f}×{height:.2f}"
                yield f"between pixels: {_name(widget)} at {place}"
            elif _stretched(one):
                yield f"stretched: {_name(widget)}, {one.texture.size} to {width:.0f}×{height:.0f}"


def uneven(widgets: Sequence[Widget], picture: Image.Image) -> Iterator[str]:
    """Say which edges of what can be touched change in mid-line on the picture, one line each."""
    for widget, side, even in edges(widgets, picture):
        if not even:
            yield f"uneven edge, {side}: {_name(widget)}"


def edges(widgets: Sequence[Widget], picture: Image.Image) -> Iterator[tuple[Widget, str, bool]]:
    """Return each edge of what can be touched, and whether it is the same all along, between its corners."""
    for widget in widgets:
        if isinstance(widget, Surface) and isinstance(widget, Touchable):
            for side, strip in zip(SIDES, _strips(widget), strict=True):
                if strip is not None:
                    yield widget, side, _even(picture.crop(strip), lying=side in ("top", "bottom"))


Strip = tuple[int, int, int, int]  # left, top, right, bottom in the picture


def _strips(widget: Surface) -> list[Strip | None]:
    """Return where its four edges are, from a pixel outside to one inside, without the corners."""
    x, y = widget.to_window(*widget.pos)
    left, right = round(x), round(x + widget.width)
    top, bottom = round(Window.height - y - widget.height), round(Window.height - y)
    corner = round(theme.px(max(widget.radius, widget.edge_width))) + 2
    thick = round(theme.px(widget.edge_width)) + 1
    strips: list[Strip | None] = []
    for strip in (
        (left - 1, top + corner, left + thick, bottom - corner),
        (right - thick, top + corner, right + 1, bottom - corner),
        (left + corner, top - 1, right - corner, top + thick),
        (left + corner, bottom - thick, right - corner, bottom + 1),
    ):
        inside = min(strip) >= 0 and strip[2] <= Window.width and strip[3] <= Window.height
        long = strip[2] > strip[0] and strip[3] > strip[1]
        strips.append(strip if inside and long else None)
    return strips


def _even(strip: Image.Image, lying: bool) -> bool:
    """Say whether all lines across the edge are the same."""
    if lying:
        strip = strip.transpose(Image.Transpose.TRANSPOSE)
    across, pixels = strip.width * len(strip.getbands()), strip.tobytes()
    return pixels == pixels[:across] * strip.height


def _upright(widgets: Sequence[Widget]) -> Iterator[Widget]:
    askew: set[Widget] = set()
    for widget in widgets:  # parents first
        turned = widget.canvas.has_before and any(
            isinstance(one, Rotate) and one.angle for one in widget.canvas.before.children
        )
        if turned or widget.parent in askew:
            askew.add(widget)
        else:
            yield widget


def _shapes(widget: Widget) -> Iterator[Rectangle]:
    canvas = widget.canvas
    yield from _in_group(canvas)
    for one in ([canvas.before] if canvas.has_before else []) + ([canvas.after] if canvas.has_after else []):
        yield from _in_group(one)


def _in_group(group: InstructionGroup) -> Iterator[Rectangle]:
    """Return the rectangles of a group; a canvas in it is that of another widget."""
    for one in group.children:
        if isinstance(one, Rectangle):
            if min(one.size) > 0:
                yield one
        elif isinstance(one, InstructionGroup) and not isinstance(one, Canvas):
            yield from _in_group(one)


def _stretched(one: Instruction) -> bool:
    if isinstance(one, BorderImage) or one.texture is None or one.texture.id == Rectangle().texture.id:
        return False
    return any(length % own for length, own in zip(one.size, one.texture.size, strict=True))


def _part(at: float) -> bool:
    return abs(at - round(at)) > LITTLE


def _name(widget: Widget) -> str:
    said = getattr(widget, "label", "") or getattr(getattr(widget, "writing", None), "text", "")
    return repr(said or getattr(widget, "name", "") or type(widget).__name__)


def unequal_gaps(widgets: Sequence[Widget]) -> Iterator[str]:
    """Say where gaps in a row, or rows above each other, differ by a pixel: that is rounding, not design."""
    boxes = [
        (*widget.to_window(*widget.pos), widget.width, widget.height, widget)
        for widget in widgets
        if isinstance(widget, Surface) and isinstance(widget, Touchable)
    ]
    for at, along in ((0, 1), (1, 0)):
        lines: dict[tuple[float, float, Widget], list[tuple[float, float]]] = {}
        for box in boxes:
            lines.setdefault((box[along], box[along + 2], box[4].parent), []).append((box[at], box[at + 2]))
        for (*_, parent), line in lines.items():
            line.sort()
            gaps = [after[0] - one[0] - one[1] for one, after in pairwise(line)]
            if any(0 < abs(one - after) < NEARLY for one, after in pairwise(gaps)):
                yield f"unequal gaps: {_name(parent)}, {', '.join(f'{one:g}' for one in gaps)}"
