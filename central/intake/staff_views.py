"""The page 'Postvak': what came in but needs somebody's eye."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, staff_only
from central.cases.models import Case
from central.intake import quarantine
from central.intake.models import Device, InboxEnvelope
from central.intake.problems import conflicts, failed
from central.intake.reasons import REASONS

SHOWN = 100


@staff_only
@require_GET
def inbox_problems(request: HttpRequest) -> HttpResponse:
    """Envelopes that could not be opened and why, conflicts, codes that two papers share."""
    mine = my_organisations(request)
    page = {
        "failed": [(envelope, REASONS.get(envelope.reason)) for envelope in failed(mine)[:SHOWN]],
        "conflicts": conflicts(mine)[:SHOWN],
        "held": quarantine.held_by_device(mine),
        "clashes": Case.objects.filter(organisation__in=mine, code=None)
        .exclude(status=Case.Status.DONE)
        .select_related("device")[:SHOWN],
        "waiting": InboxEnvelope.objects.filter(
            organisation__in=mine, state=InboxEnvelope.State.WAITING
        ).count(),
    }
    return render(request, "intake/inbox.html", page)


@staff_only
@by_post("inbox")
def mark_seen(request: HttpRequest, problem_id: UUID) -> HttpResponse:
    """Somebody looked at an envelope or a conflict: it leaves the page, and stays in the database."""
    mine = my_organisations(request)
    changed = failed(mine).filter(id=problem_id).order_by().update(seen_by=request.user)
    changed += conflicts(mine).filter(id=problem_id).order_by().update(seen_by=request.user)
    if not changed:
        raise Http404
    messages.success(request, "Nagekeken.")
    return redirect("inbox")


@staff_only
@by_post("inbox")
def try_again(request: HttpRequest, envelope_id: UUID) -> HttpResponse:
    """Let the worker try an envelope once more; 404 for one of another organisation."""
    changed = (
        failed(my_organisations(request))
        .filter(id=envelope_id)
        .order_by()
        .update(state=InboxEnvelope.State.WAITING, reason="", detail="")
    )
    if not changed:
        raise Http404
    messages.success(request, "We proberen het opnieuw. Kijk over een minuut nog eens.")
    return redirect("inbox")


@staff_only
@by_post("inbox")
def let_held_in(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Let in what a device out of service brought; 404 for one of another organisation."""
    count = quarantine.let_in(_retired(request, device_id))
    messages.success(request, f"{count} binnengelaten. Kijk over een minuut in de lijst.")
    return redirect("inbox")


@staff_only
@by_post("inbox")
def drop_held(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Throw away what a device out of service brought; 404 for one of another organisation."""
    count = quarantine.drop(_retired(request, device_id), request.user)
    messages.success(request, f"{count} weggegooid.")
    return redirect("inbox")


def _retired(request: HttpRequest, device_id: UUID) -> Device:
    mine = Device.objects.filter(organisation__in=my_organisations(request)).exclude(
        status=Device.Status.ACTIVE
    )
    found = mine.filter(id=device_id).first()
    if found is None:
        raise Http404
    return found
