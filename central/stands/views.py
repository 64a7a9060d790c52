"""The page 'Stands': which stands there were, what was kept there, and the note they left."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.models import Case
from central.cases.people import of_each_stand
from central.pages import keyset
from central.stands.counted import counted_at
from central.stands.models import StandSession

A_PAGE = 50
NEWEST = keyset.Order("heard_at")


@needs(Right.STANDS, log=AccessLog.Kind.LIST)
@require_GET
def stand_list(request: HttpRequest) -> HttpResponse:
    """Every stand of this organisation, the newest first, with how many people central knows of each."""
    mine = [current_organisation(request)]
    sessions = [StandSession.objects.filter(organisation=one) for one in mine]
    page = keyset.take(sessions, NEWEST, keyset.Place.of(request.GET, NEWEST), A_PAGE)
    ids = [key.id for key in page.keys]
    found = (
        StandSession.objects.select_related("device")
        .defer("device__notice", "device__public_key")
        .in_bulk(ids)
    )
    shown = [found[id_] for id_ in ids if id_ in found]
    for one in shown:
        one.organisation = mine[0]
        one.counted = counted_at(one)  # type: ignore[attr-defined]
    came = {
        (row["organisation"], row["stand"]): row["people"]
        for row in Case.objects.filter(organisation__in=mine, stand__in=[one.stand for one in shown])
        .values("organisation", "stand")
        .annotate(people=Count("*"))  # of ids it would open each case
    }
    again = of_each_stand(mine[0], [one.stand for one in shown])
    rows = [(one, came.get((one.organisation_id, one.stand), 0) - again.get(one.stand, 0)) for one in shown]
    return render(request, "stands/list.html", {"rows": rows, "page": page})
