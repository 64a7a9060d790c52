"""The page 'Ik heb dienst': it stays open on a telephone, rings, and says to the kiosk who comes.

The page asks every three seconds. A connection that stays open would be fewer questions, but each would hold
one of the two or four processes of the service for itself: eight people with duty and nobody else is served.
One question takes some milliseconds. Without script the page loads itself anew.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_organisations, needs
from central.accounts.models import User
from central.accounts.roles import Right
from central.duty import calls
from central.duty.figure import month_of
from central.duty.models import Call
from central.pages.safety import may_run_script
from central.written import labels
from kiosk.wire.help_call import MOST_MINUTES

MINUTES = (1, 3, 10)  # what one touch can say


@needs(Right.DUTY)
@require_GET
def duty(request: HttpRequest) -> HttpResponse:
    """The page. `?aan`: this person has duty, also where no script runs."""
    now = timezone.now()
    mine = my_organisations(request)
    on = "aan" in request.GET
    if on:
        calls.have_duty(_me(request), mine, now)
    page = _now(request) | {
        "on": on,
        "first_name": _me(request).name.split(" ")[0],
        "month": month_of(mine, now),
    }
    return may_run_script(render(request, "duty/duty.html", page))


@needs(Right.DUTY)
@require_GET
def duty_now(request: HttpRequest) -> HttpResponse:
    """What the open page asks for: the calls of now. Asking is having duty."""
    calls.have_duty(_me(request), my_organisations(request), timezone.now())
    return render(request, "duty/now.html", _now(request))


@needs(Right.DUTY)
@by_post("duty")
def come(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """'Ik kom': who, and in how many minutes."""
    call = _mine(request, call_id)
    who = request.POST.get("who", "").strip() or _me(request).name.split(" ")[0]
    said = request.POST.get("minutes", "")
    minutes = int(said[:3]) if said.isascii() and said.isdigit() else MINUTES[0]
    if not calls.come(call, who, min(minutes, MOST_MINUTES), timezone.now()):
        messages.info(request, "Iemand anders was eerst, of het is al opgelost.")
    return _back(request)


@needs(Right.DUTY)
@by_post("duty")
def arrive(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """'Ik ben er.'"""
    calls.arrive(_mine(request, call_id), timezone.now())
    return _back(request)


@needs(Right.DUTY)
@by_post("duty")
def end(request: HttpRequest) -> HttpResponse:
    """'Mijn dienst is gedaan.'"""
    calls.end_duty(_me(request))
    return redirect("duty")


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # staff_only
    return request.user


def _mine(request: HttpRequest, call_id: UUID) -> Call:
    call = calls.call_of(my_organisations(request), call_id)
    if call is None:
        raise Http404
    return call


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page; to its script only what stands there now."""
    if request.headers.get("X-Script"):
        return render(request, "duty/now.html", _now(request))
    answer = redirect("duty")
    answer["Location"] += "?aan"
    return answer


def _now(request: HttpRequest) -> dict[str, object]:
    now, mine, words = timezone.now(), my_organisations(request), labels.words()
    found = list(calls.open_calls(mine, now))
    for call in found:
        call.left = calls.minutes_left(call, now)
        call.speaks = words.language(call.language)
        call.waits = round((now - call.called_at).total_seconds() / 60)
    return {"calls": found, "minutes": MINUTES, "colleagues": calls.on_duty(mine, now)}
