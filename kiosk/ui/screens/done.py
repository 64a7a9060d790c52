"""Done: the record is stored. The code big, the paper as it comes out, what happens next, a countdown."""

from __future__ import annotations

from kivy.graphics import PopMatrix, PushMatrix, Rotate
from kivy.properties import StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.image import Image

from kiosk.receipts.code import shown
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main, Small
from kiosk.ui.widgets.card import Card
from kiosk.ui.widgets.icon import Badge
from kiosk.visit.stage import Stage


class DoneContent(FloatLayout):
    """Laid out in done.kv; placed by the screen."""


class CodeCard(Card):
    """The code of the paper, so big that it can be copied from a chair."""

    heading = StringProperty("")
    code = StringProperty("")


class PaperPreview(Card):
    """The paper itself, tilted a little as it lies in a hand."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.radius = 10
        self.picture = Image(size_hint=(None, None), fit_mode="contain")
        self.add_widget(self.picture)
        with self.canvas.before:
            pass
        self.canvas.before.insert(0, PushMatrix())
        self._turn = Rotate(angle=-2.5)
        self.canvas.before.insert(1, self._turn)
        self.canvas.after.add(PopMatrix())
        self.fbind("size", self._place)
        self.fbind("pos", self._place)

    def _place(self, *_: object) -> None:
        pad = px(14)
        self.picture.pos, self.picture.size = (pad, pad), (self.width - 2 * pad, self.height - 2 * pad)
        self._turn.origin = self.x + self.width / 2, self.y + self.height / 2


load_kv(__name__)


class DoneScreen(KioskScreen):
    progress_high = 0

    def __init__(self, app: object, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = DoneContent()
        self.fill(self.content)
        self.badge = Badge(name="check", round=True, share=0.62, size_hint=(None, None))
        self.badge.ground, self.badge.colour = rgba(theme.GOOD_TINT), rgba(theme.GOOD)
        self.code = CodeCard(size_hint=(None, None), fill=rgba(theme.PAPER))
        self.paper = PaperPreview(size_hint=(None, None))
        for widget in (self.badge, self.code, self.paper):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        visit, t, ids = self.visit, self.t, self.content.ids
        kept = visit.kept
        assert kept is not None
        state = visit.ticket.state if visit.ticket else "failed"
        paper = {"printed": "done.printed", "failed": "done.failed"}.get(state, "done.printing")
        ids.title.text = t("done.title")
        ids.line.text = f"{t(f'done.{kept.reach_by}')} {t(paper)}"
        ids.use.text = t("done.code_use")
        self.code.heading, self.code.code = t("done.your_code"), shown(kept.code)
        self.code.edge = rgba(tokens.accent if state == "failed" else theme.LINE)
        self._show_paper(state)
        self._show_bar(state)
        self._place()

    def _show_paper(self, state: str) -> None:
        picture = self.app.paper_picture() if state != "failed" else None
        self.paper.opacity = 0 if picture is None else 1
        if picture is not None and self.paper.picture.texture is not picture:
            self.paper.picture.texture = picture

    def _show_bar(self, state: str) -> None:
        visit, t = self.visit, self.t
        small = [Small("help", t("ui.help"), "hand-stop", lambda: visit.aside(Stage.HELP))]
        if state in ("printed", "failed"):
            small.insert(0, Small("again", t("done.again"), "printer", visit.print_again))
        small.append(Small("more_time", t("done.more_time"), "clock", visit.more_time))
        note = t("done.wipes", seconds=visit.seconds_left() or 0)
        self.bar.show(small, Main("done", t("ui.done"), visit.wipe, icon="check"), note=note)

    def forget(self) -> None:
        self.code.code = ""
        self.paper.picture.texture = None
        self.content.ids.line.text = ""

    def _place(self, *_: object) -> None:
        left, top = self.body.x + px(theme.SIDE), self.body.y + self.body.height - px(40)
        width = self.body.width - 2 * px(theme.SIDE)
        circle, ids = px(104), self.content.ids
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        text = width if tokens.portrait else px(760)
        ids.title.size = text - circle - px(30), circle
        ids.title.pos = left + circle + px(30), top - circle
        y = top - circle - px(28)
        ids.line.size, ids.line.pos = (text, px(104)), (left, y - px(104))
        y -= px(104 + 18)
        self.code.size, self.code.pos = (px(610), px(204)), (left, y - px(204))
        y -= px(204 + 14)
        ids.use.size, ids.use.pos = (text, px(80)), (left, y - px(80))
        if tokens.portrait:
            self.paper.size = px(300), px(300)
            self.paper.pos = self.body.x + self.body.width - px(400), self.body.y + px(10)
            return
        picture = self.paper.picture.texture
        wide = px(330)
        tall = min(px(570), wide * picture.height / picture.width) if picture else px(520)
        self.paper.size = (tall * picture.width / picture.height if picture else wide) + px(0), tall
        self.paper.pos = self.body.x + self.body.width - px(64) - self.paper.width, top - px(10) - tall
