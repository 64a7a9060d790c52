"""Publishing what staff kept: drafts become what people see, all of it at once, signed under one revision."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.db import transaction
from django.dispatch import Signal

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.changes import MOMENTS, moves, waiting
from central.catalogue.models import Offer, Place
from central.catalogue.publishing import left_out, one_after_another, publish

# Sent with `offer`, `gone`, `by` and `parts` inside the transaction that publishes: days, hours or the place
# of an offer became others, or it stops; who signed up must hear of it (central.sign_ups.changed).
offer_moved = Signal()


class NotPublished(Exception):
    """Kiosks would not take it; `lines` say why, in Dutch. Nothing was published."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


class PutOut(NamedTuple):
    """What was published: the number of the list, and how many places and offers changed in it."""

    revision: int
    changed: int


@transaction.atomic
def put_out(
    organisation: Organisation, by: User | None, only: Collection[Place | Offer] | None = None
) -> PutOut:
    """Publish all drafts of an organisation, or `only` some. Raises NotPublished: all stays as it was."""
    one_after_another(organisation)
    rows = sorted(waiting(organisation), key=lambda row: row.id)
    if only is not None:
        chosen = {row.pk for row in only}
        rows = [row for row in rows if row.pk in chosen]
    rows = [_held(row) for row in rows]
    slugs = {(row._meta.model_name, row.slug) for row in rows}
    for row in rows:
        _put_out(row, by)
    wrong = [one for one in left_out(organisation) if (one.kind, one.id) in slugs]
    if wrong:
        raise NotPublished([f"{one.id}: {one.why}" for one in wrong])
    publication = publish(organisation)
    if rows:
        said = f"lijst {publication.revision}: {', '.join(row.name for row in rows)}"
        audit.changed(organisation, by, "catalogue-published", said)
    return PutOut(publication.revision, len(rows))


def _held(row: Place | Offer) -> Place | Offer:
    """Hold a row until the transaction ends, in the order of ids as all who hold offers do."""
    rows = type(row).objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=row.pk)


def _put_out(row: Place | Offer, by: User | None) -> None:
    old, gone = row.said, row.leaves
    moved = isinstance(row, Offer) and row.published and (gone or moves(old, row.newest))
    if gone:
        row.published = False
    else:
        row.entry, row.published = row.newest, True
        row.name = str(row.entry.get("title") or row.entry.get("name"))
    row.draft, row.leaves = None, False
    # More seats let those who wait move up (central.sign_ups.seat_signals).
    row.save(update_fields=["entry", "name", "published", "draft", "leaves"])
    if moved:
        parts = [part for part in MOMENTS if old.get(part) != row.said.get(part)]
        offer_moved.send(Offer, offer=row, gone=gone, by=by, old=old, parts=parts)


@transaction.atomic
def drop_draft(row: Place | Offer, by: User | None) -> None:
    """Let go of what was kept and not published; what no kiosk ever had goes altogether."""
    held = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    held.draft, held.leaves = None, False
    held.save(update_fields=["draft", "leaves"])
    audit.changed(held.organisation, by, f"{held._meta.model_name}-dropped", f"{held.slug}: concept weg")
    if not held.published and not _is_known(held):
        held.delete()


def _is_known(row: Place | Offer) -> bool:
    """Say whether somebody signed up for it, or something is held there."""
    if isinstance(row, Offer):
        return row.last_number > 0 or row.from_file
    return any(
        row.slug in (one.said.get("place"), one.newest.get("place"))
        for one in Offer.objects.filter(organisation=row.organisation)
    )
