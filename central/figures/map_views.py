"""The page of the map: people who asked something against what is on offer, per municipality, protected.

A map is soon shown to others, so it has what may leave (`published`), also inside the organisation; the exact
numbers are under Bereik.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, needs
from central.accounts.roles import Right
from central.figures.asked import figure
from central.figures.chosen import choices, of_year
from central.figures.drawn import colours_of
from central.figures.former import former_counts
from central.figures.municipalities import names, tiles_of
from central.figures.published import published
from central.figures.tile_map import drawn_map, outside_of


@needs(Right.FIGURES)
@require_GET
def map_page(request: HttpRequest) -> HttpResponse:
    """Tiles and the same as a table; asked for, the municipalities from before the mergers too."""
    here, today = current_organisation(request), timezone.localdate()
    period = of_year(request.GET, today)
    table = published(figure("map", here, period.start, period.end))
    tiles = tiles_of(table)
    former = request.GET.get("vroeger") == "1"
    page: dict[str, Any] = {
        "period": period,
        "choices": choices(today),
        "today": today,
        "may_leave": period.may_leave(today),
        "kept": [("vroeger", "1")] if former else [],
        "map": drawn_map("kaart", tiles, names(), colours_of(here)),
        "tiles": sorted(tiles, key=lambda one: (-one.weight, one.name)),
        "outside": outside_of(tiles),
        "total": table.total,
        "former": former_counts(here, period.start, period.end) if former else None,
        "shows_former": former,
    }
    return render(request, "figures/map.html", page, status=400 if period.wrong else 200)
