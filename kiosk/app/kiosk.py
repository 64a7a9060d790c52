"""The only place where the rooms are put together into a running kiosk."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kiosk.app.bell import HelpBell
from kiosk.app.clocks import Clocks as Clocks
from kiosk.app.drawable import drawable
from kiosk.app.keeping import SealedStore
from kiosk.app.out_of_service import RETIRED, EndOfService
from kiosk.app.printing import PaperPress
from kiosk.catalogue.offered import CatalogueOffers
from kiosk.catalogue.said import offer_words
from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import open_catalogue
from kiosk.devices.health.battery import Battery, DeviceBattery
from kiosk.devices.health.clock import DeviceClock
from kiosk.devices.printer.printer import Printer
from kiosk.devices.scanner.scanner import NoScanner, Scanner
from kiosk.devices.speech.speech import Silence, Voice
from kiosk.eligibility.quick_check import RuleBase
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.outbox.stand_count import STAND_KEY
from kiosk.outbox.typed_codes import TypedCodes
from kiosk.problems import Problem
from kiosk.site.load import Site
from kiosk.site.postcodes import load_places
from kiosk.site.published_schemes import with_published_schemes
from kiosk.site.words import SiteWords
from kiosk.visit.machine import Frame, Visit
from kiosk.visit.ports import Codes, NoCodes
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.submission import NoticeShown
from kiosk.volunteers.desk import RESTING, Desk, Room
from kiosk.volunteers.health import HealthWatch
from kiosk.volunteers.joining import invited
from kiosk.volunteers.pin import Pin
from kiosk.volunteers.pin_pad import PinPad
from kiosk.words.working_days import working_day_after

if TYPE_CHECKING:
    from kiosk.ui.parts import Parts
    from kiosk.ui.window import KioskApp

log = logging.getLogger(__name__)


class Kiosk:
    """The parts of one kiosk on one state directory. Close it to end the printer's worker.

    `carried`: it is a tablet that goes from one person to the next.
    """

    def __init__(
        self,
        site: Site,
        state_dir: Path,
        printer: Printer,
        clocks: Clocks | None = None,
        voice: Voice | None = None,
        scanner: Scanner | None = None,
        here: str = "",
        carried: bool = False,
        battery: Battery | None = None,
    ) -> None:
        self.state_dir = state_dir
        self.prints, self.carried = printer.is_there, carried
        self._battery = battery or DeviceBattery()
        self.clocks = clocks or Clocks()
        self._open = ExitStack()
        self.voice = voice or Silence()
        self._open.callback(self.voice.close)
        self.catalogue = open_catalogue(state_dir, load_seed(site.folder, site.file.organisation))
        self.site = site = with_published_schemes(site, self.catalogue.schemes)
        told = self.catalogue, self.answer_by, lambda: self.desk.position()
        self.press = PaperPress(site, printer, self.clocks.now, *told)
        self._open.callback(self.press.close)
        self.scanner = scanner or NoScanner()
        self._open.callback(self.scanner.close)
        self.here = here
        self.places = load_places(site.file.near)
        self.bell = HelpBell(state_dir, self.clocks.monotonic, self._chime, self.clocks.now)
        self.outbox: Outbox | None = None
        self.visit = self._visit()
        self.service = EndOfService(self.visit, self.desk, self.outbox, self.press)

    def _visit(self) -> Visit:
        broken: str | None = None
        store: object = None
        codes: Codes = NoCodes()
        try:
            self.outbox = open_outbox(self.state_dir)
            self._open.callback(self.outbox.close)
            if self.outbox.state.get("retired"):  # first: a wiped device is also one that never joined
                broken = RETIRED
            load_enrolment(self.state_dir)
            store = SealedStore(self.site, self.outbox, self.state_dir, self.places)
            codes = TypedCodes(self.outbox.state, self.clocks.today)
        except Problem as problem:
            broken = broken or problem.code
        self.desk = self._desk(broken)
        visit = Visit(self._frame(store, codes))
        if broken or self.desk.resting:
            visit.fail(broken or RESTING)
        return visit

    def _stand(self) -> UUID | None:
        """Return the stand session that is open on this device."""
        return UUID(stand) if self.outbox and (stand := self.outbox.state.get(STAND_KEY)) else None

    def _desk(self, broken: str | None) -> Desk:
        """Return the volunteer's desk; it is there also when the queue is not."""
        watch = HealthWatch.of_device(self.press.worker, self.outbox, self.state_dir, self._battery)
        self._open.callback(watch.stop)
        on = self.site, self.state_dir, self.outbox, self.press.worker, watch
        told = self.here, self.voice, (self.bell.tells,)
        room = Room(*on, self.catalogue, broken, *told, self.prints, self.carried)
        return Desk(room, PinPad(Pin(self.state_dir, DeviceClock())))

    def _frame(self, store: object, codes: Codes) -> Frame:
        file = self.site.file
        notice = NoticeShown(file.notice.id, file.notice.version, file.notice.ground)
        icons = {scheme.id: scheme.icon for scheme in self.site.schemes}
        rules = RuleBase(self.site.schemes, self.site.questions)
        # Once now: the first person does not wait for the names of the months.
        rules.check({}, self.clocks.today(), SiteWords(self.site.texts, file.languages[0]))
        return Frame(
            languages=file.languages,
            journeys=self.site.journeys,
            rules=rules,
            words=lambda language: SiteWords(self.site.texts, language),
            setting=self._setting(notice, icons),
            store=store,
            press=self.press,
            now=self.clocks.monotonic,
            today=self.clocks.today,
            close_desk=self.desk.forget,
            invited=lambda text: invited(self.visit, self.desk, text),
            offers=CatalogueOffers(self.catalogue, self.clocks.now, self.here),
            codes=codes,
            bell=self.bell,
            carried=self.carried,
            after_visit=file.after_visit,
        )

    def _chime(self) -> None:
        if self.site.file.help_chime:
            self.voice.chime()

    def _setting(self, notice: NoticeShown, icons: dict[str, str]) -> Setting:
        of, offer = self.site.file, (self._offer_title, self._offer_kind)
        return Setting(of.spoken, of.channel, notice, self.places, icons, *offer, self.prints, of.goes_on)

    def _offer_title(self, offer_id: str) -> str:
        offer = self.catalogue.offer(offer_id)
        t = partial(self.site.texts.get, self.visit.language)
        return offer_words(t, offer, self.visit.language).title.text if offer else offer_id

    def _offer_kind(self, offer_id: str) -> str:
        return offer.kind if (offer := self.catalogue.offer(offer_id)) else ""

    def answer_by(self) -> date | None:
        """Return by which day somebody hears from us; None by a clock that nobody set: it may lie."""
        promise = self.site.file.organisation
        if not promise.answer_within_days or not self.clocks.was_set():
            return None
        return working_day_after(
            self.clocks.today(), promise.answer_within_days, promise.closed, promise.school_holidays
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
            languages=drawable(self.site),
            catalogue=self.catalogue,
            voice=self.voice,
            device_name=self.device_name(),
            now=self.clocks.now,
            answer_by=self.answer_by,
            nearby=self.press.nearby,
            begun_at=lambda: self.clocks.now() if self.clocks.was_set() else None,
            desk=self.desk,
            scanner=self.scanner,
            stand=self._stand,
            here=self.desk.position,
        )

    def window(self) -> KioskApp:
        """Return the Kivy application; `prepare_screen` must have been called before."""
        from kivy.base import ExceptionManager

        from kiosk.ui.caught_errors import Slips
        from kiosk.ui.window import KioskApp

        app = KioskApp(self.parts())
        app.bind(on_standing=lambda *_: self.press.warm_up())

        def recover() -> None:
            self.visit.wipe()
            app.render()

        ExceptionManager.add_handler(Slips(recover))
        self._open.callback(self.service.watch(app))
        return app

    def sleep_between_touches(self) -> None:
        """Use no processor while nobody is there; call it after `window`."""
        from kiosk.ui.event_wait import wait_for_events

        wait_for_events()

    def watch_health(self) -> None:
        """Look after card, power and printer from now on, for the heartbeat and the desk."""
        self.desk.room.watch.start()

    def close(self) -> None:
        self._open.close()
