"""The page 'Gevraagd': codes that people typed, for staff to decide on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, current_organisation, my_organisations, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases import amending
from central.cases.asking_staff import (
    asked,
    candidates,
    candidates_of_all,
    changes,
    held_standing,
    lately,
    standing,
)
from central.cases.models import Amendment, Case
from central.pages.stale_forms import SentTwice, Stale, once
from central.pages.templatetags.dutch import moment

SHOWN = 100


@needs(Right.DECIDE, log=AccessLog.Kind.LIST)
@require_GET
def asked_list(request: HttpRequest) -> HttpResponse:
    """What was asked with a typed code, the cases it may be about, and what scanned papers changed lately."""
    mine = [current_organisation(request)]
    rows = []
    waiting = list(asked(mine).select_related("device", "case")[:SHOWN])
    for amendment, found in zip(waiting, candidates_of_all(waiting), strict=True):
        only = found[0] if len(found) == 1 else None
        rows.append((amendment, found, changes(amendment, only), standing(amendment, found)))
    return render(request, "cases/asked.html", {"rows": rows, "lately": lately(mine)[:SHOWN]})


def _mine(request: HttpRequest, amendment_id: UUID) -> Amendment:
    """Return what was asked, also when it is settled by now: the page then says by whom."""
    mine = Amendment.objects.filter(organisation__in=my_organisations(request))
    found = mine.select_related("organisation", "case", "settled_by").filter(id=amendment_id).first()
    if found is None:
        raise Http404
    return found


@needs(Right.DECIDE)
@by_post("asked")
def confirm(request: HttpRequest, amendment_id: UUID) -> HttpResponse:
    """Staff know it is this person: it takes effect on the case they chose."""
    amendment = _mine(request, amendment_id)
    if amendment.state != Amendment.State.ASKED:
        return _too_late(request, amendment, Amendment.State.DONE)
    wanted = request.POST.get("case", "")
    case: Case | None = next((one for one in candidates(amendment) if str(one.id) == wanted), None)
    if case is None and wanted:  # somebody who stood on the page, and is not there any more
        return _too_late(request, amendment, Amendment.State.DONE)
    if case is None:
        messages.error(request, "Kies eerst over wie het gaat.")
        return redirect("asked")
    try:
        with once(request, lambda: held_standing(amendment), f"asked {amendment.id}"):
            amending.settle(amendment, case, request.user)
    except (SentTwice, Stale):
        return _too_late(request, amendment, Amendment.State.DONE)
    amendment.refresh_from_db()
    if amendment.older:
        messages.error(request, "Wat er staat werd later gezegd. Dat blijft; dit staat in het verloop.")
    elif amendment.state == Amendment.State.ASKED:
        messages.error(request, "We weten niet waar dit was. Duid het zelf aan bij het aanbod.")
    else:
        messages.success(request, "Gedaan.")
    return redirect("asked")


@needs(Right.DECIDE)
@by_post("asked")
def deny(request: HttpRequest, amendment_id: UUID) -> HttpResponse:
    """Staff say no; nothing changes."""
    amendment = _mine(request, amendment_id)
    if amendment.state != Amendment.State.ASKED:
        return _too_late(request, amendment, Amendment.State.DENIED)
    try:
        with once(request, lambda: held_standing(amendment), f"asked {amendment.id}"):
            amending.deny(amendment, request.user)
    except (SentTwice, Stale):
        return _too_late(request, amendment, Amendment.State.DENIED)
    messages.success(request, "We doen dit niet.")
    return redirect("asked")


def _too_late(request: HttpRequest, amendment: Amendment, wish: str) -> HttpResponse:
    """Say who decided already, or that what stood there is no longer so."""
    amendment.refresh_from_db()
    if amendment.settled_by == request.user and amendment.state == wish:
        messages.success(request, f"{amendment.get_state_display()}.")
    elif amendment.settled_by:
        who = "Je" if amendment.settled_by == request.user else amendment.settled_by.name
        said = f"{who} besliste dit al: {amendment.get_state_display().lower()},"
        messages.info(request, f"{said} {moment(amendment.settled_at)}.")
    else:
        messages.error(
            request, "Er is niets gedaan: hier veranderde intussen iets. Kijk na en beslis opnieuw."
        )
    return redirect("asked")
