"""Quick mode, after the five things: a look at them with what has to be said aloud, and the paper."""

from __future__ import annotations

from functools import partial

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from kiosk.receipts.code import shown
from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import ScreenStage
from kiosk.ui.text.drawn import forget as forget_drawn
from kiosk.ui.theme import px, rgba, tokens
from kiosk.ui.widgets.bar import Main
from kiosk.ui.widgets.sheet import Part, Sheet
from kiosk.ui.widgets.tile import Tile
from kiosk.visit.stage import Stage

LOOK = 0.5  # seconds between two looks at the paper
PAPER = {"printed": "desk.paper.printed", "failed": "done.failed", "photo": "done.photo"}


class QuickLookContent(BoxLayout):
    """Laid out in desk_quick_look.kv."""


load_kv(__name__)


class QuickLookScreen(DeskFrame):
    """A title, one or two sheets, and tiles below them where there are any."""

    progress_high = 0

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = QuickLookContent()
        self.fill(self.content)

    def put_tiles(self, *shown: Tile) -> None:
        """Show these tiles beside each other below the sheets, or none."""
        tiles = self.content.ids.tiles
        tiles.height = px(124) if shown else 0
        tiles.fill(shown, max(len(shown), 1))


class QuickReviewScreen(QuickLookScreen):
    """What was typed on one sheet, what the person has to hear on the other; then it can be sent."""

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.answers, self.notice = Sheet(), Sheet()
        self.agrees = Tile(action="agree", icon="check")
        # In which language this person is called, and reads what has to be heard: also on the paper.
        asks = partial(self.visit.aside, Stage.LANGUAGE)
        self.speaks = Tile(action="speaks", icon="language", sizes=theme.CHOICE, do=asks)

    def show(self) -> None:
        quick, t, ids = self.desk.quick, self.t, self.content.ids
        ids.title.text = t("review.title")
        ids.line.text = ""
        if quick.problem:
            ids.line.text = f"{t(f'problem.{quick.problem}.title')} {t(f'problem.{quick.problem}.do')}"
        said = [f"{t(f'quick.{slot}')}: {self._said(slot)}" for slot in quick.slots]
        self.answers.show([Part("", "\n".join(said))])
        lines = self.app.parts.site.file.notice.lines
        told = "\n".join(t(f"site.notice.line.{number}") for number in range(1, len(lines) + 1))
        self.notice.show([Part("", t("quick.say")), Part("", told, strong=False)])
        ids.sheets.fill([self.answers, self.notice], 1 if tokens.portrait else 2)
        self.agrees.label, self.agrees.do = t("quick.agrees"), quick.agree
        self.agrees.selected = quick.agreed
        self.speaks.label = self.app.parts.site.languages[self.visit.language].name
        self.speaks.explain = t("ui.language")
        asked = [self.speaks] if len(self.app.parts.languages) > 1 else []
        self.put_tiles(*asked, *([self.agrees] if quick.must_agree else []))
        self.bar.show(self.desk_buttons(), Main("send", t("ui.send"), quick.send, enabled=quick.may_send))

    def _said(self, slot: str) -> str:
        is_key, text = self.desk.quick.said(slot)
        return self.t(text) if is_key else text

    def forget(self) -> None:
        self.answers.show([])
        self.answers.parts = ()
        self.answers.clear_widgets()
        forget_drawn()


class QuickSentScreen(QuickLookScreen):
    """It is kept: the code, what becomes of the paper, and the next person."""

    def __init__(self, app: ScreenStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.card = Sheet()
        self.again = Tile(action="again", icon="printer")
        self._looking = None

    def show(self) -> None:
        quick, t, ids = self.desk.quick, self.t, self.content.ids
        state = quick.ticket.state if quick.ticket else "failed" if quick.prints else "photo"
        ids.title.text = t("quick.sent" if quick.prints else "quick.sent_code")
        ids.title.color = rgba(theme.GOOD)
        ids.code.text = shown(quick.kept.code)
        self.card.show([Part("", t(PAPER.get(state, "desk.paper.printing")), strong=False)])
        ids.sheets.fill([self.card], 1)
        self.again.label, self.again.do = t("quick.again"), quick.print_paper
        self.put_tiles(*([self.again] if quick.prints and state in PAPER else []))
        self.bar.show(self.desk_buttons(), Main("next", t("quick.next_person"), quick.next_person))
        if self._looking is None:
            self._state = state
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def _look(self, _: float) -> None:
        quick = self.desk.quick
        state = quick.ticket.state if quick is not None and quick.ticket else self._state
        if state != self._state:
            self._state = state
            self.app.render()

    def forget(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = None
        self.content.ids.code.text = ""
        forget_drawn()
