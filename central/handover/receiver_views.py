"""The page behind the link, for whoever got it: no account, no cookie that stays, nothing after it ended."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from central.accounts.throttle import too_many
from central.handover.forms import AnswerForm
from central.handover.models import HandOver
from central.handover.passing import ANSWERS, AnsweredAlready, answer, by_token, opened
from central.handover.sharing import shared

State = HandOver.State


@csrf_exempt  # the link is the proof, not a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def receiver(request: HttpRequest, token: str) -> HttpResponse:
    """What is shared, and the answer: we take it, we cannot, we are looking at it."""
    found = by_token(token)
    if found is None:
        return _private(render(request, "handover/over.html", {"handover": None}, status=404))
    if request.method == "POST":
        return _private(_answered(request, found, token))
    if request.method == "GET" and found.is_shown(timezone.localdate()):
        opened(found)
    return _private(_page(request, found))


def _answered(request: HttpRequest, found: HandOver, token: str) -> HttpResponse:
    if too_many(request, "page /overdracht/", settings.PHONE_SIGN_UPS):
        return _page(request, found, "Het is nu te druk. Probeer het over een uur.", 429)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, "Kies waarom het niet kan.", 422)
    try:
        answer(found, form.cleaned_data["state"], form.cleaned_data["refusal"])
    except AnsweredAlready:
        found.refresh_from_db()
        return _page(request, found, "Dit is al beantwoord, of intussen gestopt.", 409)
    return redirect("handover-receiver", token=token)


def _page(request: HttpRequest, found: HandOver, message: str = "", status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    if not found.is_shown(today):
        return render(request, "handover/over.html", {"handover": found}, status=max(status, 410))
    page = {
        "handover": found,
        "shared": shared(found),
        "may": [str(one) for one in ANSWERS.get(State(found.state), ())],
        "refusals": HandOver.Refusal.choices,
        "message": message,
    }
    return render(request, "handover/receiver.html", page, status=status)


def _private(page: HttpResponse) -> HttpResponse:
    """The address is a key: no other site hears it, no cache keeps the page, no search engine lists it."""
    page["Referrer-Policy"] = "no-referrer"
    page["Cache-Control"] = "no-store, private"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page
