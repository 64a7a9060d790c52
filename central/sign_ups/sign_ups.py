"""Places and the waiting list of an offer.

Whoever comes takes the next number, under a lock on the offer (SQLite: the one writer there is), so that two
hundred people at once get the places in exactly the order of their numbers. Nobody passes who waits: when a
place comes free, the lowest number that waits moves up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases.models import Case, CaseEvent
from central.catalogue.fullness import Fullness
from central.catalogue.models import Offer
from central.catalogue.of_others import whose
from central.catalogue.sharing import asked_elsewhere
from central.sign_ups.models import SignUp
from kiosk.wire.record import Record

WANTS = "Wil zich inschrijven voor"


class OfferIsOver(Exception):
    """Nobody can be signed up for it any more."""


def on_record(case: Case, record: Record, **_: Any) -> None:
    """Receiver of record_arrived: the person chose an offer on the kiosk."""
    if record.offer:
        sign_up_from(case, record.offer)


def sign_up_from(case: Case, slug: str) -> SignUp | None:
    """Sign the person of a kiosk's record up; the kiosk could only promise, so somebody must still confirm.

    An offer we do not have (yet, or any more), or that is over, keeps nobody from being helped: staff read it
    in the log.
    """
    offer = Offer.objects.filter(organisation=case.organisation, slug=slug).first()
    if offer is None:
        theirs = asked_elsewhere(case.organisation, slug)
        _line(case, _of_another(theirs) if theirs else f"{WANTS} iets dat hier niet bekend is: {slug}.")
        return None
    try:
        return sign_up(case, offer, to_confirm=True)
    except OfferIsOver:
        _line(case, f"Wou zich inschrijven voor {offer.name}. Dat was al voorbij toen de vraag hier aankwam.")
        return None


def _of_another(offer: Offer) -> str:
    """Say whose it is: the person told us and nobody else, so a colleague asks before it goes on."""
    return (
        f"{WANTS} {offer.name}, een gedeeld aanbod van {whose(offer)}. Vraag of je dit mag doorgeven, "
        f"en kies dan Overdragen."
    )


@transaction.atomic
def sign_up(case: Case, offer: Offer, *, to_confirm: bool) -> SignUp:
    """Give the next number of this offer: a place while there are, else the waiting list. Twice is once.

    Raises OfferIsOver.
    """
    offer = _locked(offer)
    known = SignUp.objects.filter(offer=offer, case=case).first()
    if known:
        return known
    if offer.over:
        raise OfferIsOver
    fill(offer)
    full = offer.seats is not None and taken(offer) >= offer.seats
    offer.last_number += 1
    offer.save(update_fields=["last_number"])
    made = SignUp.objects.create(
        organisation=offer.organisation,
        offer=offer,
        case=case,
        number=offer.last_number,
        state=SignUp.State.WAITING if full else SignUp.State.PLACE,
        to_confirm=to_confirm,
        confirmed_at=None if to_confirm else timezone.now(),
    )
    where = f"op de wachtlijst, nummer {place_in_line(made)}" if full else "met een plaats"
    _line(case, f"Ingeschreven voor {offer.name}, {where}.")
    return made


@transaction.atomic
def withdraw(sign_up: SignUp, by: User | None = None) -> bool:
    """Let go of a place or a number; the first who waits moves up. False when it was let go already."""
    offer = _locked(sign_up.offer)
    active = SignUp.objects.filter(id=sign_up.id).exclude(state=SignUp.State.WITHDRAWN)
    if not active.update(state=SignUp.State.WITHDRAWN, to_confirm=False):
        return False
    _line(sign_up.case, f"Niet meer ingeschreven voor {offer.name}.", by)
    fill(offer)
    return True


@transaction.atomic
def back_on_the_list(sign_up: SignUp, by: User) -> bool:
    """Staff put somebody back who had stopped: behind all who wait, with a new number. Raises OfferIsOver."""
    offer = _locked(sign_up.offer)
    if offer.over:
        raise OfferIsOver
    sign_up = SignUp.objects.select_for_update().get(id=sign_up.id)
    if sign_up.state != SignUp.State.WITHDRAWN:
        return False
    offer.last_number += 1
    offer.save(update_fields=["last_number"])
    sign_up.state, sign_up.number = SignUp.State.WAITING, offer.last_number
    sign_up.save(update_fields=["state", "number"])
    _line(sign_up.case, f"Terug op de lijst voor {offer.name}.", by)
    fill(offer)
    return True


@transaction.atomic
def refill(offer: Offer) -> int:
    """Let those who wait move up where a seat came free or was added; how many did."""
    return fill(_locked(offer))


def refill_all() -> int:
    """Do so wherever somebody waits, whatever freed a seat and told nobody; how many moved up."""
    waits = SignUp.objects.filter(offer=OuterRef("pk"), state=SignUp.State.WAITING)
    waited_for = list(Offer.objects.filter(Exists(waits)).order_by("id"))
    places = {id_: full.places for id_, full in count(waited_for).items()} if waited_for else {}
    return sum(refill(offer) for offer in waited_for if _has_room(offer, places.get(offer.id, 0)))


def _has_room(offer: Offer, places: int) -> bool:
    return (offer.seats is None or places < offer.seats) and not offer.over


def hold_offers_of(case: Case) -> list[Offer]:
    """Hold every offer this person is signed up for until the transaction ends, in the order all go by."""
    signed_up = SignUp.objects.filter(case=case).values("offer")
    mine = Offer.objects.filter(id__in=signed_up).order_by("id")
    return list(mine.select_for_update(of=("self",)))


def seats_of(case: Case) -> list[SignUp]:
    """Return the places and numbers this person would lose: those of what is not over."""
    held = case.sign_ups.exclude(state=SignUp.State.WITHDRAWN).select_related("offer__organisation", "case")
    return [one for one in held if not one.offer.over]


def fill(offer: Offer) -> int:
    """Let those who wait move up while there are places; how many did. The caller holds the offer.

    Nobody moves up in what is over.
    """
    if offer.over:
        return 0
    waiting = SignUp.objects.filter(offer=offer, state=SignUp.State.WAITING).order_by("number")
    free = waiting.count() if offer.seats is None else max(0, offer.seats - taken(offer))
    moved = list(waiting.select_related("case")[:free])
    for one in moved:
        one.state, one.to_confirm, one.moved_up_at = SignUp.State.PLACE, True, timezone.now()
        one.confirmed_at, one.confirmed_by, one.mail_tried_at = None, None, None
        one.save(
            update_fields=[
                "state", "to_confirm", "moved_up_at", "confirmed_at", "confirmed_by", "mail_tried_at",
            ]
        )  # fmt: skip
        _line(one.case, f"Heeft nu een plaats bij {offer.name}. Nog te bevestigen.")
    return len(moved)


def confirm(sign_up: SignUp, by: User | None, how: str) -> bool:
    """The person knows where they stand; False when a colleague was first."""
    open_ = SignUp.objects.filter(id=sign_up.id, to_confirm=True)
    if not open_.update(to_confirm=False, change="", confirmed_at=timezone.now(), confirmed_by=by):
        return False
    _line(sign_up.case, f"{sign_up.offer.name}: {how}", by)
    return True


def taken(offer: Offer) -> int:
    return SignUp.objects.filter(offer=offer, state=SignUp.State.PLACE).count()


def place_in_line(sign_up: SignUp) -> int:
    """Return the number on the waiting list as people count it: 1 is next."""
    return SignUp.objects.filter(
        offer=sign_up.offer, state=SignUp.State.WAITING, number__lte=sign_up.number
    ).count()


def still_to_tell(organisations: Iterable[Organisation] | None = None) -> QuerySet[SignUp]:
    """Return who must still hear where they stand, here or everywhere; of what is over nobody has to."""
    waiting = SignUp.objects.filter(to_confirm=True)
    if organisations is not None:
        waiting = waiting.filter(organisation__in=list(organisations))
    offers = Offer.objects.filter(id__in=waiting.order_by().values("offer").distinct())
    return waiting.exclude(offer__in=[one.id for one in offers if one.over])


def count(offers: Sequence[Offer]) -> dict[UUID, Fullness]:
    """Return how full each offer is, by its id (central.catalogue.fullness)."""
    rows = (
        SignUp.objects.filter(offer__in=offers)
        .order_by()
        .values("offer_id")
        .annotate(
            places=Count("id", filter=Q(state=SignUp.State.PLACE)),
            waiting=Count("id", filter=Q(state=SignUp.State.WAITING)),
            to_tell=Count("id", filter=Q(to_confirm=True)),
        )
    )
    over = {offer.id for offer in offers if offer.over}  # of what is over nobody has to hear any more
    return {
        row["offer_id"]: Fullness(
            row["places"], row["waiting"], 0 if row["offer_id"] in over else row["to_tell"]
        )
        for row in rows
    }


def _locked(offer: Offer) -> Offer:
    return Offer.objects.select_for_update(of=("self",)).select_related("organisation").get(id=offer.id)


def _line(case: Case, text: str, by: User | None = None) -> None:
    CaseEvent.objects.create(
        organisation=case.organisation, case=case, by=by, kind=CaseEvent.Kind.OFFER, text=text
    )
