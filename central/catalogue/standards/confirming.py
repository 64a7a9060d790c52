"""What an analysis said, carried out: one update, all of it or nothing, written down as somebody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db import transaction

from central.accounts.models import AccessLog, Organisation, User
from central.catalogue.keeping import keep_offer, keep_place
from central.catalogue.models import Offer, Place
from central.catalogue.standards.analysis import Analysis, Row
from central.catalogue.standards.found import FileRefused
from central.catalogue.standards.known import Known

PAGE = "offers-in"


class NotSure(FileRefused):
    """Most of the list would change or go, and nobody said that this is meant."""


def known_of(organisation: Organisation) -> Known:
    """Return what is there now."""
    offers = Offer.objects.filter(organisation=organisation)
    places = Place.objects.filter(organisation=organisation, published=True)
    rows = list(offers.values_list("slug", "entry", "published"))
    return Known(
        organisation.slug,
        {slug: entry for slug, entry, _ in rows if isinstance(entry, dict)},
        {slug: entry for slug, entry in places.values_list("slug", "entry") if isinstance(entry, dict)},
        frozenset(slug for slug, _, published in rows if published),
    )


def confirm(
    organisation: Organisation,
    analysis: Analysis,
    by: User | None,
    doubtful: Collection[int] = (),
    sure: bool = False,
) -> Counter[str]:
    """Carry out the good rows and those of the doubtful ones that are named; return how many did what.

    Raises NotSure where the analysis asks for a second yes and there is none. `by` None: by command.
    """
    if analysis.stop and not sure:
        raise NotSure(analysis.stop)
    done: Counter[str] = Counter()
    with transaction.atomic():
        for row in analysis.rows:
            if row.state == "good" or (row.state == "doubtful" and row.number in doubtful):
                done[row.would] += _carry_out(organisation, row, by)
        done["gone"] = _take_off(organisation, analysis.gone)
        AccessLog.objects.create(
            organisation=organisation,
            kind=AccessLog.Kind.CHANGE,
            user=by,
            page=PAGE,
            said=", ".join(f"{what} {number}" for what, number in sorted(done.items()) if number)[:120],
        )
    return done


def _carry_out(organisation: Organisation, row: Row, by: User | None) -> int:
    if row.would == "off":
        return _take_off(organisation, [row.slug])
    if row.place is not None:
        keep_place(organisation, row.place, by)
    if row.would in ("new", "change") and row.entry is not None:
        keep_offer(organisation, row.entry, by)
    return 1


def _take_off(organisation: Organisation, slugs: Collection[str]) -> int:
    """Take offers off the list; who signed up for them stays known."""
    rows = Offer.objects.filter(organisation=organisation, slug__in=slugs, published=True)
    return rows.update(published=False, from_file=False)
