"""Choose people in the list, see what would happen, do it, read who was left out and why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, needs
from central.accounts.models import AccessLog, User
from central.accounts.roles import Right
from central.batches.acts import Told, carry_out, choose, look
from central.batches.forms import ActForm
from central.batches.models import Selection
from central.cases import which
from central.cases.listing import SESSION_KEY, Filters, whereabouts
from central.cases.models import Case
from central.pages.text import readable

KEPT = timedelta(days=1)
NAMED = 20  # people of one reason; the rest is counted


@needs(Right.WORK)
@by_post("case-list")
def select(request: HttpRequest) -> HttpResponse:
    """Keep who was ticked, or all that the list found, and ask what to do with them."""
    assert isinstance(request.user, User)
    Selection.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    back = whereabouts(request.GET)
    cases = _all_found(request) if request.POST.get("all") else _ticked(request)
    if 0 < len(cases) <= Selection.MOST:
        return redirect("batch", selection_id=choose(cases, request.user, back).id)
    too_many = f"Meer dan {Selection.MOST} mensen. Maak je keuze kleiner met de filters."
    messages.error(request, too_many if cases else "Vink eerst iemand aan.")
    return redirect(reverse("case-list") + (f"?{back}" if back else ""))


def _ticked(request: HttpRequest) -> list[Case]:
    ids = []
    for said in request.POST.getlist("case")[: Selection.MOST + 1]:
        try:
            ids.append(UUID(said))
        except ValueError:
            continue
    return list(Case.objects.filter(organisation=current_organisation(request), id__in=ids))


def _all_found(request: HttpRequest) -> list[Case]:
    typed = readable(request.session.get(SESSION_KEY, ""))
    found = which.lists([current_organisation(request)], Filters.of(request.GET), typed)
    ids: list[UUID] = []
    column = "pk" if found.rows[0].model is Case else "case_id"
    for rows in found.rows:
        ids += rows.values_list(column, flat=True)[: Selection.MOST + 1]
    return list(Case.objects.filter(id__in=ids))


@needs(Right.WORK, log=AccessLog.Kind.LIST)
@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, selection_id: UUID) -> HttpResponse:
    """What to do with them; then what would happen; then that it happened."""
    assert isinstance(request.user, User)
    selection = _mine(request, selection_id)
    cases = list(Case.objects.filter(id__in=[ident for ident, _ in selection.people]))
    initial = {"due_on": timezone.localdate() + timedelta(days=3), "who": request.user.pk}
    asked: dict[str, Any] = {"organisation": selection.organisation, "cases": cases, "initial": initial}
    form = ActForm(request.POST or None, **asked)
    page = {"selection": selection, "form": form, "number": len(selection.people), "back": selection.back}
    page["plan"] = ActForm(request.POST or None, auto_id="plan_%s", **asked)  # 'who' is asked twice
    if request.method != "POST":
        return render(request, "batches/choose.html", page)
    if not form.is_valid():
        return render(request, "batches/choose.html", page, status=422)
    if not request.POST.get("do"):
        return render(request, "batches/look.html", page | _shown(look(selection, form.act())))
    told = carry_out(selection, form.act(), request.user)
    audit.note(request, selection.organisation, AccessLog.Kind.CHANGE)
    Selection.objects.filter(id=selection.id).delete()  # a finger that touched twice finds nothing more to do
    return render(request, "batches/done.html", page | _shown(told))


def _shown(told: Told) -> dict[str, Any]:
    left = [(why, people[:NAMED], len(people[NAMED:])) for why, people in told.left_out.items()]
    return {"told": told, "left": left, "done_number": len(told.done)}


def _mine(request: HttpRequest, selection_id: UUID) -> Selection:
    """Return a selection of this person; nobody else's, and none of another organisation."""
    found = Selection.objects.filter(
        id=selection_id, by=request.user, organisation=current_organisation(request)
    ).first()
    if found is None:
        raise Http404
    return found
