"""The page of a volunteer, by a secret link: I come, I cannot, perhaps. No account, no script, one thumb.

Opening it writes nothing. It shows the stand and who was asked; of others only how many come.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from central.accounts.throttle import too_many
from central.cases.arrival import hash_of
from central.catalogue.standards.calendar_lines import file_of, frame
from central.roster.calendar import event
from central.roster.models import Turn
from central.roster.planning import answered, read_whole
from central.roster.shown import Shown, shown

Answer = Turn.Answer


@csrf_exempt  # the link is the proof, not a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def turn(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked of somebody, and their answer."""
    found = by_token(token)
    if found is None:
        return _private(render(request, "roster/over.html", {}, status=404))
    told = _told(found)
    if request.method != "POST" or not _may_answer(found, told):
        return _private(_page(request, found, told))
    if too_many(request, "page /rooster/", settings.PHONE_SIGN_UPS):
        return _private(_page(request, found, told, "Het is nu te druk. Probeer het over een uur.", 429))
    said = request.POST.get("answer", "")
    if said not in Answer.values:
        return _private(_page(request, found, told, "Raak een van de drie knoppen aan.", 422))
    answered(found, said, timezone.now())
    return _private(redirect("roster-link", token=token))


@require_safe
def as_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The stand for somebody's own calendar."""
    found = by_token(token)
    if found is None or not _open(found):
        return _private(render(request, "roster/over.html", {}, status=404 if found is None else 410))
    body = file_of(frame(event(_told(found), found)))
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="stand.ics"'
    return _private(answer)


def by_token(token: str) -> Turn | None:
    """Return what is behind a link; None for one of nobody, or of somebody who was erased."""
    found = Turn.objects.filter(token_hash=hash_of(token), volunteer__isnull=False)
    return found.select_related("volunteer", "need__plan__aim", "organisation").first()


def _open(found: Turn) -> bool:
    """Say whether the link still works: until the day after the stand."""
    return timezone.localdate() <= found.need.plan.last_day_of_links()


def _may_answer(found: Turn, told: Shown) -> bool:
    return _open(found) and told.plan.is_on and not told.is_over


def _told(found: Turn) -> Shown:
    plan = read_whole(type(found.need.plan).objects.filter(id=found.need.plan_id))
    return shown(found.organisation, plan)[0]


def _page(
    request: HttpRequest, found: Turn, told: Shown, message: str = "", status: int = 200
) -> HttpResponse:
    page = {"turn": found, "organisation": found.organisation, "told": told, "message": message}
    if not _open(found):
        return render(request, "roster/over.html", page, status=410)
    page |= {
        "may_answer": _may_answer(found, told),
        "others": sum(one.id != found.id for one in told.comes),
        "answers": [(Answer.YES, "Ik kom"), (Answer.NO, "Ik kan niet"), (Answer.MAYBE, "Misschien")],
    }
    return render(request, "roster/turn.html", page, status=status)


def _private(page: HttpResponse) -> HttpResponse:
    """The address is a key: no other site hears it, no cache keeps the page, no search engine lists it."""
    page["Referrer-Policy"] = "no-referrer"
    page["Cache-Control"] = "no-store, private"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page
