#!/usr/bin/env bash
# Django 5.2.19: on a page in Bulgarian, Arabic or Persian a day is shown in one order and read in the American one.
#
# Expected: a DateField reads days as its language writes them, as in Dutch, French, Turkish: '01/12/2026' is 1 December.
#           Where it knows no way to write a day, it refuses.
# Seen:     these three have no input formats of their own and fall back on month/day/year without a word: '01/12/2026' is
#           12 January 2026. From the 13th on ('31/12/2026') it is refused, so the same person is right on some days and
#           wrong on others. What the page itself shows in Bulgarian, '01.12.2026', is refused when it is typed back; in
#           Ukrainian, Romanian and Polish that is read right, and with slashes it is refused.
# So: give DateField its input_formats wherever others than Dutch speakers type.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import date

import django
from django.conf import settings

settings.configure(USE_I18N=True)
django.setup()

from django import forms
from django.utils import formats, translation

DAY = date(2026, 12, 1)


def read(text):
    try:
        return forms.DateField().clean(text).isoformat()
    except forms.ValidationError:
        return "refused"


seen = {}
for language in ("nl", "fr", "tr", "bg", "ar", "fa", "uk", "ro", "pl"):
    with translation.override(language):
        shown = formats.date_format(DAY, "SHORT_DATE_FORMAT")
        seen[language] = tuple(map(read, ("01/12/2026", "31/12/2026", "01.12.2026")))
    print(language, "| shown:", shown, "| read 01/12/2026, 31/12/2026, 01.12.2026:", *seen[language])
american = ("2026-01-12", "refused", "refused")
as_stated = (
    {seen[one] for one in ("bg", "ar", "fa")} == {american}
    and {seen[one][:2] for one in ("nl", "fr", "tr")} == {("2026-12-01", "2026-12-31")}
    and {seen[one] for one in ("uk", "ro", "pl")} == {("refused", "refused", "2026-12-01")}
)
sys.exit(0 if as_stated else 1)
PY
