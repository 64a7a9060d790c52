"""Sharing an offer with another organisation, and what others share with this one: pages and buttons."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, current_organisation, needs, user_of
from central.accounts.roles import Right
from central.catalogue.access import my_offer, my_share, share_with_us
from central.catalogue.moments import when_it_is
from central.catalogue.of_others import shown_shares
from central.catalogue.said import where_it_is
from central.catalogue.sharing import State, answer, ask, can_get, end, offered_to

KIOSKS = "De kiosken weten het na enkele minuten."
TOO_LATE = "Dit was al beslist. Kijk hoe het nu staat."


@needs(Right.CATALOGUE)
@require_GET
def of_others(request: HttpRequest) -> HttpResponse:
    """What other organisations let this one show: what waits for an answer, and what is on its kiosks."""
    here, now = current_organisation(request), timezone.now()
    shown = {one.pk for one in shown_shares(here, now)}
    rows = [
        (share, when_it_is(share.offer), where_it_is(share.offer), share.pk in shown)
        for share in offered_to(here, [State.ASKED, State.SHOWN])
    ]
    rows.sort(key=lambda row: row[0].state != State.ASKED)
    return render(request, "catalogue/of_others.html", {"rows": rows})


@needs(Right.CATALOGUE)
@by_post("offers")
def share_offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """Ask another organisation to show an offer of ours."""
    offer = my_offer(request, offer_id)
    to = next((one for one in can_get(offer) if str(one.pk) == request.POST.get("met")), None)
    if to is None:
        messages.error(request, "Kies met welke organisatie je dit deelt.")
    elif not offer.published:
        messages.error(request, "Publiceer dit eerst. Daarna kan je het delen.")
    else:
        ask(offer, to, user_of(request))
        messages.success(request, f"Gevraagd aan {to}. Zeggen zij ja, dan staat het op hun kiosken.")
    return redirect("offer-edit", offer.id)


@needs(Right.CATALOGUE)
@by_post("offers")
def stop_sharing(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Share an offer of ours no more."""
    share = my_share(request, share_id)
    if end(share, user_of(request)):
        messages.success(request, f"Niet meer gedeeld met {share.to}. {KIOSKS}")
    else:
        messages.error(request, TOO_LATE)
    return redirect("offer-edit", share.offer_id)


@needs(Right.CATALOGUE)
@by_post("offers-of-others")
def answer_share(request: HttpRequest, offered_id: UUID) -> HttpResponse:
    """Say whether we show an offer of another, or show it no more."""
    share, by = share_with_us(request, offered_id), user_of(request)
    said = request.POST.get("zeg", "")
    done = {
        "ja": lambda: answer(share, True, by),
        "nee": lambda: answer(share, False, by),
        "stop": lambda: end(share, by),
    }.get(said)
    told = {
        "ja": f"{share.offer.name} komt op jullie kiosken. {KIOSKS}",
        "nee": f"{share.offer.name}: niet op jullie kiosken.",
        "stop": f"{share.offer.name} gaat van jullie kiosken. {KIOSKS}",
    }
    if done and done():
        messages.success(request, told[said])
    else:
        messages.error(request, TOO_LATE)
    return redirect("offers-of-others")
