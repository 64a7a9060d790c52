"""What a list of offers costs to look at: 5,000 rows of a spreadsheet, a CSV, a calendar and HSDS."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from benchmarks import Row
from central.catalogue.standards.analysis import analyse
from central.catalogue.standards.found import MOST_ROWS
from central.catalogue.standards.known import Known
from central.catalogue.standards.reading import read_file
from kiosk.wire.catalogue import Offer, Place
from kiosk.words.days import BELGIUM

TITLE = "Offers in: a list of 5,000 rows read and put beside 5,000 offers"
ANALYSED_S = 5.0
MEMORY_MB = 150.0
NOW = datetime(2026, 11, 30, 10, tzinfo=BELGIUM)
HEADS = ("Titel", "Dagen", "Van", "Tot", "Feestdagen", "Plek", "Prijs", "Plaatsen", "Talen")
DAYS = ("ma", "di en do", "wo", "ma-vr", "eerste zaterdag van de maand")
RULES = ("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1WE", "FREQ=WEEKLY;COUNT=10", "")


def measure() -> list[Row]:
    """Read each kind of file and judge all its rows; then the spreadsheet once more, watched for memory."""
    known = _known()
    files: dict[str, Callable[[], bytes]] = {
        "lijst.xlsx": _sheet,
        "lijst.csv": lambda: "\n".join(";".join(map(str, line)) for line in _lines()).encode(),
        "agenda.ics": _calendar,
        "lijst.json": _services,
    }
    rows = []
    for name, make in files.items():
        data = make()
        seconds, found = _timed(name, data, known)
        assert len(found) == MOST_ROWS, name
        note = f"{len(data) / 1e6:.1f} MB, {sum(one.state == 'good' for one in found)} good"
        rows.append(
            Row(f"5,000 rows of {name[-4:].strip('.')}", seconds, "CPU s", at_most=ANALYSED_S, note=note)
        )
    data = _sheet()
    few = data if MOST_ROWS <= 500 else _sheet(500)
    small, large = _peak(few, known), _peak(data, known)
    rows.append(Row("memory on top, 500 rows of xlsx", small, "MB"))
    rows.append(Row("memory on top, 5,000 rows of xlsx", large, "MB", at_most=MEMORY_MB))
    return rows


def _timed(name: str, data: bytes, known: Known) -> tuple[float, list[object]]:
    began = time.process_time()
    found = analyse(read_file(name, data, NOW).rows, known, NOW).rows
    return time.process_time() - began, list(found)


def _peak(data: bytes, known: Known) -> float:
    """Return the most memory that reading and judging took, in MB."""
    tracemalloc.start()
    try:
        analyse(read_file("lijst.xlsx", data, NOW).rows, known, NOW)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def _known() -> Known:
    """Return a full list: every second row of the file is there already, with another price."""
    place = Place(id="bib", name="Bibliotheek", address="Molenstraat 36", postcode="9900", town="Eeklo")
    offers = [
        Offer(id=f"les-{number}", title=f"Les {number}", price="1 euro", opening_hours="Mo 09:00-12:00")
        for number in range(0, 2 * MOST_ROWS, 2)
    ]
    entries = {one.id: one.model_dump(mode="json") for one in offers}
    return Known("be.bench", entries, {"bib": place.model_dump(mode="json")}, frozenset(entries))


def _lines(number: int = MOST_ROWS) -> Iterator[tuple[object, ...]]:
    yield HEADS
    for one in range(number):
        begin, end = f"{9 + one % 8}:{(one * 5) % 60:02d}", f"{18 + one % 4}:00"
        yield f"Les {one}", DAYS[one % 5], begin, end, "dicht", "Bibliotheek", "gratis", one % 30, "nl, fr"


def _sheet(number: int = MOST_ROWS) -> bytes:
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    page = book.add_worksheet("Aanbod")
    for at, line in enumerate(_lines(number)):
        page.write_row(at, 0, line)
    book.close()
    return file.getvalue()


def _calendar() -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for one in range(MOST_ROWS):
        begin = datetime(2026, 12, 2, 9 + one % 8, (one * 5) % 60) + timedelta(days=7 * (one % 4))
        lines += ["BEGIN:VEVENT", f"UID:{one}@bench", f"SUMMARY:Les {one}"]
        lines += [f"DTSTART;TZID=Europe/Brussels:{begin:%Y%m%dT%H%M%S}"]
        lines += [f"DTEND;TZID=Europe/Brussels:{begin + timedelta(hours=2):%Y%m%dT%H%M%S}"]
        rule = RULES[one % len(RULES)]
        lines += [f"RRULE:{rule}"] if rule else []
        lines += ["END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _services() -> bytes:
    hours = {"freq": "WEEKLY", "opens_at": "09:00", "valid_from": "2026-11-01"}
    return json.dumps(
        [
            {
                "id": f"service-{one}",
                "name": f"Les {one}",
                "status": "active",
                "schedules": [
                    {
                        "id": f"s-{one}",
                        **hours,
                        "byday": ("MO", "TU,TH")[one % 2],
                        "closes_at": f"{10 + one % 8}:30",
                    }
                ],
            }
            for one in range(MOST_ROWS)
        ]
    ).encode()
