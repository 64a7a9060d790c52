#!/usr/bin/env bash
# recurring-ical-events 3.8.2 with icalendar 7.3.2: what is on on a day depends on the Python type the day is written in.
#
# An evening of Tuesday 1 December 2026, 22:00 to Wednesday 06:00 in Europe/Brussels (a night shelter). at() names the forms
# it takes as forms of the same day: date(2026, 12, 2), (2026, 12, 2) and '20261202'.
# Expected: each of them finds the night on Wednesday, as on Tuesday: it goes on until six, and what lasts over midnight
#           is in both days.
# Seen:     the tuple and the text find it on both days; the date finds it on Tuesday only. between() with two dates is the
#           same. A night that ends on Friday is found on Wednesday with each, so it is not that spans are cut.
# And where the file writes UTC: 1 December 23:30Z is Wednesday 00:30 in Belgium. Each of the three forms finds it on
# Tuesday; a day has no zone, so that of the event is taken, and two files of the same evening lie on two days.
# So: ask with two moments in Belgian time; then all of it is right.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 tzdata
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

FILE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//nl
BEGIN:VEVENT
UID:1@example
DTSTAMP:20261101T000000Z
SUMMARY:Nachtopvang
{begin}
{end}
END:VEVENT
END:VCALENDAR
"""
BELGIUM = ZoneInfo("Europe/Brussels")


def days(begin, end):
    """Return on which of 1, 2 and 3 December it is found, by each way to ask."""
    text = FILE.format(begin=begin, end=end).replace("\n", "\r\n")
    ask = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    found = {"date": [], "tuple": [], "text": [], "moments": []}
    for number in (1, 2, 3):
        day = date(2026, 12, number)
        midnight = datetime(2026, 12, number, tzinfo=BELGIUM)
        found["date"] += [number] * len(ask.at(day))
        found["tuple"] += [number] * len(ask.at((2026, 12, number)))
        found["text"] += [number] * len(ask.at(f"{day:%Y%m%d}"))
        found["moments"] += [number] * len(ask.between(midnight, midnight + timedelta(days=1)))
    return found


zone = "TZID=Europe/Brussels"
night = days(f"DTSTART;{zone}:20261201T220000", f"DTEND;{zone}:20261202T060000")
longer = days(f"DTSTART;{zone}:20261201T220000", f"DTEND;{zone}:20261204T060000")
in_utc = days("DTSTART:20261201T233000Z", "DTEND:20261202T000000Z")
print("Tuesday 22:00 to Wednesday 06:00:", night)
print("Tuesday 22:00 to Friday 06:00:   ", longer)
print("Wednesday 00:30 to 01:00, in UTC:", in_utc)
as_stated = (
    night == {"date": [1], "tuple": [1, 2], "text": [1, 2], "moments": [1, 2]}
    and set(map(tuple, longer.values())) == {(1, 2, 3)}
    and in_utc == {"date": [1], "tuple": [1], "text": [1], "moments": [2]}
)
sys.exit(0 if as_stated else 1)
PY
