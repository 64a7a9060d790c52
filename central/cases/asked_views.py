"""The page 'Gevraagd': codes that people typed, for staff to decide on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, staff_only
from central.cases import amending
from central.cases.asking_staff import asked, candidates, changes, lately
from central.cases.models import Amendment, Case

SHOWN = 100


@staff_only
@require_GET
def asked_list(request: HttpRequest) -> HttpResponse:
    """What was asked with a typed code, the cases it may be about, and what scanned papers changed lately."""
    mine = my_organisations(request)
    rows = []
    for amendment in asked(mine).select_related("device", "case")[:SHOWN]:
        found = candidates(amendment)
        only = found[0] if len(found) == 1 else None
        rows.append((amendment, found, changes(amendment, only)))
    return render(request, "cases/asked.html", {"rows": rows, "lately": lately(mine)[:SHOWN]})


def _mine(request: HttpRequest, amendment_id: UUID) -> Amendment:
    found = asked(my_organisations(request)).select_related("organisation", "case").filter(id=amendment_id)
    amendment = found.first()
    if amendment is None:
        raise Http404
    return amendment


@staff_only
@by_post("asked")
def confirm(request: HttpRequest, amendment_id: UUID) -> HttpResponse:
    """Staff know it is this person: it takes effect on the case they chose."""
    amendment = _mine(request, amendment_id)
    found = candidates(amendment)
    wanted = request.POST.get("case", "")
    case: Case | None = next((one for one in found if str(one.id) == wanted), None)
    if case is None:
        messages.error(request, "Kies eerst over wie het gaat.")
    elif amending.settle(amendment, case, request.user):
        amendment.refresh_from_db()
        if amendment.older:
            messages.error(request, "Wat er staat werd later gezegd. Dat blijft; dit staat in het verloop.")
        elif amendment.state == Amendment.State.ASKED:
            messages.error(request, "We weten niet waar dit was. Duid het zelf aan bij het aanbod.")
        else:
            messages.success(request, "Gedaan.")
    return redirect("asked")


@staff_only
@by_post("asked")
def deny(request: HttpRequest, amendment_id: UUID) -> HttpResponse:
    """Staff say no; nothing changes."""
    if amending.deny(_mine(request, amendment_id), request.user):
        messages.success(request, "We doen dit niet.")
    return redirect("asked")
