"""A phone number while it is typed: in the groups in which its country writes it."""

from __future__ import annotations

from kiosk.journeys.phone import REGION


def in_groups(typed: str) -> str:
    """Return what was typed with spaces between its groups; as it is where it is more than digits and a plus.

    Nothing is taken away or added but spaces, and what was grouped before may be handed in again.
    """
    bare = typed.replace(" ", "")
    if not bare or not (bare.removeprefix("+").isdecimal() and bare.isascii()):
        return typed
    from phonenumbers import AsYouTypeFormatter  # slow to load: `ready` does it ahead

    formatter, shown = AsYouTypeFormatter(REGION), ""
    for char in bare:
        shown = formatter.input_digit(char)
    grouped = " ".join("".join(char if char.isdigit() or char == "+" else " " for char in shown).split())
    return grouped if grouped.replace(" ", "") == bare else bare


def ready() -> None:
    """Load what knows the groups, before somebody waits for it."""
    in_groups("0")
