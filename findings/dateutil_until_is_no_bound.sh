#!/usr/bin/env bash
# python-dateutil 2.9.0.post0 (PyPI): UNTIL says what is given, not how far is looked.
# Expected: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20281231T000000 from 2027 looks through 2027 and 2028, finds no
#           30 February, and ends. UNTIL is what a reader of other people's calendars relies on to stay quick.
# Seen:     UNTIL is only compared with a day that was found. Where none is, the rule looks through every year up to 9999:
#           7,973 of them. recurring-ical-events stands on it.
# So: name the days of a rule ourselves, each looked at once, up to a limit (central/catalogue/standards/repeated.py).
# Exits 1 when this is not what happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0
"$work/venv/bin/python" - <<'PYTHON'
import sys
from datetime import datetime
from importlib.metadata import version

from dateutil import rrule

assert version("python-dateutil") == "2.9.0.post0"
looked_at = set()
rebuild = rrule._iterinfo.rebuild


def noted(self, year, month):
    looked_at.add(year)
    return rebuild(self, year, month)


rrule._iterinfo.rebuild = noted
rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20281231T000000"
found = list(rrule.rrulestr(rule, dtstart=datetime(2027, 1, 1)))
seen = {"found": found, "years": len(looked_at), "last": max(looked_at)}
print(seen)
sys.exit(seen != {"found": [], "years": 7973, "last": 9999})
PYTHON
