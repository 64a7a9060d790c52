"""One message: all is wiped, no consent is fine, it could not be stored, out of order."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.uix.boxlayout import BoxLayout

from kiosk.problems import number_of
from kiosk.ui import theme
from kiosk.ui.screens.base import KioskScreen, load_kv
from kiosk.ui.stage import MessageStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.bar import ELSEWHERE, Main, Small
from kiosk.ui.widgets.bar_row import in_two
from kiosk.ui.widgets.in_others import InOthers, Said
from kiosk.ui.widgets.sign import Sign
from kiosk.visit.stage import Stage

__all__ = ["InOthers", "MessageContent", "MessageScreen", "Sign"]  # two are named in the kv file

# stage → (icon, text prefix)
SHOWN = {
    Stage.AWAY: ("eye-off", "away"),
    Stage.WIPED: ("check", "wiped"),
    Stage.REFUSED: ("home-heart", "refused"),
    Stage.CANNOT: ("messages", "cannot"),
    Stage.NOT_KEPT: ("alert-triangle", "notkept"),
    Stage.OUT_OF_ORDER: ("coffee", "out_of_order"),
    Stage.CHANGED: ("check", "changed"),
    Stage.COUNTER: ("messages", "counter"),
    Stage.UNKNOWN: ("qrcode", "unknown"),
    Stage.TOLD: ("hearts", "told"),
}
NOT_WHERE_STUCK = ("away", "access")  # who cannot go on and cannot read needs the room for 'listen'


class MessageContent(BoxLayout):
    """Laid out in message.kv."""


load_kv(__name__)


class MessageScreen(KioskScreen):
    progress_high = 0
    app: MessageStage

    def __init__(self, app: MessageStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = MessageContent()
        self.fill(self.content)

    def show(self) -> None:
        visit, t, ids = self.visit, self.t, self.content.ids
        icon, prefix = SHOWN[visit.stage]
        ids.badge.name = icon
        doubt = visit.stage is Stage.NOT_KEPT
        ids.badge.ground = rgba(theme.DOUBT_TINT if doubt else theme.TINT)
        ids.badge.colour = rgba(theme.DOUBT if doubt else theme.ACCENT)
        ids.title.text, ids.line.text = (t(key) for key in self._keys(prefix))
        ids.others.show(self._in_others("unknown.in_short" if prefix == "unknown" else f"{prefix}.title"))
        ids.staff.text = self._for_staff()
        ids.code.text = self._code()
        self._show_bar()

    def on_touch_down(self, touch: object) -> bool:
        """While the screen hides itself a touch anywhere brings back what was there."""
        if self.visit.stage is not Stage.AWAY:
            return bool(super().on_touch_down(touch))
        if not self.app.tremor.recent:  # not the touch that hid it
            self.app.act("return", self.visit.close)
        return True

    def _for_staff(self) -> str:
        """What happened and what a volunteer does, in a line of its own; from the problem table."""
        by_stage = {Stage.NOT_KEPT: self.visit.problem, Stage.OUT_OF_ORDER: self.visit.out_of_order}
        code = by_stage.get(self.visit.stage)  # at the start of a visit there is only a number to call with
        if code is None or not self.app.parts.site.texts.has(f"problem.{code}.title"):
            return ""
        return f"{self.t(f'problem.{code}.title')} {self.t(f'problem.{code}.do')}"

    def _in_others(self, key: str) -> Sequence[Said]:
        """Return it in the other languages, where nobody chose one; bigger letters take their room."""
        chosen = self.visit.stage is not Stage.OUT_OF_ORDER and not self.visit.asks_language
        if chosen or tokens.roomy:
            return ()
        parts, mine = self.app.parts, self.visit.language
        runs_left = {code: parts.site.languages[code].direction == "rtl" for code in parts.languages}
        return [
            Said(code, parts.site.texts.get(code, key), runs_left[code]) for code in runs_left if code != mine
        ]

    def _keys(self, prefix: str) -> tuple[str, str]:
        """Return title and line; of an earlier paper they say whether staff look at it first."""
        outcome = self.visit.outcome
        if self.visit.stage is Stage.TOLD and not self.visit.told_after_visit:
            return "told.title", "told.line_alone"
        if self.visit.stage is not Stage.CHANGED or outcome is None:
            return f"{prefix}.title", f"{prefix}.line"
        if outcome.action == "check-in":
            return "changed.here_title", "changed.here"
        stops = outcome.action == "withdraw"
        if not outcome.at_once:
            return "changed.asked_title", "changed.withdraw_asked" if stops else "changed.asked"
        return "changed.stopped_title" if stops else "changed.title", f"changed.{outcome.action}"

    def _code(self) -> str:
        visit = self.visit
        if visit.stage in (Stage.NOT_KEPT, Stage.CANNOT):
            return self.t("notkept.code", code=number_of(visit.problem or ""))
        if visit.stage is Stage.OUT_OF_ORDER:
            number = number_of(visit.out_of_order or "")
            return self.t("out_of_order.code", code=number, device=self.app.parts.device_name)
        return ""

    def _show_bar(self) -> None:
        visit, t, aloud = self.visit, self.t, self.app.aloud
        match visit.stage:
            case Stage.UNKNOWN:
                small = self.buttons(back=False, without=NOT_WHERE_STUCK)
                self.bar.show(small, Main("again", t("ui.begin"), visit.back, icon="home"))
            case Stage.TOLD:
                # Without those elsewhere there is no 'more', and its place is that of one question more.
                small = list(self.buttons(back=False, without=("away", "stop", *ELSEWHERE)))
                if visit.to_tell:
                    more, label, do = "tell_more", t("told.more"), visit.tell_more
                else:  # who wanted help and only told what is missing
                    more, label, do = "ask_more", t("done.ask_more"), visit.ask_more
                small.insert(1, Small(more, label if tokens.roomy else in_two(label), "plus", do))
                self.bar.show(small, Main("done", t("ui.done"), visit.wipe, icon="check"))
            case Stage.CHANGED | Stage.COUNTER:
                small = self.buttons(back=False, without=("away", "stop"))  # all is done
                self.bar.show(small, Main("done", t("ui.done"), visit.wipe, icon="check"))
            case Stage.WIPED:
                done = Main("done", t("ui.done"), visit.wipe, icon="check")
                self.bar.show((*aloud.button(), *aloud.volume()), done)
            case Stage.REFUSED:
                small = self.buttons(back=False, without=("away",))
                self.bar.show(small, Main("done", t("ui.done"), visit.wipe, icon="check"))
            case Stage.CANNOT:
                self.bar.show(self.buttons(without=NOT_WHERE_STUCK), None)
            case Stage.NOT_KEPT:
                small = self.buttons(without=NOT_WHERE_STUCK)
                self.bar.show(small, Main("send", t("notkept.retry"), visit.send, icon="refresh"))
            case Stage.OUT_OF_ORDER:
                self.bar.show((*aloud.button(), *aloud.volume()), None)
            case _:  # hidden: a touch anywhere brings back what was there; of a tablet all can go at once
                wipe = Small("wipe_all", t("away.wipe"), "x", visit.stop_at_once, warns=True)
                self.bar.show((wipe,) * visit.frame.carried, None)
