"""Publishing the catalogue: put together, numbered and signed once, when something changed."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from central.accounts.models import Organisation
from central.keyring import public
from central.offers.models import Offer, Place, Publication
from central.offers.sign_ups import Fullness, counts
from kiosk.wire.catalogue import Catalogue, catalogue_body, etag_of
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace

KEPT = 20  # catalogues of the past; what devices have is the newest


def published(organisation: Organisation) -> Publication:
    """Return what devices of this organisation get now; publishes first where nothing was published yet."""
    latest = Publication.objects.filter(organisation=organisation).first()
    return latest or publish(organisation)


def publish(organisation: Organisation) -> Publication:
    """Publish what is in the tables, with the newest key list. The revision rises only with the content.

    While an organisation has neither places nor offers, devices get the key list alone and keep the list
    they came with.
    """
    with transaction.atomic():
        latest = Publication.objects.filter(organisation=organisation).first()
        plain = _content(organisation)
        places, offers = plain.places, plain.offers
        content_hash = sha256(plain.canonical()).hexdigest()
        same = latest is not None and latest.content_hash == content_hash
        revision = latest.revision + (0 if same else 1) if latest else 1
        full = plain.model_copy(update={"revision": revision, "published": timezone.now()})
        if same and latest:
            full = full.model_copy(update={"published": latest.published_at})
        body = catalogue_body(full if places or offers else None, public.key_list(organisation.slug))
        publication, _ = Publication.objects.update_or_create(
            organisation=organisation,
            revision=revision,
            defaults={
                "content_hash": content_hash,
                "body": body,
                "signature": public.catalogue_signature(body),
                "etag": etag_of(body),
            },
        )
    return publication


def publish_what_changed() -> int:
    """Publish for every organisation whose places, offers or free seats are not what devices have; how many.

    The worker does this now and then rather than every sign-up by itself: two hundred at once are one
    catalogue. Old ones go; the revision goes on from the newest.
    """
    changed = 0
    for organisation in Organisation.objects.all():
        latest = Publication.objects.filter(organisation=organisation).first()
        if latest is None or latest.content_hash == sha256(_content(organisation).canonical()).hexdigest():
            continue
        newest = publish(organisation)
        Publication.objects.filter(organisation=organisation, revision__lt=newest.revision - KEPT).delete()
        changed += 1
    return changed


def _content(organisation: Organisation) -> Catalogue:
    """Return what there is to publish, without its number and day."""
    places, offers = _places(organisation), _offers(organisation)
    return Catalogue(revision=1, organisation=organisation.slug, places=places, offers=offers)


def _places(organisation: Organisation) -> tuple[WirePlace, ...]:
    rows = Place.objects.filter(organisation=organisation, published=True).order_by("slug")
    return tuple(WirePlace.model_validate(row.entry, strict=False) for row in rows)


def _offers(organisation: Organisation) -> tuple[WireOffer, ...]:
    rows = _still_to_come(
        list(Offer.objects.filter(organisation=organisation, published=True).order_by("slug"))
    )
    full = counts(row for row in rows if row.seats is not None)
    return tuple(row.in_words(**_counted(row, full.get(row.id))) for row in rows)


def _still_to_come(rows: list[Offer]) -> list[Offer]:
    """Leave out what is over.

    Where several are, and all of them over, one stays: devices refuse a list that goes from many to none
    (kiosk.wire.catalogue.accept), and would take nothing new any more. They see themselves that it is over.
    """
    at = timezone.now()
    left = [row for row in rows if not row.is_over(at)]
    return left or (rows[:1] if len(rows) > 1 else [])


def _counted(offer: Offer, full: Fullness | None) -> dict[str, int]:
    """Return how many seats are left and how many people wait, where somebody counts."""
    if full is None or offer.seats is None:
        return {}
    return {"seats_left": max(0, offer.seats - full.places), "waiting": full.waiting}
