"""What other organisations share with one, as its devices get it: the offer, where it is, and whose it is.

It goes with the words of who holds it, and by their rules: what they took off, what is over and what nobody
of them looked at for too long is not there. Their closing days hold for it, not those of who shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.freshness import hidden, terms_of
from central.catalogue.models import Offer, Place
from central.catalogue.shares import OfferShare
from central.catalogue.sharing import State as Shared
from central.catalogue.sharing import offered_to
from kiosk.words.opening import BadHours, State, check_hours, read_days
from kiosk.words.reading import read
from kiosk.words.rules import Rule

Entry = dict[str, Any]
LONGEST_ABOUT = 400
SCHOOL = "SH"  # school holidays, in an expression of hours


def shown_shares(organisation: Organisation, at: datetime) -> list[OfferShare]:
    """Return what devices of this organisation show of others now."""
    found = []
    for share in offered_to(organisation, [Shared.SHOWN]):
        offer, holder = share.offer, share.organisation
        stale = hidden([offer], terms_of(holder), timezone.localdate(at))
        if offer.published and offer.is_whole and not stale and not offer.is_over(at):
            found.append(share)
    return [one for one in found if _same_holidays(one, organisation)]


def places_of(shares: Iterable[OfferShare]) -> dict[tuple[Any, str], Place]:
    """Return the places where shared offers are held, by organisation and id."""
    wanted = {(one.organisation_id, str(one.offer.said.get("place") or "")) for one in shares}
    rows = Place.objects.filter(
        organisation__in={organisation for organisation, _ in wanted},
        slug__in={slug for _, slug in wanted},
        published=True,
    )
    found = {(row.organisation_id, row.slug): row for row in rows.select_related("organisation")}
    return {key: row for key, row in found.items() if key in wanted}


def place_entry(row: Place) -> Entry:
    """Return the place of another under an id of its own, with the closing days of who holds it in it."""
    said = row.in_all_languages()
    closed = [str(rule) for rule in row.organisation.closed] if said.get("closing_days", True) else []
    exceptions = [*(said.get("exceptions") or ()), *closed]
    return said | {"id": place_slug(row), "closing_days": False, "exceptions": exceptions}


def place_slug(row: Place) -> str:
    own = f".{row.pk.hex[-12:]}"
    return row.slug[: 60 - len(own)].rstrip(".-") + own


def offer_entry(share: OfferShare, place: Place | None, counted: dict[str, int]) -> Entry:
    """Return the offer of another: whose it is goes before what it is about, in every language."""
    offer, holder = share.offer, share.organisation
    said: Entry = offer.in_all_languages(**counted)
    hours = str(said.get("opening_hours") or "")
    if hours and place is None and said.get("closing_days", True):
        hours = _with_closed(hours, list(map(str, holder.closed)), timezone.localdate())
    texts = {
        code: one | {"about": with_holder(holder, one["about"])} if one.get("about") else one
        for code, one in said["texts"].items()
    }
    return said | {
        "id": share.slug,
        "about": with_holder(holder, str(said.get("about") or "")),
        "texts": texts,
        "place": place_slug(place) if place else None,
        "opening_hours": hours,
        "closing_days": False,
    }


def with_holder(holder: Organisation, about: str) -> str:
    """Return what an offer is about with whose it is before it: a name and a number, in no language.

    >>> with_holder(Organisation(name="De Kring", phone="09 000 00 00"), "Samen praten.")
    'De Kring, 09 000 00 00. Samen praten.'
    """
    whose = ", ".join(part for part in (str(holder), holder.phone) if part)
    return f"{whose}. {about}".strip()[:LONGEST_ABOUT]


def _with_closed(hours: str, closed: Sequence[str], today: date) -> str:
    """Return hours that also say when who holds it is closed; '' where that cannot be said whole: then nobody
    is told that it is open.

    >>> _with_closed('Mo 09:00-12:00 || "op afspraak"', ['2027 Jan 04 off "brugdag"'], date(2026, 12, 1))
    'Mo 09:00-12:00; 2027 Jan 04 off "brugdag" || "op afspraak"'
    """
    reading = read(hours)
    days = [rule for one in closed for rule in read_days(one) if not _is_past(rule, today)]
    plain = [rule for rule in days if not (rule.week or rule.public or rule.school)]
    others = [_bare(rule) for rule in days if rule not in plain]
    together = [f"{','.join(map(_named, plain))} off"] if plain else []
    kept = [rule for rule in reading.rules if not rule.dates or rule.state is State.CLOSED]
    for rules, shut in (
        (reading.rules, [_bare(rule) if rule.spans else rule.text for rule in days]),  # half a day is a day
        (reading.rules, [*others, *together]),  # without why, and as one rule, it takes a third
        (kept, [*others, *together]),  # a day of its own that is a closing day as well
    ):
        said = "".join(f"{', ' if rule.added else '; '}{rule.text}" for rule in rules)
        both = "; ".join([said.lstrip("; ,"), *shut]) + (f" || {reading.else_.text}" if reading.else_ else "")
        with suppress(BadHours):
            check_hours(both)
            return both
    return ""


def _is_past(rule: Rule, today: date) -> bool:
    return bool(rule.dates) and all((last := one.ends()) and last < today for one in rule.dates)


def _named(rule: Rule) -> str:
    """Return the days of a rule as they were written, without what is so then."""
    return re.sub(r'\s*(?:\d{1,2}:\d\d|off\b|closed\b|unknown\b|").*', "", rule.text, flags=re.IGNORECASE)


def _bare(rule: Rule) -> str:
    return f"{_named(rule)} off"


def _same_holidays(share: OfferShare, organisation: Organisation) -> bool:
    """Say whether its hours mean here what they mean there: Flemish and French schools differ."""
    if share.organisation.school_holidays == organisation.school_holidays:
        return True
    return SCHOOL not in str(share.offer.said.get("opening_hours") or "")


def shared_entries(organisation: Organisation, seats: Any, at: datetime) -> tuple[list[Entry], list[Entry]]:
    """Return the places and the offers of others. `seats`: what is counted of each, by the id of its row."""
    shares = shown_shares(organisation, at)
    if not shares:
        return [], []
    places = places_of(shares)
    held = {
        one.pk: places.get((one.organisation_id, str(one.offer.said.get("place") or ""))) for one in shares
    }
    counted = seats([one.offer for one in shares])
    offers = [offer_entry(one, held[one.pk], counted.get(one.offer_id, {})) for one in shares]
    used = {row.pk: row for row in held.values() if row}
    return [place_entry(row) for row in used.values()], offers


def whose(offer: Offer) -> str:
    """Return who holds an offer, and how to reach them, for staff."""
    holder = offer.organisation
    return ", ".join(part for part in (holder.name, holder.phone, holder.address) if part)
