"""How long what staff looked at stays true: after a while they are asked, after longer people see it no more.

Counted from the last day somebody said that it is right (`assured_date` of the entry, which people see too).
What nobody ever looked at is asked about and stays: it came with the site, which says when it is an example.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.utils import timezone

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.models import Freshness, Offer, Place

E = TypeVar("E", Place, Offer)
ASK_AFTER, HIDE_AFTER = 180, 365  # days, where an organisation set nothing


class Terms(NamedTuple):
    """After how many days staff are asked, and after how many it is hidden from people."""

    ask_after: int = ASK_AFTER
    hide_after: int = HIDE_AFTER


def terms_of(organisation: Organisation) -> Terms:
    kept = Freshness.objects.filter(organisation=organisation).first()
    return Terms(kept.ask_after, kept.hide_after) if kept else Terms()


def assured_on(said: dict[str, Any]) -> date | None:
    """Return the day somebody last said that an entry is right."""
    try:
        return date.fromisoformat(str(said.get("assured_date")))
    except ValueError:
        return None


def to_ask(rows: Iterable[E], terms: Terms, today: date) -> list[E]:
    """Return what staff should look at again: what is shown and was looked at too long ago, or never."""
    found = [row for row in rows if row.published and not row.leaves and _older(row, terms.ask_after, today)]
    return sorted(found, key=lambda row: (assured_on(row.said) or date.min, row.name.casefold()))


def hidden(rows: Iterable[E], terms: Terms, today: date) -> list[E]:
    """Return what people see no more because nobody looked at it for too long."""
    return [row for row in rows if assured_on(row.said) and _older(row, terms.hide_after, today)]


def still_shown(rows: list[E], terms: Terms, today: date) -> list[E]:
    """Return what people still see. When all of it is too old it all stays: kiosks take no emptied list."""
    gone = {row.pk for row in hidden(rows, terms, today)}
    return [row for row in rows if row.pk not in gone] or rows


def _older(row: Place | Offer, days: int, today: date) -> bool:
    on = assured_on(row.said)
    return on is None or on + timedelta(days=days) < today


@transaction.atomic
def still_right(row: E, by: User) -> None:
    """Somebody looked at it and it is right. That goes to people by itself, whatever else waits."""
    held = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    today = timezone.localdate().isoformat()
    held.entry = held.said | {"assured_date": today}
    if isinstance(held.draft, dict):
        held.draft = held.draft | {"assured_date": today}
    held.checked_by = by
    held.save()
    audit.changed(held.organisation, by, f"{held._meta.model_name}-checked", f"{held.slug}: nog juist")


def keep_terms(organisation: Organisation, terms: Terms, by: User) -> None:
    Freshness.objects.update_or_create(organisation=organisation, defaults=terms._asdict())
    audit.changed(organisation, by, "freshness", f"nakijken na {terms.ask_after}, weg na {terms.hide_after}")
