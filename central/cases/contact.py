"""One spelling of a way to reach somebody, so that two who gave the same are found by one look-up."""

from __future__ import annotations

import re

from kiosk.journeys.phone import check_phone
from kiosk.journeys.refusals import NotAccepted

_BELGIAN = re.compile(r"\+32[1-9]\d{7,8}", re.ASCII)  # with nothing left to tidy


def contact_key_of(reach_by: str, value: str) -> str:
    """Return the number in international digits or the folded address; '' for a place, which many share."""
    value = value.strip()
    if not value or reach_by == "visit":
        return ""
    if _BELGIAN.fullmatch(value):
        return value  # as every kiosk sends it: whether it exists or not, this is how it is kept
    if reach_by == "email":
        return value.casefold()[:254]
    try:
        return str(check_phone(value))
    except NotAccepted:
        return value[:254]
