#!/usr/bin/env bash
# icalendar 7.3.2 with python-dateutil 2.9.0.post0: the end of a repetition loses its zone when it is written.
#
# A lesson every Tuesday at 14:00, begin and UNTIL given as datetimes of Europe/Brussels.
# Expected: RFC 5545 3.3.10: where DTSTART has a zone, UNTIL MUST be written in UTC. The library knows both: 14:00 in
#           Brussels becomes UNTIL=20261215T130000Z, or it refuses, as it does for weekdays it cannot read.
# Seen:     UNTIL=20261215T140000, the hour of Brussels without a zone, beside DTSTART;TZID=Europe/Brussels. dateutil
#           does not take that line: 'RRULE UNTIL values must be specified in UTC when DTSTART is timezone-aware'. A
#           program that takes it for UTC ends an hour later, two in summer. recurring-ical-events reads it as meant, so
#           a trial in Python's own circle is no trial. Given in UTC it is written right.
# So: UNTIL goes in as UTC, and what is written is read back with a second reader.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 \
    python-dateutil==2.9.0.post0 tzdata
"$folder/venv/bin/python" - <<'PY'
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

BELGIUM = ZoneInfo("Europe/Brussels")
FIRST, LAST = datetime(2026, 12, 1, 14, tzinfo=BELGIUM), datetime(2026, 12, 15, 14, tzinfo=BELGIUM)


def written(until):
    event = icalendar.Event()
    event.add("uid", "1@example")
    event.add("dtstamp", datetime(2026, 11, 1, tzinfo=UTC))
    event.add("summary", "Les")
    event.add("dtstart", FIRST)
    event.add("rrule", {"freq": "weekly", "until": until})
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    lines = calendar.to_ical().decode().split("\r\n")
    return [line for line in lines if line.startswith(("DTSTART", "RRULE"))], calendar


def by_dateutil(rule):
    try:
        return len(list(rrulestr(rule, dtstart=FIRST)))
    except ValueError as error:
        return str(error)


seen = []
for until in (LAST, LAST.astimezone(UTC)):
    lines, calendar = written(until)
    ours = len(recurring_ical_events.of(calendar).between(date(2026, 11, 1), date(2027, 2, 1)))
    seen.append((lines[1], by_dateutil(lines[1]), ours))
    print("given as", until, "| written:", *lines, "| dateutil:", seen[-1][1], "| recurring-ical-events:", ours)
as_stated = (
    seen[0][0] == "RRULE:FREQ=WEEKLY;UNTIL=20261215T140000"
    and "must be specified in UTC" in str(seen[0][1])
    and seen[0][2] == 3
    and seen[1] == ("RRULE:FREQ=WEEKLY;UNTIL=20261215T130000Z", 3, 3)
)
sys.exit(0 if as_stated else 1)
PY
