"""Done: the record is stored. The code big, the paper as it comes out, what happens next, a countdown.

Without a paper, because none was wanted or none came, the square stands in its place: code and square are big
enough for a photo of the screen. What the paper says is read aloud in both cases.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.journeys.ending import ending_of
from kiosk.receipts.code import shown
from kiosk.site.paper import paper_url, promise_in_words
from kiosk.ui import theme
from kiosk.ui.reading_order import Spot
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.screens.printing import paper_button
from kiosk.ui.stage import DoneStage
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main, Small
from kiosk.ui.widgets.bar_row import in_two
from kiosk.ui.widgets.handed_out import CodeCard, PaperPreview
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.square import Square
from kiosk.ui.widgets.turning import turn


class DoneContent(FloatLayout):
    """Laid out in done.kv; placed by the screen."""


load_kv(__name__)

# By what became of the paper: the state of its ticket, or how the person wanted it instead.
PAPER_LINE = {
    "printed": "done.printed",
    "failed": "done.failed",
    "photo": "done.photo",
    "email": "done.by_email",
}
SQUARE = 360  # design pixels
SQUARE_LOW = 340  # … below the biggest letters
USE = 0.6  # of the room beside the square: for what the code is good for
WITHOUT_PAPER = ("failed", "photo", "email")


def _crowded(square: bool) -> bool:
    """The biggest letters leave room for the time that is left, not for what the code is good for."""
    return tokens.spread > 1 and (square or not tokens.portrait)


class DoneScreen(KioskScreen):
    progress_high = 0
    app: DoneStage

    def __init__(self, app: DoneStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = DoneContent()
        self.fill(self.content)
        self.badge = Badge(name="check", round=True, share=0.62, size_hint=(None, None))
        self.badge.ground, self.badge.colour = rgba(theme.GOOD_TINT), rgba(theme.GOOD)
        self.code = CodeCard(size_hint=(None, None), fill=rgba(theme.PAPER))
        self.paper = PaperPreview(size_hint=(None, None))
        self.square = Square(size_hint=(None, None))
        for widget in (self.badge, self.code, self.paper, self.square):
            self.content.add_widget(widget)
        self.body.fbind("size", self._place)
        self.body.fbind("pos", self._place)

    def show(self) -> None:
        visit, t, ids = self.visit, self.t, self.content.ids
        kept = visit.kept
        assert kept is not None
        state = visit.ticket.state if visit.ticket else kept.paper
        paper = PAPER_LINE.get(state, "done.printing")
        ending = ending_of(visit.frame.journeys[kept.journey_id], kept.told_by)
        title = ending.title.key if ending.title else "done.offer_title" if kept.offer else "done.title"
        usual = "done.offer" if kept.offer else f"done.{kept.reach_by}"
        ids.title.text = t(title)
        said = ending.contact.key if ending.contact else usual
        ids.line.text = self.app.in_both(lambda t, _: f"{t(said)} {t(paper)}")
        promise = self._promise()
        ids.promise.text = "" if tokens.roomy else " ".join(promise)
        crowded = _crowded(state in WITHOUT_PAPER)
        ids.use.text = "" if crowded else self._good_to_know(promise)
        ids.snap.text = "" if tokens.roomy or state not in WITHOUT_PAPER else t("done.snap")
        self.code.heading, self.code.code = t("done.your_code"), shown(kept.code)
        self.code.edge = rgba(theme.ACCENT if state in WITHOUT_PAPER else theme.LINE)
        self._show_paper(state)
        self._show_bar(state)
        self._place()

    def _promise(self) -> Sequence[str]:
        """By which day we call, and what to do if not."""
        parts = self.app.parts
        by, of = parts.answer_by(), self.visit.kept.journey_id
        return self.app.in_both(lambda _, language: promise_in_words(parts.site, language, by, of))

    def _good_to_know(self, promise: Sequence[str]) -> str:
        """What the code is good for; bigger letters leave room for the day by which we call instead."""
        use = "done.code_use" if self.app.parts.site.file.organisation.phone else "done.code_keep"
        return promise[0] if promise and tokens.roomy else self.t(use)

    def more_to_hear(self) -> list[Spot]:
        seen = self.square if self.square.opacity else self.paper
        return [Spot(seen, self.visit.words_of_paper())]

    def _show_paper(self, state: str) -> None:
        if state in WITHOUT_PAPER:
            self.square.url = paper_url(self.app.parts.site, self.visit.kept.token)
        else:
            self.square.forget()
        self.square.opacity = 1 if state in WITHOUT_PAPER else 0
        picture = self.app.paper_picture() if state not in WITHOUT_PAPER else None
        self.paper.opacity = 0 if picture is None else 1
        if picture is not None and self.paper.picture.texture is not picture:
            self.paper.picture.texture = picture

    def _show_bar(self, state: str) -> None:
        visit, t = self.visit, self.t
        small = list(self.buttons(back=False, without=("stop", "access", *("away",) * tokens.portrait)))
        more = t("done.ask_more")
        small.insert(1, Small("ask_more", more if tokens.roomy else in_two(more), "plus", visit.ask_more))
        more_time = Small("more_time", t("done.more_time"), "clock", visit.more_time)
        small.insert(len(small) - len(self.app.aloud.volume()), more_time)
        key, icon = paper_button(visit.ticket)
        if state == "printed":  # to take it is said above, beside its picture
            key, icon = "print.again", "printer"
        label = t(key or "done.print")
        small.insert(0, Small("again", label if tokens.roomy else in_two(label), icon, visit.print_again))
        self.content.ids.wipes.text = t("done.wipes", seconds=visit.seconds_left() or 0)
        self.bar.show(small, Main("done", t("ui.done"), visit.wipe, icon="check"))

    def forget(self) -> None:
        self.code.code = ""
        self.paper.picture.texture = None
        self.square.forget()
        self.content.ids.line.text = ""

    def _place(self, *_: object) -> None:
        left, above = self.body.x + px(theme.SIDE), self.body.y + self.body.height
        width = self.body.width - 2 * px(theme.SIDE)
        circle, ids, code = px(104), self.content.ids, px(690 if tokens.roomy else 610)
        column = tokens.roomy and not tokens.portrait and self.square.opacity  # the square has one of its own
        text = width if tokens.portrait or tokens.roomy else px(760)
        text -= px(SQUARE + 30) if column else 0
        high, tight = self._title_high(text - circle - px(30), circle)
        top, gap = above - px(26 if tight else 40), px(6 if tight or ids.promise.text else 10)
        self.badge.size, self.badge.pos = (circle, circle), (left, top - circle)
        ids.title.size = text - circle - px(30), high
        ids.title.pos = left + circle + px(30), top - high
        y = top - high - 2 * gap
        promised, beside = bool(ids.promise.text), self._beside()
        if promised and (tight or tokens.portrait):
            ids.use.text = ""  # it stands on the paper as well, and behind the square
        use = (px(96) if tokens.roomy else theme.tall(80)) if ids.use.text else 0
        self._place_paper(top)
        under = (self.paper.width + px(72)) * (tokens.portrait and self.paper.opacity > 0)
        for part, long, high in (
            (ids.line, text, self._line_high(text, promised)),
            (ids.promise, text, theme.tall(76) if promised else 0),
            (self.code, min(code, text), px(226 if tokens.roomy else 168 if promised else 190)),
            (ids.use, text, use),
            (ids.wipes, text - under, theme.tall(80 if tokens.portrait and (tokens.roomy or under) else 42)),
        ):
            if part not in beside:
                part.size, part.pos = (long, high), (left, y - high)
                y -= high + gap
        self._place_beside(beside, left, width)
        texts = ids.title, ids.line, ids.promise, ids.use, ids.wipes, ids.snap
        parts = (self.badge, self.code, self.paper, self.square, *texts)
        turn(self.body.x, self.body.width, *parts)

    def _beside(self) -> list[Widget]:
        """Return the words that stand beside or under the square or the code: else buttons would hide them.

        The last of them is there always; what goes without room is what the code is good for.
        """
        ids = self.content.ids
        if tokens.portrait:
            return [] if not self.square.opacity else [ids.use, ids.wipes] if tokens.roomy else [ids.wipes]
        return [] if not tokens.roomy else [ids.use, ids.wipes] if tokens.spread > 1 else [ids.use]

    def _place_beside(self, beside: Sequence[Widget], left: float, width: float) -> None:
        low, gap = self.body.y + px(10), px(10)
        if not self.square.opacity:
            room = left + self.code.width + px(30), self.code.y, self.code.height
            across = width - self.code.width - px(30)
        elif tokens.portrait:
            room, across = (left, low, self.square.height), width - self.square.width - px(20)
        else:
            room, across = (self.square.x, low, self.square.y - gap - low), self.square.width
        x, y, high = room
        use = self.content.ids.use
        share = USE if use.text and len(beside) > 1 else float(beside == [use])
        for part in beside:
            of = share if part is use else 1 - share
            part.size, part.pos = (across, high * of), (x, y + (high * (1 - share) if part is use else 0))

    def _line_high(self, width: float, promised: bool) -> float:
        """Return the room for what happens next; in two languages what it takes, or the rest is hidden."""
        usual = theme.tall(92 if promised else 104)
        if not tokens.access.together or tokens.access.letters:
            return usual
        size = px(theme.type_(theme.LEAD)[-1])
        return min(
            usual, measure(self.content.ids.line.text, "Regular", size, width, tokens.rtl).height + px(6)
        )

    def _title_high(self, width: float, usual: float) -> tuple[float, bool]:
        """Return the height of the title, two lines where one is small, and whether the rest moves up."""
        took = measure(self.content.ids.title.text, "Bold", px(theme.QUESTION[0]), width, tokens.rtl)
        if took.height <= usual or (tokens.roomy and not (tokens.portrait or self.square.opacity)):
            return usual, False
        return px(166), not tokens.portrait

    def _place_paper(self, top: float) -> None:
        picture = self.paper.picture.texture
        shape = picture.width / picture.height if picture else 0.6
        self._place_square(top)
        if tokens.portrait:
            tall = min(px(360), px(300) / shape)
            self.paper.size = tall * shape, tall
            self.paper.pos = self.body.x + self.body.width - px(100) - self.paper.width, self.body.y + px(10)
            if tokens.roomy:  # bigger letters stand where it would
                self.paper.opacity = 0
            return
        tall = min(px(570), px(330) / shape)
        self.paper.size, side = (tall * shape, tall), px(64)
        self.paper.pos = self.body.x + self.body.width - side - self.paper.width, top - px(10) - tall
        self.paper.opacity *= not tokens.roomy

    def _place_square(self, top: float) -> None:
        """As large as there is room beside or under the code: it is photographed from arm's length."""
        side = px(SQUARE_LOW if tokens.portrait and tokens.spread > 1 else SQUARE)
        right = self.body.x + self.body.width - px(theme.SIDE)
        self.square.size = side, side
        snap = self.content.ids.snap
        if tokens.portrait:
            self.square.pos = right - side, self.body.y + px(10)
            snap.size = right - side - px(20) - self.body.x - px(theme.SIDE), theme.tall(60)
            snap.pos = self.body.x + px(theme.SIDE), self.square.y + side - snap.height
        else:
            self.square.pos = right - side, top - px(0 if tokens.roomy else 40) - side
            snap.size = side, theme.tall(50)
            snap.pos = self.square.x, self.square.y - snap.height - px(6)
