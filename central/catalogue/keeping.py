"""Keeping what staff write of a place or an offer: read by the rules of the wire, and not on kiosks yet.

What is kept is a draft until somebody publishes (putting_out.py); an entry that no kiosk ever had is its own
draft, so that it can be translated and looked at. From the first word staff keep, the entry follows the
site's file no more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.models import Offer, Place
from central.catalogue.price import price_in_words
from central.catalogue.wrong_words import wrong_beside, wrong_fields
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.wire.catalogue_file import wrong_with

LONGEST_ID = 60
E = TypeVar("E", Place, Offer)


class NotKept(Exception):
    """Something is wrong with what was written. `wrong`: a Dutch sentence per field, 'all' for none."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {said}" for field, said in wrong.items()))
        self.wrong = wrong


def keep_offer(organisation: Organisation, said: dict[str, Any], by: User | None) -> Offer:
    """Keep an offer as a draft: `said` as kiosk.wire.catalogue.Offer, what it does not name stays as it was.

    Without `id`, or with one nobody has, it is a new one. `by` None: a command. Raises NotKept.
    """
    said = dict(said)
    if isinstance(said.get("price"), str):
        said["price"] = price_in_words(said["price"])
    return _keep(organisation, Offer, said, by)


def keep_place(organisation: Organisation, said: dict[str, Any], by: User | None) -> Place:
    """Keep a place as a draft, in the same way: `said` as kiosk.wire.catalogue.Place. Raises NotKept."""
    return _keep(organisation, Place, dict(said), by)


@transaction.atomic
def _keep(organisation: Organisation, table: type[E], said: dict[str, Any], by: User | None) -> E:
    slug = said.get("id") or ""
    row = table.objects.select_for_update(of=("self",)).filter(organisation=organisation, slug=slug).first()
    if row is None:
        shown = str(said.get("title") or said.get("name") or "")
        said["id"] = slug or new_id(shown, taken_ids(organisation, table))
        row = table(organisation=organisation, slug=said["id"], entry={}, published=False)
    before = row.newest if row.entry else {}
    if "texts" not in said:
        said["texts"] = _texts_of_this_dutch(before, said)
    entry = checked(organisation, table, before | said)
    if not row.published:
        row.entry, row.name = entry, str(entry.get("title") or entry.get("name"))
    row.draft = None if row.published and entry == row.said else entry
    row.from_file, row.leaves = False, False
    row.kept_by, row.kept_at = by, timezone.now()
    row.save()
    changed = [part for part in entry if entry[part] != before.get(part)]
    audit.changed(organisation, by, f"{table._meta.model_name}-kept", f"{row.slug}: {', '.join(changed)}")
    return row


def _texts_of_this_dutch(before: dict[str, Any], said: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return what a file said in other languages, without translations of Dutch that is another now."""
    texts = {
        code: {
            part: text for part, text in one.items() if said.get(part, before.get(part)) == before.get(part)
        }
        for code, one in (before.get("texts") or {}).items()
    }
    return {code: one for code, one in texts.items() if any(one.values())}


def checked(organisation: Organisation, table: type[E], said: dict[str, Any]) -> dict[str, Any]:
    """Return the entry as it goes over the wire, or raise NotKept: nothing is kept of it."""
    model: type[WireOffer] | type[WirePlace] = WireOffer if table is Offer else WirePlace
    try:
        entry = model.model_validate(said, strict=False)
    except ValidationError as error:
        raise NotKept(wrong_fields(error)) from None
    wrong = wrong_with(entry, list(open_places(organisation)))
    if wrong is not None:
        raise NotKept(wrong_beside(wrong, entry))
    return entry.model_dump(mode="json")


def open_places(organisation: Organisation) -> Iterable[str]:
    """Return the ids of places where something can be held: those kiosks have, and those to be published."""
    rows = Place.objects.filter(organisation=organisation, leaves=False)
    return [row.slug for row in rows if row.published or row.draft is not None]


def taken_ids(organisation: Organisation, table: type[E]) -> set[str]:
    return set(table.objects.filter(organisation=organisation).values_list("slug", flat=True))


def new_id(shown: str, taken: Collection[str]) -> str:
    """Return an id made of a name: `Café in de bib` is cafe-in-de-bib, the second one cafe-in-de-bib-2."""
    plain = unicodedata.normalize("NFKD", shown).encode("ascii", "ignore").decode().lower()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    base = "-".join(words)[: LONGEST_ID - 4].strip("-") or "zonder-naam"
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
