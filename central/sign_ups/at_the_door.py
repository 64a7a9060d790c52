"""Who comes in with a paper: a photo of it, or its code, opens the person or ticks them off at an offer.

At a digispreekuur nobody signs up; fifteen people come in an hour. The page stays what it is after each of
them, with who came last on top.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from central.accounts import audit
from central.accounts.access import current_organisation, may, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.accounts.throttle import too_many
from central.cases.access import hold
from central.cases.arrival import hash_of
from central.cases.models import Case
from central.cases.paper_photo import NoPicture, token_in
from central.catalogue.models import Offer
from central.sign_ups.attendance import note_presence
from kiosk.receipts.code import is_valid, normalise

TRIES = 40  # papers in a quarter of an hour: more than come in, far fewer than there are codes
NOT_READ = "We lezen geen vierkant op deze foto. Houd de gsm recht boven het papier, of typ de code."
NO_PICTURE = "Dit is geen foto die we kunnen lezen. Neem er een nieuwe, of typ de code."
TWO = "Twee papieren hebben deze code. Neem een foto van het vierkant, of zoek op naam."
NOBODY = "Dit papier vinden we niet. Is het van hier? Typ anders de code."


class NotFound(Exception):
    """Nobody was found; the text says what to do now."""


@needs(Right.PEOPLE)
def paper_at_the_door(request: HttpRequest) -> HttpResponse:
    """Show the form; of a paper that was held out open whose it is, or tick them off at the chosen offer."""
    here = current_organisation(request)
    seats = may(request, Right.SEATS)
    offers = list(Offer.objects.filter(organisation=here, published=True).order_by("name")) if seats else []
    offers = [one for one in offers if not one.over]
    chosen = _chosen(request, offers)
    if request.method == "POST":
        return _read(request, chosen)
    came = _came_today(chosen) if chosen else []
    shown = {"offers": offers, "chosen": chosen, "came": came}
    return render(request, "sign_ups/at_the_door.html", shown)


def _read(request: HttpRequest, offer: Offer | None) -> HttpResponse:
    again = redirect(reverse("paper-read") + (f"?aanbod={offer.id}" if offer else ""))
    if too_many(request, f"paper at the door {request.user.pk}", TRIES):
        messages.error(request, "Te veel papieren na elkaar. Wacht een kwartier.")
        return again
    try:
        case = _whose(request)
    except NotFound as why:
        messages.error(request, str(why))
        return again
    hold(request, case)
    if offer is None:
        return redirect("case", case_id=case.id)
    audit.note(request, case.organisation, AccessLog.Kind.CASE, case.id)
    today = timezone.localdate()
    note_presence(case, offer, today, request.user)  # type: ignore[arg-type]
    messages.success(request, f"{case.name} is er: {offer.name}.")
    return again


def _whose(request: HttpRequest) -> Case:
    """Return whose paper it is, of this organisation alone. Raises NotFound."""
    mine = Case.objects.filter(organisation=current_organisation(request)).select_related("organisation")
    photo, typed = request.FILES.get("foto"), normalise(request.POST.get("code", "")[:20])
    found = None
    if isinstance(photo, UploadedFile):
        try:
            token = token_in(photo, photo.size or 0)
        except NoPicture:
            raise NotFound(NO_PICTURE) from None
        if not token:
            raise NotFound(NOT_READ)
        found = mine.filter(token_hash=hash_of(token)).first()
    elif is_valid(typed):
        found = _with_code(mine, typed)
    elif typed:
        raise NotFound("Deze code klopt niet. Ze heeft 8 tekens, kijk nog eens op het papier.")
    else:
        raise NotFound("Neem een foto van het papier, of typ de code.")
    if found is None:
        raise NotFound(NOBODY)
    return found


def _with_code(mine: QuerySet[Case], code: str) -> Case | None:
    """Return whose paper has this code. Raises NotFound when it is on two papers: then nobody is guessed."""
    alike = list(mine.filter(code_on_paper=code)[:2])
    if len(alike) > 1:
        raise NotFound(TWO)
    return alike[0] if alike else None


def _chosen(request: HttpRequest, offers: list[Offer]) -> Offer | None:
    """Return the offer that is chosen; None for none, and for one that is not here."""
    try:
        wanted = UUID(request.POST.get("aanbod", "") or request.GET.get("aanbod", ""))
    except ValueError:
        return None
    return next((one for one in offers if one.id == wanted), None)


def _came_today(offer: Offer) -> list[Case]:
    """Return who is there today, who came last first."""
    rows = offer.attendance.filter(on=timezone.localdate()).select_related("case").order_by("-noted_at")  # type: ignore[attr-defined]
    return [row.case for row in rows[:50]]
