"""What comes from outside, made storable: the one place that decides what a database never sees.

PostgreSQL keeps no NUL, and neither database a lone half of a surrogate pair (valid in JSON as "\\ud800", and
no character at all).
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

T = TypeVar("T")
_REFUSED = re.compile("[\x00\ud800-\udfff]")
_IN_JSON = re.compile(r"\\u0000|[\ud800-\udfff]")  # in JSON, also where only typed so
_BIGGEST = 2**31 - 1  # what an integer column of ours holds


def storable(value: T) -> T:
    """Return `value` (text, or JSON of any depth) without what no database keeps.

    Nobody types it on purpose, and a record must not be refused for it.
    """
    if isinstance(value, dict) and not _IN_JSON.search(json.dumps(value, ensure_ascii=False, default=str)):
        return value  # nearly every record: one look at the whole instead of one at each part
    kept: T = _in_all(value, "")
    return kept


def storable_count(told: int) -> int:
    """Return the number a device told, or the biggest that a column holds."""
    return min(told, _BIGGEST)


def readable(value: T) -> T:
    """Return `value` with the sign for 'not readable' where no database keeps a character.

    For what people send to a page: a search or filter that held one finds nothing, not something else.
    """
    shown: T = _in_all(value, "\N{REPLACEMENT CHARACTER}")
    return shown


def _in_all(value: Any, instead: str) -> Any:
    """Return the same shape as `value`; what is neither text, object nor list comes back as it is."""
    if isinstance(value, str):
        return _REFUSED.sub(instead, value) if _REFUSED.search(value) else value
    if isinstance(value, dict):
        return {_in_all(key, instead): _in_all(item, instead) for key, item in value.items()}
    if isinstance(value, list):
        return [_in_all(item, instead) for item in value]
    return value
