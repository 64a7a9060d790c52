#!/usr/bin/env bash
# Babel 2.19.0 with python-escpos 3.1: an amount in Belgian French and a date in Romanian are printed with question marks,
# on each of the 35 printers the library knows.
#
# Expected: text() looks for a code page that has the letter (so it says); what Babel writes for languages that printers
#           have printed for thirty years is printed, or an error is raised.
# Seen:     1. format_currency(1234.5, 'EUR', locale='fr_BE') parts thousands with U+202F, a narrow space that no code page
#              has: '1?234,50 €' is on the paper. The space before the € is U+00A0, which all but one of the printers have,
#              and in Dutch, with a point, all is well.
#           2. Tuesday in Romanian is 'marți' with ț (U+021B, comma below), as Romanian is written today. The code pages
#              are older and have ţ (U+0163, cedilla) only, on 28 of the 35: 'mar?i'. The same for ș, so 'și' (and) is '?i'.
# Nothing is raised. A '?' in a price is no small thing for somebody who reads with a finger. So: print a picture of the
# text, or put U+0020, ţ and ş in before it is printed.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 python-escpos==3.1
"$folder/venv/bin/python" - <<'PY'
import contextlib
import io
import sys
from datetime import date

from babel.dates import format_date
from babel.numbers import format_currency

with contextlib.redirect_stdout(io.StringIO()):
    from escpos.capabilities import CAPABILITIES
    from escpos.printer import Dummy


def printed(text, profile):
    with contextlib.redirect_stdout(io.StringIO()):  # it says of some that their width is not known
        printer = Dummy(profile=profile)
        printer.text(text)
    return printer.output


profiles = sorted(CAPABILITIES["profiles"])
amount, day = format_currency(1234.5, "EUR", locale="fr_BE"), format_date(date(2026, 12, 1), "full", locale="ro")
for text in (amount, day, format_currency(1234.5, "EUR", locale="nl_BE")):
    print(text, ascii(text), printed(text, "TM-T20II"))
can = {char: sum(b"?" not in printed(char, one) for one in profiles) for char in "\u202f\u00a0țșţş€"}
print("printers that have it, of", len(profiles), {ascii(char): number for char, number in can.items()})
as_stated = (
    len(profiles) == 35
    and amount == "1\u202f234,50\u00a0€"
    and b"1?234,50" in printed(amount, "TM-T20II")
    and b"mar?i" in printed(day, "TM-T20II")
    and b"?" not in printed(format_currency(1234.5, "EUR", locale="nl_BE"), "TM-T20II")
    and list(can.values())[:6] == [0, 34, 0, 0, 28, 28]
)
sys.exit(0 if as_stated else 1)
PY
