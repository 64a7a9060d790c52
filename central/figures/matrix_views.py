"""The page of the matrix: what was reached, where nothing was yet, and what is planned for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import current_organisation, may, needs
from central.accounts.models import Organisation
from central.accounts.roles import Right
from central.figures import plans
from central.figures.aims import PlannedAction
from central.figures.chosen import Chosen, choices, of_year
from central.figures.counted import people_by_cell
from central.figures.drawn import SIDES, drawn, stands_held
from central.figures.matrix import Matrix, crossed, lines

# How the matrix is turned: which of action, partner, group is the row, the column and the third side.
TURNED = {"actie": (2, 0, 1), "partner": (2, 1, 0)}


@needs(Right.FIGURES)
@require_GET
def matrix_page(request: HttpRequest) -> HttpResponse:
    """Target groups by actions or by partners, exact: whoever sees this holds the cases."""
    here, today = current_organisation(request), timezone.localdate()
    period = of_year(request.GET, today)
    view = request.GET.get("kijk", "")
    view = view if view in TURNED else "actie"
    to_do = plans.planned(here)
    found, total_stands = _matrix(here, period, view, to_do)
    page = {
        "matrix": found,
        "view": view,
        "views": [("actie", "Per actie"), ("partner", "Per partner")],
        "period": period,
        "choices": choices(today),
        "today": today,
        "kept": [("kijk", view)],
        "may_carry_off": may(request, Right.EXPORT),
        "stands": total_stands,
        "plans": _named(here, to_do),
        "closed": _named(here, _closed(here)),
        "draws": any(drawn(here).values()),
        "third": "partner" if view == "actie" else "actie",
    }
    return render(request, "figures/matrix.html", page, status=400 if period.wrong else 200)


def _matrix(here: Organisation, period: Chosen, view: str, to_do: list[PlannedAction]) -> tuple[Matrix, int]:
    people = people_by_cell(here, period.start, period.end)
    held = stands_held(here, period.start, period.end)
    planned = plans.by_cell(to_do)
    known = drawn(here)
    seen = {
        side: {ids[place] for ids in (*people, *held.stands, *planned)} for place, side in enumerate(SIDES)
    }
    sides = [lines(side, known[side], seen[side], held.names[side]) for side in SIDES]
    row, column, third = TURNED[view]
    across = {one.id: one.name for one in sides[third]}
    found = crossed(sides[row], sides[column], across, TURNED[view], people, held.stands, planned)
    return found, held.total


def _closed(here: Organisation) -> list[PlannedAction]:
    rows = PlannedAction.objects.filter(organisation=here).exclude(state=PlannedAction.State.PLANNED)
    return list(rows.select_related("who").order_by("-closed_at")[:10])


def _named(here: Organisation, some: list[PlannedAction]) -> list[dict[str, Any]]:
    """Return plans with their ids in words, as the organisation calls them today."""
    known = {side: {one.id: one.name for one in listed} for side, listed in drawn(here).items()}
    return [
        {
            "plan": one,
            "action": known["action"].get(one.action, one.action),
            "partner": known["partner"].get(one.partner, one.partner),
            "group": known["group"].get(one.group, one.group),
        }
        for one in some
    ]
