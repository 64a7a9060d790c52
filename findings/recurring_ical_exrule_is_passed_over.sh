#!/usr/bin/env bash
# recurring-ical-events 3.8.2 with icalendar 7.3.2: what a rule takes away (EXRULE) still takes place.
#
# 'every Wednesday, eight times, but not on the first Wednesday of the month', as older calendars write it: RRULE and EXRULE
# of RFC 2445. RFC 5545 calls EXRULE deprecated; files with it are about, and a reader may still meet it.
# Expected: the two first Wednesdays are left out, as by EXDATE; or somebody says that the rule was not understood.
# Seen:     all eight Wednesdays, the first of each month too. Nothing is raised, no warning is given, and `errors` of the
#           event and of the calendar are empty. With the same two days as EXDATE six are left. dateutil's rrulestr, given
#           the same lines, leaves the two out.
# So: an event with EXRULE is refused or shown to a person; else people stand before a closed door.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2 \
    python-dateutil==2.9.0.post0
"$folder/venv/bin/python" -W error::UserWarning - <<'PY'
import sys
from datetime import datetime

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//voorbeeld//nl
BEGIN:VEVENT
UID:les@voorbeeld.example
DTSTAMP:20261101T090000Z
DTSTART:20261118T130000
DTEND:20261118T150000
SUMMARY:Les
RRULE:FREQ=WEEKLY;COUNT=8
{without}
END:VEVENT
END:VCALENDAR
"""
RULE = "EXRULE:FREQ=MONTHLY;BYDAY=1WE"
DAYS = "EXDATE:20261202T130000,20270106T130000"


def days(without):
    calendar = icalendar.Calendar.from_ical(EVENT.format(without=without).replace("\n", "\r\n"))
    found = recurring_ical_events.of(calendar).between(datetime(2026, 11, 1), datetime(2027, 3, 1))
    told = [calendar.errors, *(one.errors for one in calendar.walk("VEVENT"))]
    return [f"{one['DTSTART'].dt:%d %b}" for one in found], told


by_rule, told = days(RULE)
by_days, _ = days(DAYS)
dateutil = rrulestr(f"DTSTART:20261118T130000\nRRULE:FREQ=WEEKLY;COUNT=8\n{RULE}")
by_dateutil = [f"{one:%d %b}" for one in dateutil]
print("EXRULE:  ", *by_rule, sep="  ")
print("EXDATE:  ", *by_days, sep="  ")
print("dateutil:", *by_dateutil, sep="  ")
print("errors:  ", told)
as_stated = (
    len(by_rule) == 8
    and {"02 Dec", "06 Jan"} <= set(by_rule)
    and by_days == by_dateutil
    and not {"02 Dec", "06 Jan"} & set(by_days)
    and not any(told)
)
sys.exit(0 if as_stated else 1)
PY
