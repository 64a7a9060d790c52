"""The visit's press: what was asked becomes a paper, the printer's worker brings it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PIL import Image

from kiosk.app.going import near_place, nearby_place, offer_paper, place_paper
from kiosk.catalogue.said import asked_offer
from kiosk.catalogue.store import Catalogue
from kiosk.devices.printer.print_job import Ticket
from kiosk.devices.printer.printer import Printer
from kiosk.devices.printer.worker import PrintWorker
from kiosk.eligibility.result import SchemeResult
from kiosk.receipts.compose import DUTCH
from kiosk.receipts.facts import AskedOffer, Nearby, NearPlace
from kiosk.receipts.model import Paper
from kiosk.site.load import Site
from kiosk.site.paper import check_paper, record_paper
from kiosk.visit.ports import Kept
from kiosk.way.position import Position


class PaperPress:
    """Implements `kiosk.visit.ports.Press`: nothing here waits for the printer."""

    def __init__(
        self,
        site: Site,
        printer: Printer,
        now: Callable[[], datetime],
        catalogue: Catalogue | None = None,
        answer_by: Callable[[], date | None] = lambda: None,
        here: Callable[[], Position | None] = lambda: None,
    ) -> None:
        self.site, self.here = site, here
        self.answer_by = answer_by
        self.catalogue = catalogue
        self.now = now
        self.worker = PrintWorker(printer).start()
        self._tickets: list[Ticket] = []
        self._drawn: tuple[tuple[Kept, str, bool], Ticket] | None = None  # the last paper of a record

    def paper_of_record(self, kept: Kept, language: str, together: bool = False) -> Ticket:
        """Print it; once more is the same picture, so that 'again' waits for no drawing."""
        wanted, before = (kept, language, together), self._drawn
        picture = before[1].picture if before is not None and before[0] == wanted else None
        ticket = self._submit(picture or self._of_record(kept, language, together))
        self._drawn = (wanted, ticket)
        return ticket

    def words_of_record(self, kept: Kept, language: str) -> tuple[str, ...]:
        return self._heard(self._of_record(kept, language))

    def words_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        saved: Mapping[str, int] | None = None,
    ) -> tuple[str, ...]:
        return self._heard(self._of_check(results, language, journey_id, saved=saved))

    def _heard(self, paper: Paper) -> tuple[str, ...]:
        """Return what can be said of a paper: no address, and not the part that is Dutch for the desk."""
        texts = paper.texts()
        desk = self.site.texts.get(DUTCH, "paper.desk")
        own = texts[: texts.index(desk)] if paper.language != DUTCH and desk in texts else texts
        return tuple(text for text in own if "://" not in text)

    def _of_record(self, kept: Kept, language: str, together: bool = False) -> Paper:
        return record_paper(
            self.site,
            language=language,
            journey_id=kept.journey_id,
            contact=kept.reach_by,
            code=kept.code,
            token=kept.token,
            made=self.now().date(),
            schemes=kept.schemes,
            when=kept.moment,
            chosen=kept.chosen,
            to_sign=kept.to_sign,
            answer_by=self.answer_by(),
            offer=partial(self._offer, kept.offer),
            together=together,
            nearby=self.nearby,
        )

    def paper_of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        together: bool = False,
        saved: Mapping[str, int] | None = None,
    ) -> Ticket:
        return self._submit(self._of_check(results, language, journey_id, together, saved))

    def paper_of_place(self, place_id: str, language: str) -> Ticket:
        place = self.catalogue.place(place_id) if self.catalogue else None
        if self.catalogue is None or place is None:
            raise LookupError("the place is gone from the list")
        paper = place_paper(self.site, self.catalogue, place, language, self.now(), self.here())
        return self._submit(paper)

    def paper_of_offer(self, offer_id: str, language: str) -> Ticket:
        offer = self.catalogue.offer(offer_id) if self.catalogue else None
        if self.catalogue is None or offer is None:
            raise LookupError("the offer is gone from the list")
        paper = offer_paper(self.site, self.catalogue, offer, language, self.now(), self.here())
        return self._submit(paper)

    def _of_check(
        self,
        results: Sequence[SchemeResult],
        language: str,
        journey_id: str,
        together: bool = False,
        saved: Mapping[str, int] | None = None,
    ) -> Paper:
        return check_paper(
            self.site,
            language=language,
            journey_id=journey_id,
            results=results,
            on=self.now().date(),
            together=together,
            saved=saved,
            place=self._near,
            nearby=self.nearby,
        )

    def nearby(self, language: str) -> Nearby | None:
        """Return where to go while nobody knows where the organisation is; None without a list of places."""
        return nearby_place(self.site, self.catalogue, language) if self.catalogue else None

    def _near(self, language: str) -> NearPlace | None:
        return near_place(self.site, self.catalogue, language, self.now()) if self.catalogue else None

    def _offer(self, offer_id: str, language: str) -> AskedOffer | None:
        """Return what the catalogue says now; None for an offer that is gone: the paper comes anyway."""
        if self.catalogue is None or not offer_id:
            return None
        say = partial(self.site.texts.get, language)
        return asked_offer(self.catalogue, offer_id, language, say, self.now())

    def warm_up(self) -> None:
        """Let the worker draw a paper of nobody, so that the first person does not wait for the letters."""
        journeys = (one.id for one in self.site.journeys.values() if one.kind == "registration")
        if journey_id := next(journeys, None):
            nobody = Kept("K7QM3X9P", "A" * 22, "phone", journey_id, ())
            self.worker.warm_up(self._of_record(nobody, self.site.file.languages[0]))

    def _submit(self, paper: Paper | Image.Image) -> Ticket:
        ticket = self.worker.submit(paper, visit="now")  # one visit at a time, one paper waiting
        self._tickets.append(ticket)
        return ticket

    def forget(self) -> None:
        """The visit is over: drop what waits and every picture that was shown."""
        self.worker.forget()
        for ticket in self._tickets:
            ticket.picture = None
        self._tickets.clear()
        self._drawn = None

    def next_visit(self) -> None:
        """Somebody else begins: the last paper cannot be printed once more."""
        self.worker.forget_last()

    def close(self) -> None:
        """End the worker's thread after the paper it is busy with."""
        self.forget()
        self.worker.stop()
