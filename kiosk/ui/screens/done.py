"""Done: the record is stored. The code big, the paper as it comes out, what happens next, a countdown.

Without a paper, because none was wanted or none came, the square stands in its place: code and square are big
enough for a photo of the screen. What the paper says is read aloud in both cases.
"""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.floatlayout import FloatLayout

from kiosk.journeys.ending import ending_of
from kiosk.receipts.code import shown
from kiosk.site.paper import paper_url
from kiosk.site.whom_to_call import promise_in_words
from kiosk.ui import theme
from kiosk.ui.reading_order import Spot
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.done_room import DoneRoom
from kiosk.ui.screens.printing import paper_button
from kiosk.ui.stage import DoneStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import Main, Small
from kiosk.ui.widgets.bar_row import in_two
from kiosk.ui.widgets.handed_out import CodeCard, PaperPreview
from kiosk.ui.widgets.icon import Badge
from kiosk.ui.widgets.square import Square


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
WITHOUT_PAPER = ("failed", "photo", "email")


def _crowded(square: bool) -> bool:
    """The biggest letters leave room for the time that is left, not for what the code is good for."""
    return tokens.spread > 1 and (square or not tokens.portrait)


class DoneScreen(DoneRoom):
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
        promise, crowded = self._promise(), _crowded(state in WITHOUT_PAPER)
        by = promise[0] if promise and crowded else ""  # the line has room for the day; what follows has not
        ids.line.text = self.app.in_both(lambda t, _: " ".join(filter(None, (t(said), by, t(paper)))))
        self._day_in_line = bool(by)
        ids.promise.text = "" if tokens.roomy else " ".join(promise)
        ids.use.text = self._good_to_know(promise, state in WITHOUT_PAPER)
        ids.snap.text = "" if tokens.roomy or state not in WITHOUT_PAPER else t("done.snap")
        self.code.heading, self.code.code = t("done.your_code"), shown(kept.code)
        self.code.edge = rgba(theme.ACCENT if state in WITHOUT_PAPER else theme.LINE)
        self._show_paper(state)
        self._show_bar(state)
        self._place()

    def _promise(self) -> Sequence[str]:
        """By which day we call, and what to do if not."""
        parts = self.app.parts
        by, of, big = parts.answer_by(), self.visit.kept.journey_id, tokens.spread > 1
        return self.app.in_both(
            lambda _, language: promise_in_words(parts.site, language, by, of, parts.nearby, big)
        )

    def _good_to_know(self, promise: Sequence[str], square: bool) -> str:
        """What the code is good for; bigger letters leave room for the day by which we call instead.

        The biggest have that day in the line above, and here what to do when nobody called.
        """
        if _crowded(square):
            return "" if square or len(promise) < 2 else promise[1]
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
        prints = visit.frame.setting.prints
        away = ("away",) * (tokens.portrait or not prints)
        small = list(self.buttons(back=False, without=("stop", "access", *away)))
        more = t("done.ask_more")
        small.insert(1, Small("ask_more", more if tokens.roomy else in_two(more), "plus", visit.ask_more))
        more_time = Small("more_time", t("done.more_time"), "clock", visit.more_time)
        # Where nothing prints, more time stands first: it is for the photo.
        small.insert(len(small) - len(self.app.aloud.volume()) if prints else 0, more_time)
        key, icon = paper_button(visit.ticket)
        if state == "printed":  # to take it is said above, beside its picture
            key, icon = "print.again", "printer"
        label = t(key or "done.print")
        if prints:
            small.insert(0, Small("again", label if tokens.roomy else in_two(label), icon, visit.print_again))
        self.content.ids.wipes.text = t("done.wipes", seconds=visit.seconds_left() or 0)
        self.bar.show(small, Main("done", t("ui.done"), visit.finish, icon="check"))

    def forget(self) -> None:
        self.code.code = ""
        self.paper.picture.texture = None
        self.square.forget()
        self.content.ids.line.text = ""
