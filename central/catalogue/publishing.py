"""Publishing the catalogue: put together, numbered and signed once, when something changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import sha256
from uuid import UUID

from django.db import Error as DatabaseError
from django.db import transaction
from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.freshness import Terms, still_shown, terms_of
from central.catalogue.fullness import Fullness, counts
from central.catalogue.models import Offer, Place, Publication, SchemeEdition, Sketch
from central.catalogue.of_others import shared_entries
from central.keyring import public
from central.keyring.folder import KeysMissing
from central.service.quiet_log import kind_and_place
from kiosk.wire.catalogue import catalogue_body, etag_of
from kiosk.wire.older_readers import for_reader
from kiosk.wire.problems import Problem
from kiosk.wire.sifted import LeftOut, Sifted, sift

log = logging.getLogger("central.worker")
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
        one_after_another(organisation)
        latest = Publication.objects.filter(organisation=organisation).first()
        plain = _content(organisation).catalogue
        places, offers = plain.places, plain.offers
        content_hash = sha256(plain.canonical()).hexdigest()
        same = latest is not None and latest.content_hash == content_hash
        revision = latest.revision + (0 if same else 1) if latest else 1
        full = plain.model_copy(update={"revision": revision, "published": timezone.now()})
        if same and latest:
            full = full.model_copy(update={"published": latest.published_at})
        keys = public.key_list(organisation.slug)
        body = catalogue_body(full if places or offers else None, keys)
        schemas = range(1, full.needs) if places or offers else ()
        older = {str(one): _older(catalogue_body(for_reader(full, one), keys)) for one in schemas}
        publication, _ = Publication.objects.update_or_create(
            organisation=organisation,
            revision=revision,
            defaults={
                "content_hash": content_hash,
                "body": body,
                "signature": public.catalogue_signature(body),
                "etag": etag_of(body),
                "older": older,
                "is_empty": not (places or offers),
            },
        )
    return publication


def _older(body: bytes) -> dict[str, str]:
    """Return the list for devices of before as it is kept: its text, its signature, its ETag."""
    return {
        "body": body.decode(),
        "signature": public.catalogue_signature(body),
        "etag": etag_of(body),
    }


def one_after_another(organisation: Organisation) -> None:
    """Let whoever publishes for this organisation wait for the other: two would take the same number.

    Rows that name the organisation can be added meanwhile: its key stays as it is.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def publish_each(say: Callable[[str], object], warn: Callable[[str], object]) -> list[str]:
    """Publish for every organisation; return a line about each for which it did not work."""
    trouble = []
    for organisation in Organisation.objects.all():
        try:
            publication = publish(organisation)
            missing = left_out(organisation)
        except (DatabaseError, KeysMissing):  # the same for all
            raise
        except Exception as error:
            trouble.append(_not_published(organisation, error))
            continue
        say(f"catalogue of {organisation.slug}: revision {publication.revision}")
        for one in missing:
            warn(f"left out of the catalogue of {organisation.slug}: {one}")
    return trouble


def _not_published(organisation: Organisation, error: Exception) -> str:
    why = str(error) if isinstance(error, Problem) else kind_and_place(error)
    return f"the catalogue of {organisation.slug} was not published, kiosks keep the one they have: {why}"


def publish_what_changed() -> int:
    """Publish for every organisation whose places, offers or free seats are not what devices have; how many.

    The worker does this now and then rather than every sign-up by itself: two hundred at once are one
    catalogue. Old ones go; the revision goes on from the newest. What goes wrong with one organisation is
    said in the log and holds up no other.
    """
    changed = 0
    for organisation in Organisation.objects.all():
        try:
            changed += _publish_if_changed(organisation)
        except DatabaseError:
            raise
        except Exception as error:
            log.error(_not_published(organisation, error))
    return changed


def _publish_if_changed(organisation: Organisation) -> bool:
    latest = Publication.objects.filter(organisation=organisation).first()
    found = _content(organisation)
    _tell_once(organisation, found.left_out)
    if latest is None or latest.content_hash == sha256(found.catalogue.canonical()).hexdigest():
        return False
    newest = publish(organisation)
    Publication.objects.filter(organisation=organisation, revision__lt=newest.revision - KEPT).delete()
    return True


_told: dict[str, tuple[LeftOut, ...]] = {}  # by slug: what this process has said in the log


def _tell_once(organisation: Organisation, left_out: tuple[LeftOut, ...]) -> None:
    if left_out != _told.get(organisation.slug, ()):
        for one in left_out:
            log.warning("left out of the catalogue of %s: %s", organisation.slug, one)
    _told[organisation.slug] = left_out


def left_out(organisation: Organisation) -> tuple[LeftOut, ...]:
    """Return the places and offers of our tables that no device gets, because they are wrong."""
    return _content(organisation, counted=False).left_out  # how full it is leaves nothing out


def _content(organisation: Organisation, counted: bool = True) -> Sifted:
    """Return what there is to publish, without number and day, and what is wrong and left out of it."""
    terms = terms_of(organisation)
    offers = _offers(organisation, terms, counted)
    places = _places(organisation, terms, {one.get("place") for one in offers})
    there, of_others = shared_entries(organisation, _seats if counted else _uncounted, timezone.now())
    document = {
        "schema": 1,
        "revision": 1,
        "organisation": organisation.slug,
        "closed": organisation.closed,
        "school_holidays": organisation.school_holidays,
        "places": [*places, *there],
        "offers": [*offers, *of_others],
        "schemes": _schemes(organisation),
        "sketch": _sketch(organisation),
    }
    return sift(document, f"the catalogue of {organisation.slug}")


def _places(organisation: Organisation, terms: Terms, needed: set[object]) -> list[object]:
    """Return the places people see: those looked at lately, and where something they see is held."""
    rows = list(Place.objects.filter(organisation=organisation, published=True).order_by("slug"))
    shown = {row.pk for row in still_shown(rows, terms, timezone.localdate())}
    return [_in_all_languages(row, {}) for row in rows if row.pk in shown or row.slug in needed]


def _sketch(organisation: Organisation) -> list[object]:
    row = Sketch.objects.filter(organisation=organisation).first()
    return row.strokes if row and isinstance(row.strokes, list) else []


def _schemes(organisation: Organisation) -> list[object]:
    """Return the schemes that staff published here; devices judge each by its revision and its examples."""
    rows = SchemeEdition.objects.filter(organisation=organisation).exclude(entry=None).order_by("slug")
    return [row.entry for row in rows]


def _offers(organisation: Organisation, terms: Terms, counted: bool) -> list[dict[str, object]]:
    rows = _still_to_come(
        list(Offer.objects.filter(organisation=organisation, published=True).order_by("slug"))
    )
    rows = still_shown(rows, terms, timezone.localdate())
    seats = _seats(rows) if counted else {}
    return [_in_all_languages(row, seats.get(row.id, {})) for row in rows]


def _seats(rows: list[Offer]) -> dict[UUID, dict[str, int]]:
    full = counts(row for row in rows if row.seats is not None)
    return {row.id: _counted(row, full.get(row.id)) for row in rows}


def _uncounted(_: list[Offer]) -> dict[UUID, dict[str, int]]:
    return {}


def _in_all_languages(row: Place | Offer, counted: dict[str, int]) -> dict[str, object]:
    try:
        return row.in_all_languages(**counted) | {"id": row.slug}
    except (AttributeError, TypeError, ValueError):  # a column an older version filled in another way
        return {"id": row.slug}


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
