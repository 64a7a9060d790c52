#!/usr/bin/env bash
# openpyxl 3.1.5 and python-calamine 0.9.1: 'open until 24:00' in a spreadsheet is a day in 1900, or a word.
#
# A column of hours in the format hh:mm, in which somebody types 17:00, 23:30 and 24:00. A sheet keeps them as parts of a
# day: 0.708…, 0.979… and 1.
# Expected: three times of day, or three durations (both libraries give a duration for the format [h]:mm); what a column
#           is, is said by its format.
# Seen:     .xlsx: 17:00 and 23:30 are times, 24:00 is 1 January 1900: from openpyxl a datetime, from calamine a date, that
#           has no hour at all, so whoever asks for one gets an AttributeError in the row of the one place that closes at
#           midnight, and who writes it as text prints '1900-01-01' as its hours.
#           .ods: calamine gives times for the first two and for 24:00 the text of the file itself, 'PT24H00M00S'.
# So: a 1 January 1900 in a column of hours is 24:00, and every sort of file is tried with it.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile openpyxl==3.1.5 python-calamine==0.9.1 \
    xlsxwriter==3.3.1 odfpy==1.4.1
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import date, datetime, time, timedelta

import openpyxl
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

HOURS = {"17:00": 17 / 24, "23:30": 23.5 / 24, "24:00": 1.0}
book = xlsxwriter.Workbook("hours.xlsx")
sheet = book.add_worksheet()
for column, form in enumerate(("hh:mm", "[h]:mm")):
    for row, part in enumerate(HOURS.values()):
        sheet.write_number(row, column, part, book.add_format({"num_format": form}))
book.close()
document, table = OpenDocumentSpreadsheet(), Table(name="uren")
for text in HOURS:
    hour, minute = text.split(":")
    row, cell = TableRow(), TableCell(valuetype="time", timevalue=f"PT{hour}H{minute}M00S")
    cell.addElement(P(text=text))
    row.addElement(cell)
    table.addElement(row)
document.spreadsheet.addElement(table)
document.save("hours.ods")


def calamine(file, column=0):
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    return [row[column] for row in rows]


def by_openpyxl(column):
    return [row[column].value for row in openpyxl.load_workbook("hours.xlsx").active.iter_rows()]


seen = {
    "xlsx, openpyxl": by_openpyxl(0),
    "xlsx, calamine": calamine("hours.xlsx"),
    "ods, calamine": calamine("hours.ods"),
    "xlsx [h]:mm, openpyxl": by_openpyxl(1),
    "xlsx [h]:mm, calamine": calamine("hours.xlsx", 1),
}
for name, values in seen.items():
    print(name, values)
two, day = [time(17), time(23, 30)], timedelta(days=1)
last = calamine("hours.xlsx")[-1]
as_stated = (
    list(seen.values())[:3] == [[*two, datetime(1900, 1, 1)], [*two, date(1900, 1, 1)], [*two, "PT24H00M00S"]]
    and type(last) is date
    and all(seen[f"xlsx [h]:mm, {name}"][-1] == day for name in ("openpyxl", "calamine"))
)
sys.exit(0 if as_stated else 1)
PY
