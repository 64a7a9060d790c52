"""A moment and a day as they stand in JSON: RFC 3339, and nothing that only looks helpful.

Left alone, pydantic takes "1537" for 26 minutes past midnight on 1 January 1970, and "86400" for a day.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _moment(said: object) -> object:
    """Return text as a time, anything else as it is: a file of the site brings times of its own kind."""
    if not isinstance(said, str):
        return said
    if not _MOMENT.fullmatch(said):
        raise ValueError("must be a time with its zone, like 2026-11-25T18:00:00+01:00")
    return datetime.fromisoformat(said.upper())


def _day(said: object) -> object:
    if not isinstance(said, str):
        return said
    if not _DAY.fullmatch(said):
        raise ValueError("must be a day, like 2026-11-25")
    return date.fromisoformat(said)


Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]
