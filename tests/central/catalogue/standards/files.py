"""Files of offers as people bring them, and the list they are put beside."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from central.catalogue.standards.analysis import Row, analyse
from central.catalogue.standards.known import Known
from central.catalogue.standards.reading import read_file
from kiosk.wire.catalogue import Offer, Place
from kiosk.words.days import BELGIUM

NOW = datetime(2026, 11, 30, 10, tzinfo=BELGIUM)
HERE = "be.eeklo.de-kring"
LIBRARY = Place(id="bib", name="Bibliotheek", address="Molenstraat 36", postcode="9900", town="Eeklo")


def known(*offers: Offer, shown: bool = True) -> Known:
    """Return a list with these offers, and the library."""
    entries = {one.id: one.model_dump(mode="json") for one in offers}
    places = {LIBRARY.id: LIBRARY.model_dump(mode="json")}
    return Known(HERE, entries, places, frozenset(entries if shown else ()))


def rows(name: str, data: str | bytes, beside: Known | None = None, whole: bool = False) -> list[Row]:
    """Return what is said of each row of a file."""
    body = data.encode() if isinstance(data, str) else data
    return analyse(read_file(name, body, NOW).rows, beside or known(), NOW, whole).rows


def csv(*lines: str) -> str:
    return "\r\n".join(lines) + "\r\n"


def sheet(*lines: list[Any], formats: dict[int, str] | None = None) -> bytes:
    """Return a workbook; a cell that begins with '=' is a formula that nobody worked out."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet("Aanbod")
    for number, line in enumerate(lines):
        for column, cell in enumerate(line):
            style = (
                book.add_format({"num_format": formats[column]}) if formats and column in formats else None
            )
            page.write(number, column, cell, style) if style else page.write(number, column, cell)
    book.close()
    return file.getvalue()


ZONE = """BEGIN:VTIMEZONE
TZID:Romance Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
OUTLOOK = 'TZID="Romance Standard Time"'


def calendar(*events: str, zone: str = ZONE) -> str:
    """Return a calendar with these events, each the lines between its begin and its end."""
    told = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    lines = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Microsoft Corporation//Outlook 16.0//EN\n{zone}{told}"
    return (lines + "END:VCALENDAR\n").replace("\n", "\r\n")


def event(title: str, start: str, end: str, *more: str, zone: str = OUTLOOK) -> str:
    """Return an event as Outlook writes it; `zone` '' for none."""
    mark = f";{zone}" if zone else ""
    lines = (
        f"UID:{title}@example",
        f"SUMMARY;LANGUAGE=nl-be:{title}",
        f"DTSTART{mark}:{start}",
        f"DTEND{mark}:{end}",
    )
    return "\n".join((*lines, *more))
