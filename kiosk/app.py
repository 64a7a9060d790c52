"""The only place where the rooms are put together into a running kiosk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import open_catalogue
from kiosk.devices.paper_fonts import missing
from kiosk.devices.printer import Printer
from kiosk.devices.speech import Silence, Voice
from kiosk.eligibility.check import RuleBase
from kiosk.keeping import SealedStore
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.queue import open_outbox
from kiosk.printing import PaperPress
from kiosk.problems import Problem
from kiosk.site.load import Site
from kiosk.site.postcodes import load_places
from kiosk.site.words import SiteWords
from kiosk.visit.machine import Frame, Visit
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.submission import NoticeShown

if TYPE_CHECKING:
    from kiosk.ui.parts import Parts
    from kiosk.ui.window import KioskApp

log = logging.getLogger(__name__)

HERE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True)
class Clocks:
    """Time as the kiosk sees it; tests and the tour bring their own."""

    monotonic: Callable[[], float] = monotonic
    now: Callable[[], datetime] = lambda: datetime.now(HERE)

    def today(self) -> date:
        return self.now().date()


class Kiosk:
    """The parts of one kiosk on one state directory. Close it to end the printer's worker."""

    def __init__(
        self,
        site: Site,
        state_dir: Path,
        printer: Printer,
        clocks: Clocks | None = None,
        voice: Voice | None = None,
    ) -> None:
        self.site, self.state_dir = site, state_dir
        self.clocks = clocks or Clocks()
        self._open = ExitStack()
        self.voice = voice or Silence()
        self._open.callback(self.voice.close)
        self.press = PaperPress(site, printer, self.clocks.today)
        self._open.callback(self.press.close)
        self.catalogue = open_catalogue(state_dir, load_seed(site.folder, site.file.organisation.id))
        self.visit = self._visit()

    def _visit(self) -> Visit:
        broken: str | None = None
        store: object = None
        try:
            load_enrolment(self.state_dir)
            outbox = open_outbox(self.state_dir)
            self._open.callback(outbox.close)
            store = SealedStore(self.site, outbox, self.state_dir)
        except Problem as problem:
            broken = problem.code
        visit = Visit(self._frame(store))
        if broken:
            visit.fail(broken)
        return visit

    def _frame(self, store: object) -> Frame:
        file = self.site.file
        notice = NoticeShown(file.notice.id, file.notice.version, file.notice.ground)
        icons = {scheme.id: scheme.icon for scheme in self.site.schemes}
        rules = RuleBase(self.site.schemes, self.site.questions)
        # Once now, so that the first person does not wait for the names of the months.
        rules.check({}, self.clocks.today(), SiteWords(self.site.texts, file.languages[0]))
        return Frame(
            languages=file.languages,
            journeys=self.site.journeys,
            rules=rules,
            words=lambda language: SiteWords(self.site.texts, language),
            setting=Setting(file.spoken, file.channel, notice, load_places(file.near), icons),
            store=store,
            press=self.press,
            now=self.clocks.monotonic,
            today=self.clocks.today,
        )

    @property
    def works(self) -> bool:
        """Say whether people can use it; False while it is out of order."""
        return self.visit.stage is not Stage.OUT_OF_ORDER

    def device_name(self) -> str:
        """A name a volunteer can read out: the beginning of the device id, or 'nieuw'."""
        try:
            return load_enrolment(self.state_dir).device_id[:8]
        except Problem:
            return "nieuw"

    def parts(self) -> Parts:
        """Return what the window needs."""
        from kiosk.ui.parts import Parts

        return Parts(
            site=self.site,
            visit=self.visit,
            languages=self._drawable(),
            catalogue=self.catalogue,
            voice=self.voice,
            device_name=self.device_name(),
            now=self.clocks.now,
        )

    def _drawable(self) -> tuple[str, ...]:
        """Return the languages whose every letter our font has; the others are named in the log."""
        texts, shown = self.site.texts, []
        for code in self.site.file.languages:
            keys = [key for key in tuple(texts.keys()) if not key.startswith("language.")]
            words = "".join(texts.get(code, key) for key in keys)
            lacking = missing(words + self.site.languages[code].name)
            if lacking:
                letters = " ".join(f"U+{ord(letter):04X}" for letter in sorted(lacking)[:5])
                log.error("language %s is not offered: the font lacks %s", code, letters)
            else:
                shown.append(code)
        return tuple(shown) or self.site.file.languages[:1]

    def window(self) -> KioskApp:
        """Return the Kivy application; `prepare_screen` must have been called before."""
        from kivy.base import ExceptionManager

        from kiosk.ui.slips import Slips
        from kiosk.ui.window import KioskApp

        app = KioskApp(self.parts())
        app.bind(on_standing=lambda *_: self.press.warm_up())

        def recover() -> None:
            self.visit.wipe()
            app.render()

        ExceptionManager.add_handler(Slips(recover))
        return app

    def sleep_between_touches(self) -> None:
        """Use no processor while nobody is there; call it after `window`."""
        from kiosk.ui.idle import wait_for_events

        wait_for_events()

    def close(self) -> None:
        self._open.close()
