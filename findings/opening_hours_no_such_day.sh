#!/usr/bin/env bash
# opening-hours-py 2.1.4: a day that no calendar has is every day of the year.
#
# 'Apr 31 10:00-12:00', a slip for the last day of April; asked at 11:00 on each day of 2027.
# Expected: refused when it is read, as 'Apr 32' is; or open never.
# Seen:     taken, written back as it was, and open on all 365 days; 'Feb 30' and 'Jun 31' as well. 'Feb 29' in the same
#           year, a day that some years have, is open never, and as the end of a range ('Apr 28-Apr 31') it does no harm.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check opening-hours-py==2.1.4 tzdata
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

belgium = ZoneInfo("Europe/Brussels")


def days(expression: str) -> list[str]:
    hours = OpeningHours(expression, timezone=belgium, country="BE")
    noon = datetime(2027, 1, 1, 11, tzinfo=belgium)
    year = [noon + timedelta(days=day) for day in range(365)]
    return [f"{day:%d %b}" for day in year if hours.is_open(day)]


def refused(expression: str) -> bool:
    try:
        OpeningHours(expression, timezone=belgium, country="BE")
    except Exception as error:
        print(f"{expression}: {type(error).__name__}")
        return True
    return False


seen = {one: days(f"{one} 10:00-12:00") for one in ("Apr 31", "Feb 30", "Jun 31", "Feb 29", "Apr 28-Apr 31")}
for expression, on in seen.items():
    print(f"{expression}: open on {len(on)} days")
every = all(len(seen[one]) == 365 for one in ("Apr 31", "Feb 30", "Jun 31"))
others = seen["Feb 29"] == [] and seen["Apr 28-Apr 31"] == ["28 Apr", "29 Apr", "30 Apr"]
sys.exit(0 if every and others and refused("Apr 32 10:00-12:00") else 1)
PY
