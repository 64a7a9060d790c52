"""A table as CSV and as a workbook that open right in Excel with Belgian settings and in LibreOffice.

Semicolons between, a mark for UTF-8 in front, numbers as numbers; no cell acts, whatever a volunteer typed as
the name of a place (central.pages.csv_lines tells how and why).
"""

from __future__ import annotations

import csv
import io

from central.figures.naming import DIMENSIONS, known
from central.figures.table import Count, Table
from central.pages.csv_lines import at_rest

TOTAL = "Totaal"
TOTALLESS = ("goals",)  # its total is how many goals there are: below their counts it would be read as a sum
NUMBERS = ("target", "offers")  # dimensions whose words are numbers
INSIDE = "Exact: alleen voor de eigen organisatie. Geef dit niet door."
OUTSIDE = "Gepubliceerd: op 5 afgerond; <5 is nul tot vier. Een totaal is apart afgerond."


def as_csv(table: Table) -> bytes:
    """Return the table as CSV: its heads, its rows, its total, and what it is."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*heads(table), "Aantal"])
    for row in table.rows:
        writer.writerow([*map(at_rest, table.said(row)), at_rest(row.n)])
    if table.figure not in TOTALLESS:
        writer.writerow([TOTAL, *[""] * (len(table.dimensions) - 1), at_rest(table.total)])
    writer.writerow([])
    for line in about(table):
        writer.writerow([at_rest(line)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """Return the table as a workbook."""
    from xlsxwriter import Workbook  # slow to load: only who exports waits for it

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": about(table)[0]})
    sheet, bold = book.add_worksheet(known(table.figure).title), book.add_format({"bold": True})
    sheet.write_row(0, 0, [*heads(table), "Aantal"], bold)
    for number, row in enumerate(table.rows, 1):
        for column, said in enumerate(table.said(row)):
            is_number = table.dimensions[column] in NUMBERS and said.isdecimal()
            _write(sheet, number, column, int(said) if is_number else said)
        _write(sheet, number, len(table.dimensions), row.n)
    end = len(table.rows) + 1
    if table.figure not in TOTALLESS:
        sheet.write_string(end, 0, TOTAL, bold)
        _write(sheet, end, len(table.dimensions), table.total)
    for number, line in enumerate(about(table), end + 2):
        sheet.write_string(number, 0, line)
    sheet.set_column(0, len(table.dimensions) - 1, 28)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def heads(table: Table) -> list[str]:
    return [DIMENSIONS.get(one, one) for one in table.dimensions]


def about(table: Table) -> list[str]:
    """Return in words what this table is."""
    figure = known(table.figure)
    period = f"{table.start:%d-%m-%Y} tot en met {table.end:%d-%m-%Y}"
    return [
        f"{figure.title}, {table.organisation}, {period}",
        figure.counts,
        OUTSIDE if table.published else INSIDE,
    ]


def _write(sheet: object, row: int, column: int, n: Count) -> None:
    write = sheet.write_number if isinstance(n, int) else sheet.write_string  # type: ignore[attr-defined]
    write(row, column, n)
