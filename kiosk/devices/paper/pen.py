"""Draws the blocks of a paper, each as a strip as wide as the paper, black on white."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from PIL import Image, ImageDraw

from kiosk.devices.paper.bars import notice, rule
from kiosk.devices.paper.code_frame import code_frame
from kiosk.devices.paper.fonts import Weight
from kiosk.devices.paper.lettering import Lettering
from kiosk.devices.paper.map_strip import map_strip
from kiosk.devices.paper.measures import BLACK, QR_DOTS, WHITE, Measures, millimetres
from kiosk.devices.paper.shapes import icon_shape, logo_picture, qr_picture
from kiosk.direction.letters import reads_rtl
from kiosk.receipts import model, qr


class Pen:
    """Draws blocks as strips as wide as the paper; right-to-left papers are mirrored as a whole."""

    def __init__(self, measures: Measures, rtl: bool) -> None:
        self.m = measures
        self.rtl = rtl

    def strips(self, block: model.Block) -> Iterator[Image.Image]:
        """Yield the strips of one block, from top to bottom."""
        m = self.m
        match block:
            case model.Masthead(organisation, title, logo):
                mark = logo_picture(logo, round(m.width * 0.62), millimetres(14)) if logo else None
                yield self.marked(mark, title) if mark else self.masthead(organisation, title)
            case model.Heading(text, 2, icon, under):
                yield self.words(text, m.part, icon=icon)
                yield from self.dutch(under)
                yield self.blank(millimetres(0.6))
            case model.Heading(text, _, icon, under):
                yield self.words(text, m.label, icon=icon)
                yield from self.dutch(under)
            case model.Line(text, strong, icon, under):
                yield self.words(text, m.strong if strong else m.body, icon=icon)
                yield from self.dutch(under)
            case model.Small(text, under):
                yield self.words(text, m.small, indent=0)
                yield from self.dutch(under, indent=0)
                yield self.blank(millimetres(0.4))
            case model.Desk(label, lines):
                yield from Pen(m, rtl=False).desk(label, lines)
            case model.Bullets(items, mark, unders, icons):
                for number, (item, under, icon) in enumerate(
                    zip_longest(items, unders, icons, fillvalue=""), 1
                ):
                    yield self.item(item, mark, number, icon)
                    yield from self.dutch(under, m.gutter + self._step(mark))
                    yield self.blank(2)
            case model.Fill(text, mm, icon, under):
                yield self.words(f"{text} · {under}" if under else text, m.body, icon=icon)
                yield self.to_write_on(millimetres(mm))
            case model.Code(shown, label, under):
                yield code_frame(self.m, self.rtl, shown, label)
                yield from self.dutch(under)
            case model.Qr(url, beside, unders):
                yield self.square(url, beside)
                yield from self.dutch(" ".join(unders))
            case model.Map(_, under):
                yield map_strip(m, self.rtl, block)
                yield self.blank(millimetres(0.6))
                for below, line in enumerate(under):
                    yield self.words(line, m.body if below else m.strong, icon="" if below else "map-pin")
            case model.Phone(number, icon):
                yield self.phone(number, icon)
            case model.Notice(text):
                yield notice(m, self.words(text, m.label, centred=True))
            case model.Rule(heavy):
                yield rule(m, heavy)
            case model.Space(mm):
                yield self.blank(millimetres(mm))

    def desk(self, label: str, lines: tuple[str, ...]) -> Iterator[Image.Image]:
        """Yield the foot: a label in bold, then small lines with a little air between them."""
        said: list[tuple[str, Weight]] = [(label, "Bold"), *((line, "Regular") for line in lines)]
        for text, weight in said:
            yield self.words(text, Lettering(weight, self.m.small.size), indent=0)
            yield self.blank(millimetres(0.3))

    def dutch(self, under: str, indent: int | None = None) -> Iterator[Image.Image]:
        """Yield the Dutch of the line above, small, for who reads along; nothing where there is none."""
        if under:
            yield self.words(under, self.m.small, indent=indent)
            yield self.blank(millimetres(0.6))

    def to_write_on(self, room: int) -> Image.Image:
        """Draw empty room for a hand with a line at its foot, as wide as the words may be."""
        m = self.m
        strip = self.blank(room + millimetres(1.5))
        start, end = m.margin + m.gutter, m.width - m.margin - 1
        ends = (m.width - 1 - end, m.width - 1 - start) if self.rtl else (start, end)
        ImageDraw.Draw(strip).rectangle((ends[0], room, ends[1], room + 1), fill=BLACK)
        return strip

    def blank(self, height: int) -> Image.Image:
        return Image.new("L", (self.m.width, height), WHITE)

    def words(
        self,
        text: str,
        letters: Lettering,
        *,
        indent: int | None = None,
        icon: str = "",
        centred: bool = False,
    ) -> Image.Image:
        """Draw a wrapped text in the column of the words, with its picture in the gutter."""
        m = self.m
        indent = 0 if centred else m.gutter if indent is None else indent
        room = m.width - 2 * m.margin - indent
        lines = letters.lines(text, room, rtl=reads_rtl(text, self.rtl), even=centred)
        step = letters.step(text)
        strip = self.blank(max(step * len(lines), 1))
        pen = ImageDraw.Draw(strip)
        for number, line in enumerate(lines):
            baseline = step * number + letters.rise
            wide = letters.line_width(line)
            start = round((m.width - wide) / 2) if centred else m.margin + indent
            x = m.width - start - wide if self.rtl else start
            letters.draw_line(pen, x, baseline, line)
        size = m.icon if letters in (m.part, m.label) else round(letters.line_height * 0.96)
        if picture := icon_shape(icon, size):
            strip = self._with_icon(strip, picture, letters)
        return strip

    def _with_icon(self, strip: Image.Image, picture: Image.Image, letters: Lettering) -> Image.Image:
        """Put a picture in the gutter, its middle on the middle of the first line's capitals."""
        middle = round(letters.size * 0.6)
        above = max(0, picture.height // 2 - middle)
        below = max(0, middle + picture.height // 2 - strip.height)
        taller = self.blank(above + strip.height + below)
        taller.paste(strip, (0, above))
        x = self.m.margin + (self.m.icon - picture.width) // 2
        x = self.m.width - x - picture.width if self.rtl else x
        taller.paste(BLACK, (x, above + middle - picture.height // 2), mask=picture)
        return taller

    def masthead(self, organisation: str, title: str) -> Image.Image:
        """Draw the organisation, with what this paper is at the other end of the line where there is room."""
        m = self.m
        strip = self.words(organisation, m.title, indent=0)
        lines = m.title.wrap(organisation, m.width - 2 * m.margin)
        free = m.width - 2 * m.margin - max(map(m.title.width, lines), default=0)
        if m.body.width(title) + m.gutter > free:
            return self._under([strip, self.words(title, m.body, indent=0)])
        x = m.margin if self.rtl else m.width - m.margin - m.body.width(title)
        baseline = strip.height - m.title.step(organisation) + m.title.rise
        m.body.draw(ImageDraw.Draw(strip), x, baseline, title, rtl=reads_rtl(title, self.rtl))
        return strip

    def marked(self, mark: Image.Image, title: str) -> Image.Image:
        """Draw the logo, with what this paper is at the other end of its foot, or under it."""
        m = self.m
        strip = self.blank(mark.height + millimetres(1))
        strip.paste(BLACK, (m.width - m.margin - mark.width if self.rtl else m.margin, 0), mask=mark)
        if m.body.width(title) + m.gutter > m.width - 2 * m.margin - mark.width:
            return self._under([strip, self.words(title, m.body, indent=0)])
        x = m.margin if self.rtl else m.width - m.margin - m.body.width(title)
        baseline = max(mark.height - m.body.size * 0.2, m.body.rise)
        m.body.draw(ImageDraw.Draw(strip), x, baseline, title, rtl=reads_rtl(title, self.rtl))
        return strip

    def item(self, text: str, mark: model.Mark, number: int, icon: str = "") -> Image.Image:
        """Draw one item of a list: a dot, a box to tick off, or a number in a circle."""
        m = self.m
        size = round(m.body.size * {"dot": 0.28, "box": 0.72, "number": 1.06}[mark])
        strip = self.words(text, m.body, indent=m.gutter + self._step(mark))
        if picture := icon_shape(icon, round(m.body.line_height * 0.96)):
            strip = self._with_icon(strip, picture, m.body)
        pen = ImageDraw.Draw(strip)
        left = m.margin + m.gutter
        x = m.width - left - size if self.rtl else left
        top = round(m.body.size * 0.6 - size / 2)
        corner = (x, top, x + size, top + size)
        if mark == "box":
            pen.rounded_rectangle(corner, radius=4, outline=BLACK, width=3)
            return strip
        pen.ellipse(corner, fill=BLACK)
        if mark == "number":
            figure = Lettering("Bold", round(size * 0.74))
            start = x + (size - figure.width(str(number))) / 2 + 0.5
            figure.draw(pen, start, top + size / 2 + figure.size * 0.36, str(number), rtl=False, fill=WHITE)
        return strip

    def _step(self, mark: model.Mark) -> int:
        """Return the dots from the mark of an item to its words."""
        return round(self.m.body.size * {"dot": 0.7, "box": 1.1, "number": 1.4}[mark])

    def phone(self, number: str, icon: str) -> Image.Image:
        """Draw a telephone number on one line, as big as fits; figures are read left to right everywhere."""
        m = self.m
        room = m.width - 2 * m.margin - m.gutter
        letters = m.phone
        while letters.width(number) > room and letters.size > 16:
            letters = Lettering(letters.weight, letters.size - 2)
        strip = self.blank(letters.line_height)
        start = m.margin + m.gutter
        x = m.width - start - letters.width(number) if self.rtl else start
        letters.draw(ImageDraw.Draw(strip), x, letters.rise, number, rtl=False)
        picture = icon_shape(icon, m.icon)
        return self._with_icon(strip, picture, letters) if picture else strip

    def square(self, url: str, beside: tuple[str, ...]) -> Image.Image:
        """Draw the QR in whole dots per module with its quiet zone, and the words beside or under it."""
        m = self.m
        square = qr_picture(url)
        if m.width - square.width < m.body.size * 8:
            strip = self.blank(square.height)
            strip.paste(square, ((m.width - square.width) // 2, 0))
            return self._under([strip, *(self.words(text, m.body, centred=True) for text in beside)])
        quiet = qr.QUIET_ZONE * QR_DOTS
        indent = square.width - quiet
        words = self._under(
            [self.words(text, m.body, indent=indent) for text in beside], gap=m.body.size // 3
        )
        strip = self.blank(max(square.height, words.height))
        strip.paste(words, (0, (strip.height - words.height) // 2))
        x = m.margin - quiet
        strip.paste(
            square, (m.width - x - square.width if self.rtl else x, (strip.height - square.height) // 2)
        )
        return strip

    def _under(self, strips: list[Image.Image], gap: int = 0) -> Image.Image:
        """Put strips under each other."""
        whole = self.blank(sum(strip.height for strip in strips) + gap * max(0, len(strips) - 1))
        top = 0
        for strip in strips:
            whole.paste(strip, (0, top))
            top += strip.height + gap
        return whole
