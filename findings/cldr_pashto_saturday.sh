#!/bin/bash
# Babel 2.18.0: in Pashto (ps) the name of Saturday is the word for week.
#
# Expected: the seven names of the days, used in a sentence, name a day and nothing else; so 'first {day} of the
#   month' filled with the name of Saturday means the first Saturday.
# Seen: days['format']['wide'][5] is 'اونۍ', the same word that format_unit and format_timedelta give for 'week'
#   ('1 اونۍ'). 'د میاشتې لومړۍ اونۍ' reads as 'the first week of the month'. Dari and everyday Pashto say شنبه.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.18.0
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import timedelta

import babel
from babel.dates import format_timedelta, get_day_names
from babel.units import format_unit

saturday = get_day_names("wide", locale="ps")[5]
week = format_unit(1, "duration-week", locale="ps").removeprefix("1 ")
also = format_timedelta(timedelta(weeks=1), granularity="week", threshold=10, locale="ps").removeprefix("1 ")
print(f"babel {babel.__version__}: Saturday is {saturday!r}, week is {week!r} and {also!r}")
english = get_day_names("wide", locale="en")[5], format_unit(1, "duration-week", locale="en")
print(f"in English: {english[0]!r} and {english[1]!r}")
sys.exit(0 if saturday == week == also == "اونۍ" else 1)
PY
