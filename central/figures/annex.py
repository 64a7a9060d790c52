"""The annex of a report: all its published tables, as a workbook and as one CSV, for Excel and LibreOffice.

Each row says its quarter and its figure, so that a pivot table can be laid on it. No cell acts
(central.pages.csv_lines tells how and why); a number is a number, 'minder dan 5' a word.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from central.figures.charts import in_words
from central.figures.naming import known
from central.figures.report import Report
from central.figures.table import Table
from central.figures.written_out import heads
from central.pages.csv_lines import at_rest

READ = "Lees dit eerst"
LINES = (
    "Aantallen zijn afgerond op 5. Minder dan 5, of niemand, staat er als ‘minder dan 5’.",
    "Elk totaal is apart geteld en apart afgerond: het kan verschillen van de som.",
    "Een regel die er alleen staat omdat er iemand kwam, ontbreekt als het er minder dan 5 zijn.",
    "Een kwartaal wordt één keer gepubliceerd en verandert daarna niet meer.",
)
WIDTH = 3  # dimensions that a figure has at most


def as_xlsx(report: Report) -> bytes:
    """Return a workbook: how to read it, then a sheet for each figure, and the stands that were held."""
    from xlsxwriter import Workbook  # slow to load: only who takes it along waits for it

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": report.title, "author": report.organisation.name})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(READ)
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, report.title, bold)
    for number, line in enumerate((*LINES, ""), 2):
        sheet.write_string(number, 0, line)
    for number, table in enumerate(report.tables.values(), len(LINES) + 3):
        sheet.write_string(number, 0, f"{known(table.figure).title}: {known(table.figure).counts}")
        _sheet(book, bold, str(report.quarter), table)
    _stands(book, bold, report)
    book.close()
    return file.getvalue()


def _sheet(book: Any, bold: Any, quarter: str, table: Table) -> None:
    sheet = book.add_worksheet(known(table.figure).title)
    sheet.write_row(0, 0, ["Kwartaal", *heads(table), "Aantal"], bold)
    for number, row in enumerate(table.rows, 1):
        for column, said in enumerate((quarter, *table.said(row))):
            sheet.write_string(number, column, said)
        _count(sheet, number, len(table.dimensions) + 1, row.n)
    end = len(table.rows) + 2
    sheet.write_string(end, 0, "Totaal, apart geteld", bold)
    _count(sheet, end, len(table.dimensions) + 1, table.total)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, len(table.dimensions), 30)
    sheet.set_column(len(table.dimensions) + 1, len(table.dimensions) + 1, 14)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.dimensions) + 1)


def _stands(book: Any, bold: Any, report: Report) -> None:
    sheet = book.add_worksheet("Stands")
    sheet.write_row(0, 0, ["Voor wie", *(column.name for column in report.stands.columns)], bold)
    for number, (line, cells) in enumerate(report.stands.rows, 1):
        sheet.write_string(number, 0, line.name)
        for column, cell in enumerate(cells, 1):
            sheet.write_number(number, column, cell.stands)
    sheet.set_column(0, len(report.stands.columns), 24)
    sheet.freeze_panes(1, 1)


def _count(sheet: Any, row: int, column: int, n: int | str) -> None:
    if isinstance(n, int):
        sheet.write_number(row, column, n)
    else:
        sheet.write_string(row, column, in_words(n))


def as_csv(report: Report) -> bytes:
    """Return every row of every table in one list; semicolons between, a mark for UTF-8 in front."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    kinds = [f"Kenmerk {number}" for number in range(1, WIDTH + 1)]
    writer.writerow(["Kwartaal", "Cijfer", *kinds, "Aantal"])
    for table in report.tables.values():
        for said, n in (*((table.said(row), row.n) for row in table.rows), (["Totaal"], table.total)):
            cells = [*said, *[""] * (WIDTH - len(said))]
            line = [
                str(report.quarter),
                known(table.figure).title,
                *cells,
                n if isinstance(n, int) else in_words(n),
            ]
            writer.writerow([at_rest(cell) for cell in line])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
