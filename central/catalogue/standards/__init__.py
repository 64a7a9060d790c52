"""Offers in and out by the standards others use: spreadsheet, iCalendar, HSDS 3, schema.org.

In: `reading.py` makes rows of a file, `analysis.py` says of each whether it is good, doubtful or refused and
what it would change, `confirming.py` carries that out; the first two know no database and write nothing.
Out: `choice.py` says which offers are for everybody, `as_calendar.py`, `as_hsds.py` and `as_schema_org.py`
write them down. `rhythm.py` and `rhythm_hours.py` stand between both: dates that come back, as rules.
"""
