"""Write kiosk/words/school_table.py anew from PyPI's `holidays`.

A kiosk has the table alone: the library would cost it 18 MB and, on a PC, a tenth of a second.

    .venv/bin/python deploy/school_holidays.py

A test compares the file with the library, so that a newer version of it is noticed.
"""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

from holidays import country_holidays

TABLE = Path(__file__).resolve().parent.parent / "kiosk" / "words" / "school_table.py"
COMMUNITIES = ("Flemish", "French")
# The French calendars are published until the summer of 2029, the Flemish ones follow from a decree; the
# library goes on with the same rules.
YEARS = range(2024, 2033)


def stretches(year: int, community: str) -> str:
    """Return the days without school in a year, each stretch as MMDD-MMDD."""
    days = sorted(country_holidays("BE", subdiv=community, categories=("school",), years=year))
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1][1] = day
        else:
            found.append([day, day])
    return " ".join(f"{first:%m%d}-{last:%m%d}" for first, last in found)


def table() -> str:
    """Return the whole file."""
    lines = [
        '"""School holidays by Community and year, as MMDD-MMDD; written by deploy/school_holidays.py."""',
        "",
        f'LIBRARY = "holidays {version("holidays")}"',
        "STRETCHES = {",
    ]
    for community in COMMUNITIES:
        lines.append(f'    "{community}": {{')
        for year in YEARS:
            parts = textwrap.wrap(stretches(year, community), 80)
            lines.append(f"        {year}: (")
            lines += [f'            "{part}{" " if part is not parts[-1] else ""}"' for part in parts]
            lines.append("        ),")
        lines.append("    },")
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
    print(f"{TABLE.name}: {YEARS[0]} to {YEARS[-1]}")
