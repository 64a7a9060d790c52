"""Sharing an offer: who holds it asks, the other organisation says yes or no, and both may end it.

Nothing here puts it on a kiosk: what is shown of others goes into the list of an organisation when that is
published (publishing.py), within minutes, and leaves it in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from central.accounts import audit
from central.accounts.models import Organisation, User
from central.catalogue.models import Offer
from central.catalogue.shares import OfferShare

State = OfferShare.State
LONGEST_SLUG, OWN_DIGITS = 60, 8


@transaction.atomic
def ask(offer: Offer, to: Organisation, by: User) -> OfferShare:
    """Ask another organisation to show an offer; asked once more after it was refused or ended."""
    share, is_new = OfferShare.objects.get_or_create(
        organisation=offer.organisation,
        offer=offer,
        to=to,
        defaults={"slug": _slug_of(offer, to), "asked_by": by},
    )
    if not is_new:
        closed = OfferShare.objects.filter(pk=share.pk, state__in=(State.REFUSED, State.ENDED))
        if not closed.update(state=State.ASKED, asked_by=by, asked_at=timezone.now(), answered_at=None):
            return share  # a colleague was first
        share.refresh_from_db()
    _write_down(share, by, "delen gevraagd")
    return share


@transaction.atomic
def answer(share: OfferShare, yes: bool, by: User) -> bool:
    """The other organisation says whether it shows the offer; False when that is no question any more."""
    state = State.SHOWN if yes else State.REFUSED
    asked = OfferShare.objects.filter(pk=share.pk, state=State.ASKED)
    if not asked.update(state=state, answered_by=by, answered_at=timezone.now()):
        return False
    _write_down(share, by, "getoond bij hen" if yes else "niet getoond")
    return True


@transaction.atomic
def end(share: OfferShare, by: User) -> bool:
    """One of the two ends it; False when it was over already."""
    running = OfferShare.objects.filter(pk=share.pk, state__in=(State.ASKED, State.SHOWN))
    if not running.update(state=State.ENDED, answered_at=timezone.now()):
        return False
    _write_down(share, by, "delen gestopt")
    return True


def shares_of(offer: Offer) -> list[OfferShare]:
    """Return with whom an offer is or was shared."""
    return list(OfferShare.objects.filter(offer=offer).select_related("to").order_by("to__name"))


def can_get(offer: Offer) -> list[Organisation]:
    """Return the organisations of this service that can be asked still."""
    running = OfferShare.objects.filter(offer=offer, state__in=(State.ASKED, State.SHOWN)).values("to")
    others = Organisation.objects.filter(ended_at=None).exclude(pk=offer.organisation_id)
    return list(others.exclude(pk__in=running).order_by("name"))


def offered_to(organisation: Organisation, states: Iterable[str]) -> QuerySet[OfferShare]:
    """Return what others share with an organisation, as it stands; nothing of who is here no more."""
    mine = OfferShare.objects.filter(to=organisation, state__in=list(states), organisation__ended_at=None)
    return mine.select_related("offer__organisation", "organisation").order_by("organisation__name", "slug")


def offer_behind(slug: str) -> Offer | None:
    """Return the offer that an organisation shows under this id; None where it shows none."""
    share = OfferShare.objects.filter(slug=slug, state=State.SHOWN, organisation__ended_at=None)
    found = share.select_related("offer__organisation").first()
    return found.offer if found and found.offer.published else None


def asked_elsewhere(organisation: Organisation, slug: str) -> Offer | None:
    """Return the offer of another that a kiosk of this organisation shows, or showed, under this id."""
    share = OfferShare.objects.filter(to=organisation, slug=slug).exclude(answered_by=None)
    found = share.select_related("offer__organisation").first()
    return found.offer if found else None


def _slug_of(offer: Offer, to: Organisation) -> str:
    own = f".{to.pk.hex[-OWN_DIGITS:]}{offer.pk.hex[-OWN_DIGITS:]}"
    return offer.slug[: LONGEST_SLUG - len(own)].rstrip(".-") + own


def _write_down(share: OfferShare, by: User, said: str) -> None:
    for here, other in ((share.organisation, share.to), (share.to, share.organisation)):
        audit.changed(here, by, "offer-shared", f"{share.offer.name}, {other}: {said}")
