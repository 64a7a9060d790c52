#!/usr/bin/env bash
# icalendar 7.3.2 and recurring-ical-events 3.8.2: a duration in hours loses an hour in the night of the change of time.
#
# DTSTART;TZID=Europe/Brussels:20270327T220000 with DURATION:PT10H; in that night 02:00 becomes 03:00.
# Expected: RFC 5545 3.3.6: a duration in hours is exact, only days and weeks are nominal. Ten hours later it is 09:00.
# Seen:     end of event.end and of the occurrence: 28 March 08:00, nine hours later; in October eleven. PT24H is the same
#           as P1D for both.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import UTC, datetime, timedelta

import icalendar
import recurring_ical_events

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//NL
BEGIN:VEVENT
UID:nacht@example.org
DTSTAMP:20270101T000000Z
DTSTART;TZID=Europe/Brussels:{start}
DURATION:{duration}
END:VEVENT
END:VCALENDAR
"""


def lasts(start: str, duration: str) -> list[timedelta]:
    calendar = icalendar.Calendar.from_ical(TEXT.format(start=start, duration=duration).replace("\n", "\r\n"))
    event = calendar.events[0]
    (occurrence,) = recurring_ical_events.of(calendar).between(datetime(2027, 1, 1), datetime(2028, 1, 1))
    print(start, duration, "ends", event.end, "and", occurrence["DTEND"].dt)
    return [end.astimezone(UTC) - event.start.astimezone(UTC) for end in (event.end, occurrence["DTEND"].dt)]


hours = [timedelta(hours=n) for n in range(30)]
seen = (
    lasts("20270327T220000", "PT10H") == [hours[9]] * 2
    and lasts("20271030T220000", "PT10H") == [hours[11]] * 2
    and lasts("20270327T120000", "PT24H") == lasts("20270327T120000", "P1D") == [hours[23]] * 2
)
sys.exit(0 if seen else 1)
PY
