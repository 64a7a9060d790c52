#!/usr/bin/env bash
# icalendar 7.3.2 (PyPI): the name of a calendar comes back with the backslashes of the file.
# Expected: NAME (RFC 7986 §5.1, a TEXT) and X-WR-CALNAME, read as text like SUMMARY: 'De Kring, Eeklo'; calendar_name,
#           which the library has for just that, says the same; and what is added as X-WR-CALNAME is escaped when written.
# Seen:     SUMMARY is unescaped; NAME, X-WR-CALNAME, calendar_name and every X- property keep '\,' and '\n'. Written by
#           add("x-wr-calname", …) the comma stands bare, so that what one program writes right and what this one writes
#           right cannot both be read right.
# So: take the escapes out of NAME and X- properties ourselves, and write these lines ourselves.
# Exits 1 when this is not what happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from icalendar import Calendar

assert version("icalendar") == "7.3.2"
FILE = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//NL
NAME:De Kring\, Eeklo
X-WR-CALNAME:De Kring\, Eeklo
BEGIN:VEVENT
UID:a
DTSTAMP:20261130T100000Z
DTSTART:20261214T130000Z
SUMMARY:De Kring\, Eeklo
X-NOTE:een\ntwee
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
read = Calendar.from_ical(FILE)
[event] = read.walk("VEVENT")
written = Calendar()
written.add("x-wr-calname", "De Kring, Eeklo")
seen = {
    "SUMMARY": str(event["SUMMARY"]),
    "NAME": str(read["NAME"]),
    "X-WR-CALNAME": str(read["X-WR-CALNAME"]),
    "calendar_name": read.calendar_name,
    "X-NOTE": str(event["X-NOTE"]),
    "written": written.to_ical().decode().splitlines()[1],
}
for what, found in seen.items():
    print(f"{what}: {found}")
kept = r"De Kring\, Eeklo"
sys.exit(
    seen
    != {
        "SUMMARY": "De Kring, Eeklo",
        "NAME": kept,
        "X-WR-CALNAME": kept,
        "calendar_name": kept,
        "X-NOTE": r"een\ntwee",
        "written": "X-WR-CALNAME:De Kring, Eeklo",
    }
)
PYTHON
