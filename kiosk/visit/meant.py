"""What was probably meant: answers to touch while somebody types, and one question about a likely slip."""

from __future__ import annotations

from kiosk.journeys.fields import NotAccepted, suggest_email
from kiosk.journeys.places import PlaceIndex
from kiosk.visit.talk import Entry

MOST = 3  # tiles beside a keyboard


def suggestions(field: str, draft: str, places: PlaceIndex) -> tuple[str, ...]:
    """Return answers that fit what is typed so far: places, the mail address that was probably meant."""
    if field == "place":
        if not draft.strip():
            return (places.home.shown,) if places.home else ()
        sure = certain(field, draft, places)
        found = [place.shown for place in places.suggest(draft, limit=MOST)]
        found = list(dict.fromkeys([sure, *found] if sure else found))[:MOST]
        return () if found == [draft] else tuple(found)
    if field == "email":
        meant = suggest_email(draft)
        return (meant,) if meant else ()
    return ()


def certain(field: str, draft: str, places: PlaceIndex) -> str:
    """Return the one place that is named by what was typed, as it is shown; empty where it is not one."""
    found = places.exact(draft) if field == "place" and draft.strip() else []
    return found[0].shown if len(found) == 1 else ""


def doubt(entry: Entry, address: str) -> None:
    """Ask once about an address that looks like a slip of the finger: nobody would hear that it fails.

    What was meant is offered while typing too, where there is room for it. Raises NotAccepted.
    """
    meant = suggest_email(address)
    if meant and entry.doubted != address:
        entry.doubted = address
        raise NotAccepted("field.email.suggest", offers=(meant, address))
