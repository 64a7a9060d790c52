"""Who lays out and draws words: a plain pen for lines from left to right, another where lines turn.

Both are Kivy's own provider (SDL2 with HarfBuzz in it), which shapes a text in one direction and one script
at a time and knows no bidirectional text: the second pen gives it a line run by run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kivy.core.text import Label as CoreLabel
from kivy.core.text.text_sdl2 import _SurfaceContainer
from kivy.graphics.texture import Texture

from kiosk.direction.letters import may_turn
from kiosk.direction.levels import levels
from kiosk.direction.runs import Run, line_runs
from kiosk.direction.wrapping import has_number_in_parts, words, wrapped
from kiosk.ui.text.sharp import as_drawn

Size = tuple[int, int]

_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
_tails: dict[tuple[str, str], int] = {}  # by face and size, and the letter: a few for each
_NOWHERE = _SurfaceContainer(1, 1)


def pen_for(text: str, rtl: bool, **options: object) -> Pen:
    """Return the pen that `text` needs on a line of direction `rtl`; `options` are those of Kivy's labels.

    Kivy breaks a line at any space: only the second pen keeps `09 376 71 70` on one.
    """
    own_lines = rtl or may_turn(text) or has_number_in_parts(text)
    return TurningPen(text=text, rtl=rtl, **options) if own_lines else Pen(text=text, **options)


class Pen(CoreLabel):
    """Kivy's drawing of text, which lays out and draws when told to.

    SDL puts a line that begins with a J or a j to the right, so that nothing of its tail is left of the line.
    Among other lines it seems indented: here its tail hangs out, and its stem stands where theirs do.
    """

    _font_id = ""  # Kivy puts it together anew for each word that is measured
    hang = 0  # pixels that the picture reaches out to the left for such tails; known once laid

    def resolve_font_name(self) -> None:
        super().resolve_font_name()
        self._font_id = super()._get_font_id()

    def _get_font_id(self) -> str:
        return self._font_id

    def lay(self) -> Size:
        """Break the text into lines and return (width, height) of the picture it needs."""
        self.resolve_font_name()
        width, height = self.render()
        self._hang_out("".join(word.text for word in line.words) for line in self._cached_lines)
        self._size = width + self.hang, height
        return self._size

    def _hang_out(self, lines: Iterable[str]) -> None:
        """Make room for the tails of lines that begin at the left; an empty one is none of them."""
        left = self.options["halign"] == "left"
        self.hang = max((self._tail(line[0]) for line in lines if line), default=0) if left else 0

    def _tail(self, letter: str) -> int:
        """Return how far a letter reaches to the left of where it begins, in pixels."""
        key = self._font_id, letter
        found = _tails.get(key)
        if found is None:
            alone, behind = self._across(letter), self._across(" " + letter) - self._across(" ")
            found = _tails[key] = max(0, alone - behind)
        return found

    def _across(self, text: str) -> int:
        """Return the width of letters that run from left to right, in pixels."""
        return self.get_extents(text)[0]

    def _render_text(self, text: str, x: int, y: int) -> None:
        """Draw a line where Kivy puts it, its tail in the room that hangs out."""
        if self.hang and text:
            x += self.hang - self._tail(text[0])
        super()._render_text(text, x, y)

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


class _Line(NamedTuple):
    runs: Sequence[tuple[Run, int]]  # each with its width in pixels, the leftmost first
    width: int
    height: int


class _Paragraph(NamedTuple):
    levels: list[int]  # of direction, one for each letter
    parts: dict[tuple[int, int], _Line]  # measured, by where in the text they begin and end


@lru_cache(maxsize=500)
def _paragraph(text: str, rtl: bool, font: str) -> _Paragraph:
    """Return what is known of a paragraph set in `font` (face and size): a tile asks in room after room."""
    return _Paragraph(levels(text, rtl), {})


def forget() -> None:
    """Let go of every text that was measured."""
    _paragraph.cache_clear()
    _tails.clear()


class TurningPen(Pen):
    """Draws lines that run from right to left, and lines in which some words do."""

    def __init__(self, rtl: bool = False, **options: object) -> None:
        super().__init__(**options)
        self.rtl = rtl
        self._lines: list[_Line] = []
        self._told = False  # SDL knows which way the letters of this face run

    def _get_font_id(self) -> str:
        # SDL keeps the direction in the font it has open. Each direction has its own: else the plain pen, and
        # whoever else draws, would measure with what was drawn last.
        return self._font_id + ("|rtl" if self.options["font_direction"] == "rtl" else "")

    def _turn(self, rtl: bool) -> None:
        self.options["font_direction"] = "rtl" if rtl else "ltr"
        self.options["font_script_name"] = (
            "Arab" if rtl else "Latin"
        )  # Kivy's word; HarfBuzz then looks itself

    def resolve_font_name(self) -> None:
        super().resolve_font_name()
        self._told = False  # Kivy may have closed and opened the face since

    def _across(self, text: str) -> int:
        return self._extents(text, False)[0]

    def _extents(self, text: str, rtl: bool) -> Size:
        self._turn(rtl)
        if rtl and not self._told:
            _NOWHERE.render(self, "", 0, 0)  # only drawing tells SDL the direction, and measuring needs it
            self._told = True
        return self.get_extents(text)

    def extents(self, text: str, rtl: bool) -> Size:
        """Return (width, height) of one run, pixels; remembers nothing of it."""
        self.resolve_font_name()
        return self._extents(text, rtl)

    def _measured(self, line: Sequence[Run]) -> _Line:
        sizes = [self._extents(run.text, run.rtl) for run in line]
        height = max((high for _, high in sizes), default=0) or self.get_extents("")[1]
        widths = [wide for wide, _ in sizes]
        return _Line(list(zip(line, widths, strict=True)), sum(widths), height)

    def lay(self) -> Size:
        """Break the text in the order of typing, then give each line its own order."""
        self.resolve_font_name()
        room, high = self.text_size
        self._lines, height = [], 0
        for line in (line for part in self.text.split("\n") for line in self._lines_of(part, room)):
            if high is not None and self._lines and height + line.height > high:
                break
            self._lines.append(line)
            height += line.height
        self._hang_out(self._first_of(line) for line in self._lines)
        width = int(room or max(self.widths(), default=0)) + self.hang
        self._size = width, int(high or height)
        return self._size

    def _first_of(self, line: _Line) -> str:
        """Return what stands at the left of a line; nothing where that runs from right to left."""
        return line.runs[0][0].text if line.runs and not line.runs[0][0].rtl else ""

    def _parts_of(self, text: str) -> Callable[[int, int], _Line]:
        """Return what measures a part of one paragraph, each part once in whichever room it is wrapped."""
        known = _paragraph(text, self.rtl, self._font_id)

        def part(start: int, end: int) -> _Line:
            found = known.parts.get((start, end))
            if found is None:
                found = self._measured(line_runs(text, known.levels, start, end, self.rtl))
                known.parts[start, end] = found
            return found

        return part

    def _lines_of(self, text: str, room: float | None) -> Iterator[_Line]:
        part = self._parts_of(text)
        if room is None or not text.strip(" "):
            yield part(0, len(text))
            return
        space = self._extents(" ", self.rtl)[0]
        for line in wrapped(text, lambda start, end: part(start, end).width, space, room):
            yield part(*line)

    def widths(self) -> list[int]:
        return [line.width for line in self._lines]

    def widest_word(self) -> int:
        found = ((self._parts_of(text), words(text)) for text in self.text.split("\n"))
        return max((part(*word).width for part, spans in found for word in spans), default=0)

    def fill(self) -> None:
        self._render_begin()
        top = 0
        for line in self._lines:
            x = int((self._size[0] - line.width) * _SHARE[self.options["halign"]])
            first = self._first_of(line) if self.hang else ""
            x += self.hang - (self._tail(first[0]) if first else 0)
            for run, width in line.runs:
                self._turn(run.rtl)
                self._surface.render(self, run.text, x, top)
                x += width
            top += line.height
        self.texture.blit_data(self._render_end())
