"""What a volunteer sees instead of the list: who was handed to them, and whose paper they hold."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from central.accounts.access import current_organisation
from central.accounts.throttle import too_many
from central.cases.access import held_by, hold
from central.cases.models import Case
from central.pages import keyset
from central.written import labels
from kiosk.receipts.code import is_valid, normalise

A_PAGE = 25
NEWEST = keyset.Order("received_at")
TRIES = 20  # codes in a quarter of an hour: nobody types through them all


def handed_list(request: HttpRequest) -> HttpResponse:
    """Show who is this volunteer's, and ask for the code on a paper."""
    mine = Case.objects.filter(held_by(request), organisation=current_organisation(request))
    open_ = mine.exclude(status__in=Case.CLOSED)
    page = keyset.take([open_], NEWEST, keyset.Place.of(request.GET, NEWEST), A_PAGE)
    found = open_.in_bulk([key.id for key in page.keys])
    cases = [found[key.id] for key in page.keys if key.id in found]
    words = labels.words()
    for case in cases:
        case.about = words.title(case)
    return render(request, "cases/handed.html", {"cases": cases, "page": page})


def open_by_code(request: HttpRequest) -> HttpResponse:
    """Whoever holds the paper shows it: the person is this volunteer's until they log out."""
    here, code = current_organisation(request), normalise(request.POST.get("zoek", "")[:20])
    if too_many(request, f"code of paper {request.user.pk}", TRIES):
        messages.error(request, "Te veel codes geprobeerd. Wacht een kwartier.")
        return redirect("case-list")
    found = Case.objects.filter(organisation=here, code=code).first() if is_valid(code) else None
    if found is None:
        messages.error(request, "Deze code vinden we niet. Kijk nog eens op het papier.")
        return redirect("case-list")
    hold(request, found)
    return redirect("case", case_id=found.id)
