"""Opening hours that contradict themselves: each rule is fine, and together they say what nobody meant.

A rule wins over all before it on its days (OpenStreetMap's `;`). People write the exception first and
expect it to win, or add a second rule and expect both to hold; both are refused here with what to write.
"""

from __future__ import annotations

from itertools import combinations

from kiosk.words.rules import BadHours, Reading, State


def check_sense(reading: Reading) -> None:
    """Raise BadHours where a later rule takes away all that an earlier one says."""
    for rule in reading.rules:
        if rule.state is State.CLOSED and rule.spans:
            raise BadHours(f"{rule.text!r} closes for some hours only; write the hours that are left")
        if rule.school and rule.dates:
            raise BadHours(f"{rule.text!r} names days and school holidays; write the days themselves")
    for earlier, later in combinations(reading.rules, 2):
        if later.added and not (earlier.weekly and later.weekly):
            if earlier.days & later.days:
                raise BadHours(
                    f"{later.text!r} behind a comma adds to {earlier.text!r}; put ; in front of it"
                )
            continue
        if later.added or not later.weekly:
            continue
        if not earlier.weekly and earlier.days & later.days:
            raise BadHours(
                f"{later.text!r} stands behind {earlier.text!r} and wins over it on its days; "
                f"write {later.text!r} first"
            )
        if earlier.weekly and earlier.days <= later.days:
            raise BadHours(
                f"{later.text!r} takes the place of {earlier.text!r}, which then says nothing; "
                f"put a comma between times of the same days, such as 'Mo-Fr 09:00-12:00,13:00-16:00'"
            )


def check_opens(reading: Reading) -> None:
    """Raise BadHours for hours that say on some days when it is closed, and never when it is open."""
    always = not any(rule.state is not State.CLOSED for rule in reading.rules) and reading.else_ is None
    if always and any(not rule.weekly or len(rule.days) < 7 for rule in reading.rules):
        raise BadHours(
            f"{reading.rules[0].text!r} says when it is closed and nothing says when it is open; "
            "write the hours too, or leave them empty and write this as an exception"
        )
