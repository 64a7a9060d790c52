"""What an analysis said, carried out: one update, all of it or nothing, written down as somebody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db import transaction

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.keeping import NotKept, keep_offer, keep_place
from central.catalogue.models import Offer, Place
from central.catalogue.putting_out import NotPublished, put_out
from central.catalogue.standards.analysis import Analysis, Row
from central.catalogue.standards.found import FileRefused
from central.catalogue.standards.known import Known

PAGE = "offers-in"


class NotSure(FileRefused):
    """Most of the list would change or go, and nobody said that this is meant."""


class NotConfirmed(FileRefused):
    """Kiosks would not take what came out of it; nothing was kept."""


def known_of(organisation: Organisation) -> Known:
    """Return what is there now, as staff wrote it last."""
    offers = Offer.objects.filter(organisation=organisation)
    places = Place.objects.filter(organisation=organisation, leaves=False)
    rows = list(offers)
    return Known(
        organisation.slug,
        {row.slug: row.newest for row in rows},
        {row.slug: row.newest for row in places if row.published or row.draft is not None},
        frozenset(row.slug for row in rows if row.published),
        frozenset(row.slug for row in rows if row.waits),
    )


def confirm(
    organisation: Organisation,
    analysis: Analysis,
    by: User | None,
    doubtful: Collection[int] = (),
    sure: bool = False,
) -> Counter[str]:
    """Carry out the good rows and those of the doubtful ones that are named; return how many did what.

    They are published at once: what they change was looked at already. Raises NotSure where the analysis asks
    for a second yes and there is none, NotConfirmed where kiosks would not take it. `by` None: by command.
    """
    if analysis.stop and not sure:
        raise NotSure(analysis.stop)
    try:
        return _all_or_nothing(organisation, analysis, by, doubtful)
    except NotKept as error:
        raise NotConfirmed(f"Er is niets ingelezen. {' '.join(error.wrong.values())}") from None
    except NotPublished as error:
        raise NotConfirmed(f"Er is niets ingelezen. {'; '.join(error.lines)}") from None


@transaction.atomic
def _all_or_nothing(
    organisation: Organisation, analysis: Analysis, by: User | None, doubtful: Collection[int]
) -> Counter[str]:
    done: Counter[str] = Counter()
    kept: list[Place | Offer] = []
    for row in analysis.rows:
        if row.state == "good" or (row.state == "doubtful" and row.number in doubtful):
            kept += _carry_out(organisation, row, by)
            done[row.would] += 1
    leaving = _leave(organisation, analysis.gone)
    done["gone"] = len(leaving)
    put_out(organisation, by, only=[*kept, *leaving])
    said = ", ".join(f"{what} {number}" for what, number in sorted(done.items()) if number)
    audit.changed(organisation, by, PAGE, said)
    return done


def _carry_out(organisation: Organisation, row: Row, by: User | None) -> list[Place | Offer]:
    """Keep what a row brings as drafts; return them, to be published together."""
    if row.would == "off":
        return _leave(organisation, [row.slug])
    kept: list[Place | Offer] = []
    if row.place is not None:
        kept.append(keep_place(organisation, row.place, by))
    if row.would in ("new", "change") and row.entry is not None:
        kept.append(keep_offer(organisation, row.entry, by))
    return kept


def _leave(organisation: Organisation, slugs: Collection[str]) -> list[Place | Offer]:
    """Let offers leave the list; who signed up for them stays known, and hears of it."""
    rows = Offer.objects.filter(organisation=organisation, slug__in=slugs, published=True)
    rows.update(leaves=True, from_file=False)
    return list(rows)
