"""The visit's press: what was asked becomes a paper, the printer's worker brings it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from kiosk.devices.print_worker import PrintWorker, Ticket
from kiosk.devices.printer import open_printer
from kiosk.eligibility.result import SchemeResult
from kiosk.receipts.compose import paper_for_check, paper_for_record
from kiosk.receipts.facts import AskedScheme, CheckedScheme, CheckFacts, Contact, RecordFacts, ToCall
from kiosk.receipts.model import Paper
from kiosk.site.load import Site
from kiosk.visit.ports import Kept


class PaperWriter:
    """Writes the papers of a site, in the language of a person. Knows no name and no number of anybody."""

    def __init__(self, site: Site, today: Callable[[], date]) -> None:
        self.site = site
        self.today = today

    def of_record(self, kept: Kept, language: str) -> Paper:
        """Return the paper of a stored record."""
        journey, words = self.site.journeys[kept.journey_id], self._words(language)
        key = f"journey.{journey.id}"
        when = words(f"{key}.moment.choice.{kept.moment}") if kept.moment and kept.moment != "any" else ""
        facts = RecordFacts(
            language=language,
            title=words(f"{key}.title"),
            contact=_contact(kept.reach_by),
            call=self._to_call(),
            code=kept.code,
            url=f"https://{self.site.file.qr_host}/p/{kept.token}",
            made=self.today(),
            schemes=tuple(self._asked(scheme, words) for scheme in kept.schemes),
            when=when[:1].lower() + when[1:],
            next_steps=tuple(words(f"{key}.next_steps.{n}") for n in range(1, len(journey.next_steps) + 1)),
            bring=tuple(words(f"{key}.bring.{n}") for n in range(1, len(journey.bring) + 1)),
            in_dutch=(journey.title,),
            icon=journey.icon,
        )
        return paper_for_record(facts, words, dutch=self._words("nl"))

    def of_check(self, results: Sequence[SchemeResult], language: str) -> Paper:
        """Return the advice of a quick-check; no reasons: they would name a benefit of the household."""
        journey = next(journey for journey in self.site.journeys.values() if journey.kind == "check")
        words = self._words(language)
        facts = CheckFacts(
            language=language,
            title=words(f"journey.{journey.id}.title"),
            call=self._to_call(),
            on=self.today(),
            schemes=tuple(
                CheckedScheme(
                    result.name,
                    result.verdict,
                    result.next_steps,
                    "",
                    result.bring,
                    result.checked_on,
                    result.stale,
                )
                for result in results
            ),
            in_dutch=(journey.title,),
            icon=journey.icon,
        )
        return paper_for_check(facts, words, dutch=self._words("nl"))

    def _words(self, language: str) -> Callable[..., str]:
        return lambda key, /, **values: self.site.texts.get(language, key, **values)

    def _to_call(self) -> ToCall:
        who = self.site.file.organisation
        return ToCall(who.short, who.phone, who.address, (who.hours,) if who.hours else ())

    def _asked(self, scheme_id: str, words: Callable[..., str]) -> AskedScheme:
        for scheme in self.site.schemes:
            if scheme.id == scheme_id:
                return AskedScheme(
                    words(f"scheme.{scheme_id}.name"), scheme.checked_on, scheme.is_stale(self.today())
                )
        return AskedScheme(scheme_id)


class PaperPress:
    """Implements `kiosk.visit.ports.Press`: nothing here waits for the printer."""

    def __init__(self, site: Site, printer: str, today: Callable[[], date]) -> None:
        self.writer = PaperWriter(site, today)
        self.worker = PrintWorker(open_printer(printer)).start()
        self._tickets: list[Ticket] = []

    def paper_of_record(self, kept: Kept, language: str) -> Ticket:
        return self._submit(self.writer.of_record(kept, language))

    def paper_of_check(self, results: Sequence[SchemeResult], language: str) -> Ticket:
        return self._submit(self.writer.of_check(results, language))

    def _submit(self, paper: Paper) -> Ticket:
        ticket = self.worker.submit(paper)
        self._tickets.append(ticket)
        return ticket

    def forget(self) -> None:
        """The visit is over: drop what waits and every picture that was shown."""
        self.worker.forget()
        for ticket in self._tickets:
            ticket.picture = None
        self._tickets.clear()

    def close(self) -> None:
        self.forget()
        self.worker.stop()


def _contact(reach_by: str) -> Contact:
    return reach_by if reach_by in ("phone", "email", "visit") else "phone"  # type: ignore[return-value]
