"""Publishing the catalogue: put together, numbered and signed once, when something changed."""

from __future__ import annotations

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from central.accounts.models import Organisation
from central.keyring import public
from central.offers.models import Offer, Place, Publication
from kiosk.wire.catalogue import Catalogue, catalogue_body, etag_of
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace


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
        places, offers = _places(organisation), _offers(organisation)
        plain = Catalogue(revision=1, organisation=organisation.slug, places=places, offers=offers)
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


def _places(organisation: Organisation) -> tuple[WirePlace, ...]:
    rows = Place.objects.filter(organisation=organisation, published=True).order_by("slug")
    return tuple(WirePlace.model_validate(row.entry, strict=False) for row in rows)


def _offers(organisation: Organisation) -> tuple[WireOffer, ...]:
    rows = Offer.objects.filter(organisation=organisation, published=True).order_by("slug")
    return tuple(WireOffer.model_validate(row.entry, strict=False) for row in rows)
