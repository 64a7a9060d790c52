#!/usr/bin/env bash
# opening-hours-py 2.1.4 (the Rust opening-hours crate), Belgium: hours over midnight, in two ways that send somebody wrong.
#
# 1. 'Fr 22:00-02:00; PH off' on a Friday that is a public holiday (25 December 2026).
#    Expected: the evening is off, so nothing of it is open after midnight.
#    Seen:     closed until midnight, then OPEN on Saturday from 00:00 to 02:00.
# 2. 'Fr 22:00-02:00; Sa 10:00-12:00' on Saturday 5 December 2026 at 01:00.
#    Expected: open; Friday's hours run to 02:00, and the Saturday rule speaks of the morning.
#    Seen:     closed from midnight: a rule for the next day cuts the night before.
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


def stretches(expression, begin):
    hours = OpeningHours(expression, timezone=belgium, country="BE", max_interval_days=60)
    for first, last, state, _ in islice(hours.intervals(datetime.fromisoformat(begin).replace(tzinfo=belgium)), 3):
        yield f"{first:%d %H:%M}-{last:%d %H:%M} {state}"


holiday = list(stretches("Fr 22:00-02:00; PH off", "2026-12-25T12:00"))
print("the holiday:", *holiday, sep="\n  ")
assert holiday[:2] == ["25 12:00-26 00:00 closed", "26 00:00-26 02:00 open"], holiday

cut = list(stretches("Fr 22:00-02:00; Sa 10:00-12:00", "2026-12-04T23:00"))
print("the next day:", *cut, sep="\n  ")
assert cut[:2] == ["04 23:00-05 00:00 open", "05 00:00-05 10:00 closed"], cut
print("seen as stated")
PY
