#!/usr/bin/env bash
# pandas 3.1.1: read_csv told how Belgium writes numbers makes numbers of its hours, its days and its telephones.
#
# decimal=',' and thousands='.', which '1.234,50' needs; a column 'prijs' with that, and beside it hours ('9.30'), days
# ('1.12.2026') and telephones ('0471.12.34.56'), as Belgians write them.
# Expected: a point parts thousands where three digits follow. '9.30', '1.12.2026' and a number that begins with 0 are no
#           such thing, and stay text.
# Seen:     every point is taken away, wherever it stands: half past nine is 930, the telephone is 471123456, and
#           '1.12.2026' and '11.2.2026' are both 1122026. Nothing is said. One cell that is no number ('op afspraak') keeps
#           its whole column as text, so it shows in one file and not in the next. The Python engine does the same; with
#           dtype=str all stays.
# So: read every column as text, and let each say itself what it is.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile pandas==3.1.1
"$folder/venv/bin/python" - <<'PY'
import io
import sys

import pandas

CSV = """naam;telefoon;begint;dag;prijs
Els;0471.12.34.56;9.30;1.12.2026;1.234,50
Zoë;09.377.12.34;14.00;11.2.2026;19,50
"""


def read(text=CSV, **more):
    table = pandas.read_csv(io.StringIO(text), sep=";", decimal=",", thousands=".", **more)
    return {name: table[name].tolist() for name in table.columns if name != "naam"}


seen, python, text = read(), read(engine="python"), read(dtype=str)
one_word = read(CSV.replace("14.00", "op afspraak"))
for name in seen:
    print(f"{name:9} {seen[name]!s:26} as text: {text[name]}")
print("begint, with one word in it:", one_word["begint"])
as_stated = (
    seen
    == python
    == {
        "telefoon": [471123456, 93771234],
        "begint": [930, 1400],
        "dag": [1122026, 1122026],
        "prijs": [1234.5, 19.5],
    }
    and text["telefoon"] == ["0471.12.34.56", "09.377.12.34"]
    and one_word["begint"] == ["9.30", "op afspraak"]
)
sys.exit(0 if as_stated else 1)
PY
