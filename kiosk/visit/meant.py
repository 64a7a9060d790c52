"""What was probably meant: answers to touch while somebody types, and one question about a likely slip."""

from __future__ import annotations

from kiosk.journeys.fields import NotAccepted, suggest_email
from kiosk.journeys.places import PlaceIndex
from kiosk.visit.talk import Entry


def suggestions(field: str, draft: str, places: PlaceIndex) -> tuple[str, ...]:
    """Return answers that fit what is typed so far: places, the mail address that was probably meant."""
    if field == "place" and draft.strip():
        found = tuple(place.shown for place in places.suggest(draft, limit=3))
        return () if found == (draft,) else found
    if field == "email":
        meant = suggest_email(draft)
        return (meant,) if meant else ()
    return ()


def doubt(entry: Entry, address: str) -> None:
    """Ask once about an address that looks like a slip of the finger: nobody would hear that it fails.

    What was meant is offered while typing too, where there is room for it. Raises NotAccepted.
    """
    meant = suggest_email(address)
    if meant and entry.doubted != address:
        entry.doubted = address
        raise NotAccepted("field.email.suggest", offers=(meant, address))
