"""How long to wait before trying again: full jitter, and what central asks for, within bounds.

Full jitter (a random moment between nothing and the doubled limit) keeps a hundred kiosks from knocking
together when the power comes back.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BASE = 5.0  # seconds
CAP = 15 * 60.0
LONGEST_ASKED = 3600.0  # a Retry-After beyond an hour is a mistake or not central's
NOT_NOW = frozenset({429, 503})  # statuses that say: it is not you, come back later


def delay(failures: int, chance: random.Random | None = None) -> float:
    """Return the seconds to wait after `failures` (1 or more) failures in a row, between 0 and 15 minutes."""
    limit = min(CAP, BASE * 2 ** min(max(failures, 1) - 1, 20))
    return (chance or random.SystemRandom()).uniform(0, limit)


def patience(asked: float, chance: random.Random | None = None) -> float:
    """Return the seconds to wait when central asks for `asked`: those, and up to a tenth more (5 s at least).

    A hundred kiosks that were asked for the same hour must not come back in the same second.
    """
    return asked + (chance or random.SystemRandom()).uniform(0, max(BASE, asked / 10))


def asked_delay(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a Retry-After asks for (0 to 3600), None when it is absent or unreadable.

    A date counts from the answer's own Date: the clock of this device may be years off.
    """
    named = {name.lower(): value for name, value in headers.items()}
    asked = named.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(float(asked[:9]), LONGEST_ASKED)
    until, now = _moment(asked), _moment(named.get("date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), LONGEST_ASKED)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):  # a day with four hundred digits
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
