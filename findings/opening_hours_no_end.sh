#!/usr/bin/env bash
# opening-hours-py 2.1.4 with max_interval_days (the setting that keeps it from walking to the year 9999):
# an interval without an end is not the last one.
#
# '2026 Sep 01-2027 Jun 30 Mo-Fr 09:00-12:00', asked on its last day.
# Expected: after closing one interval, closed, whose end is None: nothing is known any more, the iterator ends.
# Seen:     (2027-06-30 12:00, None, closed), then more of them, beginning a year and about a month apart
#           (2028-08-05, 2029-09-11, …), each again with the end None: they overlap, and there are thousands.
# Whoever collects them, or takes the last one for the end, is wrong; stop at the first end that is None.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opening-hours-py==2.1.4 tzdata
"$folder/venv/bin/python" - <<'PY'
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

belgium = ZoneInfo("Europe/Brussels")
hours = OpeningHours("2026 Sep 01-2027 Jun 30 Mo-Fr 09:00-12:00", timezone=belgium, country="BE", max_interval_days=400)
asked = datetime(2027, 6, 30, 10, tzinfo=belgium)
found = [(f"{first:%Y-%m-%d}", last, str(state)) for first, last, state, _ in islice(hours.intervals(asked), 1, 5)]
print(*found, sep="\n")
assert found == [
    ("2027-06-30", None, "closed"),
    ("2028-08-05", None, "closed"),
    ("2029-09-11", None, "closed"),
    ("2030-10-18", None, "closed"),
], found
print("seen as stated")
PY
