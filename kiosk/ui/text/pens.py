"""Who lays out and draws words: a plain pen for lines from left to right, another where lines turn.

Both are Kivy's own provider (SDL2 with HarfBuzz in it), which shapes a text in one direction and one script
at a time and knows no bidirectional text: the second pen gives it a line run by run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kivy.core.text import Label as CoreLabel
from kivy.core.text.text_sdl2 import _SurfaceContainer
from kivy.graphics.texture import Texture

from kiosk.direction.letters import may_turn
from kiosk.direction.levels import levels
from kiosk.direction.runs import Run, line_runs, runs
from kiosk.direction.wrapping import words, wrapped
from kiosk.ui.text.sharp import as_drawn

Size = tuple[int, int]

_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
_NOWHERE = _SurfaceContainer(1, 1)


def pen_for(text: str, rtl: bool, **options: object) -> Pen:
    """Return the pen that `text` needs on a line of direction `rtl`; `options` are those of Kivy's labels."""
    return TurningPen(text=text, rtl=rtl, **options) if rtl or may_turn(text) else Pen(text=text, **options)


class Pen(CoreLabel):
    """Kivy's drawing of text, which lays out and draws when told to."""

    def lay(self) -> Size:
        """Break the text into lines and return (width, height) of the picture it needs."""
        self.resolve_font_name()
        self._size = self.render()
        return self._size

    def widths(self) -> list[int]:
        """Return the width of each line that `lay` made, in pixels."""
        return [line.w for line in self._cached_lines]

    def widest_word(self) -> int:
        """Return the width of the widest thing that a line break should leave whole."""
        return max((self.get_extents(word)[0] for word in self.text.split()), default=0)

    def draw(self) -> Texture:
        """Draw what `lay` laid out."""
        self.texture = Texture.create(size=self._size)
        as_drawn(self.texture)
        self.texture.flip_vertical()
        self.fill()
        return self.texture

    def fill(self) -> None:
        """Put the ink into `texture`."""
        self.render(real=True)

    def span(self) -> tuple[int, int]:
        """Return how wide the text is on one line, and where from its left end its last letter ends."""
        width = self.get_extents(self.text)[0]
        return width, width


class _Line(NamedTuple):
    runs: Sequence[tuple[Run, int]]  # each with its width in pixels, the leftmost first
    width: int
    height: int


class TurningPen(Pen):
    """Draws lines that run from right to left, and lines in which some words do."""

    def __init__(self, rtl: bool = False, **options: object) -> None:
        super().__init__(**options)
        self.rtl = rtl
        self._lines: list[_Line] = []
        self._widest = 0

    def _get_font_id(self) -> str:
        # SDL keeps the direction in the font it has open. Each direction has its own: else the plain pen, and
        # whoever else draws, would measure with what was drawn last.
        return super()._get_font_id() + ("|rtl" if self.options["font_direction"] == "rtl" else "")

    def _turn(self, rtl: bool) -> None:
        self.options["font_direction"] = "rtl" if rtl else "ltr"
        self.options["font_script_name"] = (
            "Arab" if rtl else "Latin"
        )  # Kivy's word; HarfBuzz then looks itself

    def _extents(self, text: str, rtl: bool) -> Size:
        self._turn(rtl)
        if rtl:
            _NOWHERE.render(self, "", 0, 0)  # only drawing tells SDL the direction, and measuring needs it
        return self.get_extents(text)

    def _measured(self, line: Sequence[Run]) -> _Line:
        sizes = [self._extents(run.text, run.rtl) for run in line]
        height = max((high for _, high in sizes), default=0) or self.get_extents("")[1]
        widths = [wide for wide, _ in sizes]
        return _Line(list(zip(line, widths, strict=True)), sum(widths), height)

    def lay(self) -> Size:
        """Break the text in the order of typing, then give each line its own order."""
        self.resolve_font_name()
        room, high = self.text_size
        self._widest, self._lines, height = 0, [], 0
        for line in (line for part in self.text.split("\n") for line in self._lines_of(part, room)):
            if high is not None and self._lines and height + line.height > high:
                break
            self._lines.append(line)
            height += line.height
        self._size = int(room or max(self.widths(), default=0)), int(high or height)
        return self._size

    def _lines_of(self, text: str, room: float | None) -> Iterator[_Line]:
        resolved = levels(text, self.rtl)
        measured: dict[tuple[int, int], _Line] = {}

        def width(start: int, end: int) -> int:
            if (start, end) not in measured:
                measured[start, end] = self._measured(line_runs(text, resolved, start, end, self.rtl))
            return measured[start, end].width

        if room is None or not text.strip(" "):
            width(0, len(text))
            yield measured[0, len(text)]
            return
        space = self._extents(" ", self.rtl)[0]
        for line in wrapped(text, width, space, room):
            width(*line)
            yield measured[line]
        self._widest = max(self._widest, *(width(*word) for word in words(text)))

    def widths(self) -> list[int]:
        return [line.width for line in self._lines]

    def widest_word(self) -> int:
        return self._widest

    def fill(self) -> None:
        self._render_begin()
        top = 0
        for line in self._lines:
            x = int((self._size[0] - line.width) * _SHARE[self.options["halign"]])
            for run, width in line.runs:
                self._turn(run.rtl)
                self._render_text(run.text, x, top)
                x += width
            top += line.height
        self.texture.blit_data(self._render_end())

    def span(self) -> tuple[int, int]:
        line = self._measured(runs(self.text, self.rtl))
        x = caret = 0
        last = max((run.end for run, _ in line.runs), default=0)
        for run, width in line.runs:
            if run.end == last:
                caret = x if run.rtl else x + width
            x += width
        return line.width, caret
