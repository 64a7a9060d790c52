"""Telephone numbers of three to six digits that are whole as they are: 112, 106, 1712, 116000."""

from __future__ import annotations

import re

from phonenumbers import NumberParseException, parse
from phonenumbers.shortnumberinfo import (
    ShortNumberCost,
    expected_cost_for_region,
    is_valid_short_number_for_region,
)

BELGIUM = "BE"


def is_short_number(text: str) -> bool:
    """Say whether this is a short number of Belgium, written without spaces.

    Those at a premium rate are none: '9900' in a column of telephone numbers is a postcode.
    """
    if not re.fullmatch(r"[1-9]\d{2,5}", text, re.ASCII):
        return False
    try:
        number = parse(text, BELGIUM)
    except NumberParseException:
        return False
    costs = expected_cost_for_region(number, BELGIUM)
    return is_valid_short_number_for_region(number, BELGIUM) and costs != ShortNumberCost.PREMIUM_RATE
