#!/usr/bin/env bash
# python-calamine 0.9.1: a cell that shows an error (#N/A, #REF!, #DIV/0!) is read as an empty one.
#
# Expected: something that tells it apart from a cell in which nothing stands, as openpyxl 3.1.5 does ('#N/A').
# Seen:     '' for both. A list of courses whose column 'plaatsen' looks its number up and does not find it comes in as a
#           list of courses without a number of places; an empty column means 'as many as come'.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 xlsxwriter==3.2.9
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import sys

import openpyxl
import python_calamine
import xlsxwriter

ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!")
book = xlsxwriter.Workbook("list.xlsx")
sheet = book.add_worksheet()
sheet.write_row(0, 0, ["cursus", "plaatsen"])
for row, error in enumerate(ERRORS, 1):
    sheet.write(row, 0, error)
    sheet.write_formula(row, 1, "=VLOOKUP(A1,C1:D9,2,FALSE)", None, error)
sheet.write(len(ERRORS) + 1, 0, "nothing")
book.close()

read = python_calamine.CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()
other = openpyxl.load_workbook("list.xlsx", data_only=True).active
for row, (name, seats) in enumerate(read[1:], 2):
    print(f"{name:8} calamine {seats!r:5} openpyxl {other.cell(row, 2).value!r}")
same = {seats for _, seats in read[1:]} == {""}
told = [other.cell(row, 2).value for row in range(2, len(ERRORS) + 2)] == list(ERRORS)
sys.exit(0 if same and told else 1)
PY
