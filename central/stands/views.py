"""The page 'Stands': which stands there were, what was kept there, and the note they left."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from central.accounts.access import my_organisations, staff_only
from central.cases.models import Case
from central.stands.models import StandSession

A_PAGE = 50


@staff_only
@require_GET
def stand_list(request: HttpRequest) -> HttpResponse:
    """Every stand of my organisations, the newest first, with how many people central knows of each."""
    mine = my_organisations(request)
    sessions = StandSession.objects.filter(organisation__in=mine).select_related("organisation", "device")
    page = Paginator(sessions, A_PAGE).get_page(request.GET.get("bladzijde"))
    came = {
        (row["organisation"], row["stand"]): row["people"]
        for row in Case.objects.filter(organisation__in=mine, stand__in=[one.stand for one in page])
        .values("organisation", "stand")
        .annotate(people=Count("id"))
    }
    rows = [(one, came.get((one.organisation_id, one.stand), 0)) for one in page]
    return render(request, "stands/list.html", {"rows": rows, "page": page})
