"""Everything said, before it is sent: each line can be touched to change it. Nothing is kept before that."""

from __future__ import annotations

from functools import partial

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import ScreenStage
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.face import Face
from kiosk.ui.widgets.fit_label import Line
from kiosk.ui.widgets.icon import SHARE
from kiosk.ui.widgets.pages import Pages, as_turner, most_tiles
from kiosk.ui.widgets.turning import start
from kiosk.visit.registration import ReviewLine


class ReviewTile(Face):
    """One line of the review; the pencil says that a touch changes it."""

    said = StringProperty("")
    changes = ("said",)

    def make_lines(self) -> tuple[Line, ...]:
        self._pencil = self.make_emblem()
        self._pencil.dress(rgba(theme.ACCENT))
        about, said = Line(self, colour=theme.SOFT), Line(self, "SemiBold")
        about.sizes, said.sizes, said.valign = theme.LABEL, theme.SAID, "top"
        return about, said

    def place(self) -> None:
        about, said = self.lines
        about.text, said.text, said.instead = self.label, self.said, self.instead
        pencil, head = px(32), theme.tall(36)
        high = self.height - head - px(15)
        # Where letters would be too small to read, what was said takes the place of the picture.
        badge, left = px(68), px(104)
        self.put_line(said, left, px(6), self.width - left - px(18), high)
        self.put_line(about, left, self.height - head - px(12), self.width - left - px(52), head)
        if not (said.fits() and about.fits()):
            badge, left = 0, px(22)
            self.put_line(said, left, px(6), self.width - left - px(18), high)
            self.put_line(about, left, self.height - head - px(12), self.width - left - px(52), head)
        self.put_picture(px(20), (self.height - badge) / 2, badge, SHARE, px(theme.RADIUS))
        x = self.x + start(self.width, pencil, self.width - px(48))
        self._pencil.draw("pencil", (x, self.top - px(46)), (pencil, pencil))

    def dress(self, *_: object) -> None:
        down = self.state == "down"
        self.fill = rgba(theme.TINT if down else theme.CARD)
        self.edge = rgba(theme.ACCENT if down else theme.EDGE)
        self.emblem.dress(rgba(theme.ACCENT), rgba(theme.TINT))


class ReviewContent(BoxLayout):
    """Laid out in review.kv."""


load_kv(__name__)


class ReviewScreen(KioskScreen):
    """Nine lines fit (portrait ten); with more, the last tile turns the page."""

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = ReviewContent()
        self.fill(self.content)
        self.tiles = [ReviewTile() for _ in range(10 if tokens.portrait else 9)]
        self.pages = Pages()

    def show(self) -> None:
        registration, t = self.visit.registration, self.t
        assert registration is not None
        lines = registration.review()
        ids = self.content.ids
        ids.title.text = t("review.title")
        self.let_title_grow(ids.title, px(86))
        us = self.app.parts.site.file.organisation.short
        ids.only_we.text = t("review.only_we", organisation=us) if tokens.access.letters < 2 else ""
        most = min(len(self.tiles), most_tiles())
        if tokens.access.letters > 1:
            most = (3 if tokens.portrait else 2) if tokens.access.seated else 4
        shown, rest = self.pages.cut(lines, most)
        tiles = self.tiles[: len(shown) + bool(rest)]
        for tile, line in zip(tiles, shown, strict=False):
            tile.action, tile.label, tile.icon = f"change:{line.step}", t(line.label), line.icon
            tile.said, tile.do = self._said(line), partial(self.visit.change, line.step)
            tile.instead = self.app.aloud.filled(line.typed) if line.typed and line.said else ""
        if rest:
            as_turner(tiles[-1], t, self.pages.turn)
            tiles[-1].said, tiles[-1].instead = t("review.more", count=rest), ""
        ids.lines.spacing = px(18)
        narrow = most == 2 or (tokens.portrait and tokens.roomy)
        cols = 1 if narrow else 2 if tokens.portrait or tokens.roomy else 3
        ids.lines.fill(tiles, cols, rows=-(-most // cols))
        self.show_progress()
        self.bar.show(self.buttons(), Main("send", t("ui.send"), self.visit.send))

    def _said(self, line: ReviewLine) -> str:
        return ", ".join(self.t(text) if is_key else text for is_key, text in line.said) or self.t(
            "review.empty"
        )

    def forget(self) -> None:
        self.pages.first()
        for tile in self.tiles:
            tile.said, tile.do = "", None
