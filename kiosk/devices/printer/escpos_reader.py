"""Reads ESC/POS bytes and draws what the paper would show: the eyes of the simulated printer and the tests.

Understands what our papers are made of (ESC @, ESC d, ESC J, LF, GS v 0, GS V, DLE EOT) and refuses the
rest, so that a stray byte in the output is noticed instead of being printed as a letter on real paper.
It is written from the command reference and shares no code with what makes the bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

LINE_DOTS = 34  # ESC @ sets 1/6 inch line spacing: 34 dots at 203 dpi
ESC, GS, DLE, LF = 0x1B, 0x1D, 0x10, 0x0A


class NotEscpos(ValueError):
    """Bytes that are no command of a paper of ours; the message names the place and the bytes."""


@dataclass
class EscposReader:
    """Takes bytes in pieces of any size; finished papers and status questions pile up in lists."""

    dots: int = 576
    papers: list[Image.Image] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)  # n of each DLE EOT n, in order
    _waiting: bytearray = field(default_factory=bytearray)
    _rows: list[Image.Image] = field(default_factory=list)
    _read: int = 0

    def feed(self, data: bytes) -> None:
        """Read on; a command that is not complete yet waits for the rest. Raises NotEscpos."""
        self._waiting += data
        while self._waiting and (used := self._command(self._waiting)):
            del self._waiting[:used]
            self._read += used

    def finish(self) -> list[Image.Image]:
        """Return all papers; what was not cut off is the last one. Raises NotEscpos for half a command."""
        if self._waiting:
            raise NotEscpos(f"the bytes end in the middle of a command at byte {self._read}")
        self._tear_off()
        return self.papers

    @property
    def printing(self) -> bool:
        """Say whether something stands on the paper that was not cut off yet."""
        return bool(self._rows) or bool(self._waiting)

    def drop(self) -> None:
        """Forget the paper that was begun, as when somebody pulls the plug."""
        self._rows.clear()
        self._waiting.clear()

    def _command(self, data: bytearray) -> int:
        """Carry out the command `data` starts with; return its length, 0 when it is not complete."""
        if data[0] == LF:
            self._feed_paper(LINE_DOTS)
            return 1
        if data[0] not in (ESC, GS, DLE):
            raise self._refuse(data)
        command = bytes(data[:2])
        if command == b"\x1b@":  # clears settings we never make, not what is printed already
            return 2
        if len(data) < 3:
            return 0
        number = data[2]
        if command in (b"\x1bd", b"\x1bJ"):
            self._feed_paper(number * (LINE_DOTS if command == b"\x1bd" else 1))
            return 3
        if command == b"\x10\x04" and 1 <= number <= 4:
            self.asked.append(number)
            return 3
        if command == b"\x1dV":
            return self._cut(data)
        if command == b"\x1dv":
            return self._raster(data)
        raise self._refuse(data)

    def _cut(self, data: bytearray) -> int:
        """GS V 0/1 cuts here; GS V 65/66 n feeds n dots first."""
        if data[2] in (0, 1, 48, 49):
            length = 3
        elif data[2] in (65, 66):
            length = 4
            if len(data) < length:
                return 0
            self._feed_paper(data[3])
        else:
            raise self._refuse(data)
        self._tear_off()
        return length

    def _raster(self, data: bytearray) -> int:
        """GS v 0 m xL xH yL yH d…: x bytes a row, y rows, most significant bit left, 1 = black."""
        if len(data) < 8:
            return 0
        if data[2] != ord("0") or data[3] != 0:
            raise self._refuse(data)
        row_bytes, rows = data[4] + 256 * data[5], data[6] + 256 * data[7]
        length = 8 + row_bytes * rows
        if row_bytes * 8 > self.dots:
            raise NotEscpos(f"a row of {row_bytes * 8} dots on paper of {self.dots} at byte {self._read}")
        if len(data) < length:
            return 0
        if rows and row_bytes:
            ink = bytes(byte ^ 0xFF for byte in data[8:length])  # Pillow: 1 = white
            strip = Image.new("1", (self.dots, rows), 255)
            strip.paste(Image.frombytes("1", (row_bytes * 8, rows), ink), (0, 0))
            self._rows.append(strip)
        return length

    def _feed_paper(self, rows: int) -> None:
        if rows:
            self._rows.append(Image.new("1", (self.dots, rows), 255))

    def _tear_off(self) -> None:
        if not self._rows:
            return
        paper = Image.new("1", (self.dots, sum(strip.height for strip in self._rows)), 255)
        top = 0
        for strip in self._rows:
            paper.paste(strip, (0, top))
            top += strip.height
        self._rows.clear()
        self.papers.append(paper)

    def _refuse(self, data: bytearray) -> NotEscpos:
        return NotEscpos(f"no command of a paper at byte {self._read}: {bytes(data[:4]).hex(' ')}")


def read_papers(data: bytes, dots: int = 576) -> list[Image.Image]:
    """Return the papers that `data` prints. Raises NotEscpos."""
    reader = EscposReader(dots)
    reader.feed(data)
    return reader.finish()
