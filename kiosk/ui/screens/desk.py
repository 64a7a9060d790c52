"""The volunteer's desk: may I switch off, and what a volunteer can do, a tile each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kivy.clock import Clock
from kivy.uix.boxlayout import BoxLayout

from kiosk.ui import theme
from kiosk.ui.screens.base import load_kv
from kiosk.ui.screens.desk_frame import DeskFrame
from kiosk.ui.stage import DeskStage
from kiosk.ui.theme import rgba, tokens
from kiosk.ui.widgets.battery import BatterySign
from kiosk.ui.widgets.pages import Room, tile_room
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.widgets.turning import Row
from kiosk.volunteers.desk import STICK_READ
from kiosk.volunteers.proof import Proof
from kiosk.volunteers.room import Notice
from kiosk.volunteers.told import Told
from kiosk.volunteers.view import NOTHING_TO_DO, View, look
from kiosk.words.clock import clock

__all__ = ["BatterySign", "DeskContent", "DeskScreen", "Row"]  # two are named in the kv file

UPRIGHT = Room(2, 4)  # tiles of a standing panel
MOST_NOTICES = 2  # lines above the tiles; what cannot wait stands there alone
LOOK = 1.0  # seconds between two looks at what the sync process and the printer did meanwhile
COUNTED = ("ready", "received", "news", "waiting", "offline", "stick", "refused")
Made = tuple[str, str, str, Callable[[], object]]  # action, picture, what stands under it, what it does


class DeskContent(BoxLayout):
    """Laid out in desk.kv."""


load_kv(__name__)


class DeskScreen(DeskFrame):
    progress_high = 0
    app: DeskStage

    def __init__(self, app: DeskStage, **kwargs: object) -> None:
        super().__init__(app, **kwargs)
        self.content = DeskContent()
        self.fill(self.content)
        self.tiles: dict[str, Tile] = {}
        self._shown: tuple[View, Told | None] | None = None
        self._looking = None

    def show(self) -> None:
        view = look(self.desk)
        self._shown = view, self.desk.told
        self._say(view)
        self._show_tiles(view)
        self.bar.show(self.desk_buttons(), None)
        if self._looking is None:
            self._looking = Clock.schedule_interval(self._look, LOOK)

    def _look(self, _: float) -> None:
        view = look(self.desk)
        if self._shown is not None and self._shown[0].proof.kind != view.proof.kind:
            self.desk.settle()
        if self._shown != (view, self.desk.told):
            self.app.render()

    def _say(self, view: View) -> None:
        proof, told, ids = view.proof, self.desk.told, self.content.ids
        ids.battery.show(view.charge, self.t)
        if told is not None and told.key == STICK_READ and proof.may_switch_off:
            told = None  # what came in by stick was all that was missing: the proof says it best
        ready = (
            proof.may_switch_off
        )  # what the volunteer waits for is the large line, the counts the small one
        ids.title.text = self._line(proof) if ready else self._title(proof)
        ids.title.color = rgba(theme.GOOD if proof.may_switch_off else theme.INK)
        ids.line.text = self.words(told) if told else self._title(proof) if ready else self._line(proof)
        broken = proof.kind in ("broken", "refused") if told is None else told.wrong
        if told is not None and told.key.removeprefix("problem.") in NOTHING_TO_DO:
            broken = False  # it says that nothing has to be done
        ids.line.color = rgba(theme.STOP if broken else theme.INK)
        pressing = [notice for notice in view.notices if notice.presses]
        lines = [self._notice(notice) for notice in view.notices]
        lines += [self.t("desk.today", count=view.today)] if view.today else []
        lines = lines[: 1 if pressing else MOST_NOTICES]  # the tiles need the height
        if lines and (tokens.roomy or not tokens.portrait):
            lines = [theme.APART.join(lines)]
        ids.notices.text, ids.notices.lines = "\n".join(lines), len(lines)
        ids.notices.color = rgba(theme.STOP if pressing else theme.SOFT)

    def _notice(self, notice: Notice) -> str:
        return self.t(notice.key, **notice.values, **self.moment(notice.at))

    def _title(self, proof: Proof) -> str:
        """Return the counts of the stand; those of the day are of the device, and say so."""
        if proof.kind == "broken":
            return self.t(f"problem.{proof.problem}.title")
        if proof.kind not in COUNTED:
            return self.t(f"desk.proof.{proof.kind}")
        counts = {"saved": proof.saved, "delivered": proof.delivered}
        if proof.at is None or proof.missing:
            return self.t("desk.count", **counts)
        at = proof.at.astimezone(self.app.parts.now().tzinfo)
        return self.t("desk.count_at", time=clock(at, self.t), **counts)

    def _line(self, proof: Proof) -> str:
        if proof.kind == "broken":
            return self.t(f"problem.{proof.problem}.do")
        numbers = ", ".join(map(str, proof.numbers)) + ("…" if proof.missing > len(proof.numbers) else "")
        line = self.t(f"desk.proof.{proof.kind}_line", missing=proof.missing, numbers=numbers)
        if proof.kind == "refused":
            line += " " + " ".join(self.t(f"problem.{proof.problem}.{part}") for part in ("title", "do"))
        return line

    # --- tiles

    def _show_tiles(self, view: View) -> None:
        room = UPRIGHT if tokens.portrait and tile_room().most > UPRIGHT.most else tile_room()
        tiles = [self._tile(*one) for one in self.pages.cut(list(self._made(view)), room)]
        seated = tokens.access.seated
        cols = 0 if tokens.roomy else 2 if tokens.portrait else 3 if seated else 4
        for tile in tiles:
            tile.badge_size = 64
        self.content.ids.tiles.fill_page(tiles, room, self.pager(), cols)

    def _made(self, view: View) -> Iterator[Made]:
        """Yield the tiles that make sense now, the most needed first."""
        desk, visit, t = self.desk, self.visit, self.t
        works = view.proof.kind != "broken"
        if works and view.open:
            yield "close", "door-enter", view.place, desk.close_stand
            yield "tally", "list-check", str(view.counted or ""), desk.show_tally
        elif works:
            if view.planned:
                yield "planned", "calendar-time", view.planned_at, desk.open_planned
            yield "open", "flag", "", desk.open_stand
        if works and desk.can_be_quick(visit):
            yield "quick", "users", "", partial(desk.start_quick, visit)
        if works and view.has_note:
            yield "note", "news", t("desk.about.note"), desk.read_note
        if works:
            here = t("desk.about.here", count=view.here) if view.here else ""
            written = t("desk.about.on_stick", count=view.on_stick) if view.on_stick else ""
            yield "send", "cloud-upload", here, desk.send_now
            yield "stick", "usb", written, desk.to_stick
        if view.can_reprint and desk.room.prints:
            yield "paper", "printer", t("desk.about.paper"), desk.reprint
        if desk.room.prints:
            yield "trial", "receipt", "", desk.try_paper
        yield "sound", "volume", "", desk.show_sound
        urgent = "desk.about.can_wait" if view.worry in NOTHING_TO_DO else "desk.about.worry"
        well = t(urgent if view.worry else "desk.about.well")
        yield "health", "stethoscope", well, desk.show_health
        if works:
            rest = partial(desk.rest, visit, not view.resting)
            yield ("wake", "sun", "", rest) if view.resting else ("rest", "moon", "", rest)
        yield "restart", "refresh", "", self.app.restart
        yield "off", "power", "", desk.ask_off

    def _tile(self, action: str, icon: str, about: str, do: Callable[[], object]) -> Tile:
        tile = self.tiles.setdefault(action, Tile(action=f"desk:{action}", icon=icon, sizes=theme.LONG_BODY))
        tile.label, tile.do = self.t(f"desk.tile.{action}"), do
        tile.explain = "" if tokens.roomy or tokens.access.seated else about
        return tile

    def forget(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._shown = None
        self.pages.first()
        self.content.ids.line.text = self.content.ids.notices.text = ""
        for tile in self.tiles.values():
            tile.explain = ""
