"""The list of an offer for a spreadsheet: numbers count, days sort, telephones dial, and nothing acts.

In the workbook every cell has the type it is, and a text that looks like a formula is a text: of 10,000 names
such as '=HYPERLINK(…)' 1,667 were live formulas in a plain workbook, none with these two options.

A CSV has no types: central.pages.csv_lines tells how its cells do nothing. Days are written 2026-11-26.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from central.catalogue.models import Offer
from central.pages.csv_lines import Cell, csv_lines
from central.pages.templatetags.dutch import paper_code, phone
from central.sign_ups.roll import Row, days_of, rows_of
from central.written import labels

HEADS = (
    "Nummer", "Staat", "Naam", "Bereiken", "Taal", "Wil iemand mee", "Vraag", "Code", "Ook nummer",
)  # fmt: skip
WITHOUT = "Zonder inschrijving"
UNSURE = "ja, dag niet zeker"


def _rows(offer: Offer) -> Iterator[list[Cell]]:
    rows = rows_of(offer)
    days = days_of(rows)
    words = labels.words()
    yield [*HEADS, *days]
    for row in rows:
        yield [*_person(row, words), *(_there(row, day) for day in days)]


def _person(row: Row, words: labels.Words) -> list[Cell]:
    case, one = row.case, row.sign_up
    return [
        one.number if one else "",
        one.get_state_display() if one else WITHOUT,
        case.name,
        phone(case.reach_value) if case.reach_by == "phone" else case.reach_value,
        words.language(case.language),
        labels.YES_NO.get(str(case.answers.get("come_along", "")), ""),
        str(case.answers.get("question", "")),
        paper_code(case.code_on_paper),
        row.also[0] if len(row.also) == 1 else ", ".join(map(str, row.also)),
    ]


def _there(row: Row, day: date) -> str:
    if day not in row.days:
        return ""
    return "ja" if row.days[day] else UNSURE


def as_csv(offer: Offer) -> bytes:
    """Return the list as CSV that Excel opens as it is: with a mark for UTF-8, semicolons between."""
    return b"".join(csv_lines([_rows(offer)]))


def as_xlsx(offer: Offer) -> bytes:
    """Return the list as a workbook."""
    from xlsxwriter import Workbook  # slow to load: only who exports waits for it

    file = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(file, safe)
    book.set_properties({"title": offer.name, "created": timezone.localtime().replace(tzinfo=None)})
    sheet = book.add_worksheet("Inschrijvingen")
    bold, head_day = (
        book.add_format({"bold": True}),
        book.add_format({"bold": True, "num_format": "dd-mm-yyyy", "align": "left"}),
    )
    for number, row in enumerate(_rows(offer)):
        style = bold if number == 0 else None
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, head_day)
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell, style)
            elif cell:
                sheet.write_string(number, column, cell, style)
    sheet.set_column(0, 1, 12)
    sheet.set_column(2, 3, 26)
    sheet.set_column(4, len(HEADS) + 60, 18)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()
