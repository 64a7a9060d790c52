"""The pages of /cijfers/: exact for who works at the organisation, and the files that may leave it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, may, needs
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.from_check import FEWEST
from central.figures.asked import after_checks, figure
from central.figures.by_place import obstacle_heads, obstacles_of_places
from central.figures.chosen import Chosen, choices, chosen
from central.figures.files import FILES, as_answer
from central.figures.frozen import outside
from central.figures.keeping import count_what_changed
from central.figures.naming import FIGURES
from central.figures.not_yet import days_not_yet
from central.figures.opinions import FEWEST as FEWEST_TOLD
from central.figures.sections import sections
from central.figures.trend_views import course_of

# The pages of the room, in the order in which they are listed: the name of the address, and what it is about.
# A page that is not there yet is not listed.
PAGES = [
    ("figures-report", "Verslag", "Eén blad voor het bestuur, dat je kan afdrukken en delen."),
    ("figures-matrix", *FIGURES["matrix"][1:3]),
    ("figures-reach", *FIGURES["reach"][1:3]),
    ("figures-track", *FIGURES["track"][1:3]),
    ("figures-needs", *FIGURES["needs"][1:3]),
    ("figures-obstacles", *FIGURES["obstacles"][1:3]),
    ("figures-satisfaction", *FIGURES["satisfaction"][1:3]),
    ("figures-goals", *FIGURES["goals"][1:3]),
    ("figures-map", *FIGURES["map"][1:3]),
    ("figures-attendance", *FIGURES["attendance"][1:3]),
    ("figures-laptops", *FIGURES["laptops"][1:3]),
]
BESIDE = {"obstacles-by-place": "obstacles"}  # figures that stand on the page of another
# What stands on a page of which nothing was counted yet.
EMPTY = {
    "reach": "Vraagt iemand iets, aan de kiosk, met een gsm of bij jou, dan staat dat hier: "
    "per gemeente, per taal, en hoe die van jullie hoorde.",
    "track": "Gaat iemand een stap verder op zijn traject, dan staat dat hier, met hoe lang het duurde.",
    "needs": "Vraagt iemand iets, dan staat hier waarover.",
    "obstacles": "Zegt iemand aan de kiosk wat iets moeilijk maakt, dan staan de zeven drempels hier, "
    "elk met een getal, en per gemeente.",
    "satisfaction": "Wie klaar is aan de kiosk mag zeggen hoe het ging. Vanaf tien antwoorden staat "
    "dat hier.",
    "attendance": "Schrijft iemand zich in voor een les of is iemand er, dan staat dat hier per aanbod.",
    "laptops": "Geeft of vraagt iemand een laptop, dan staat hier hoe ver dat staat, "
    "en welke toestellen kwamen en gingen.",
}


@needs(Right.FIGURES)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All figures there are, and how many requests after a check became cheaper internet within a month."""
    asked, arranged = after_checks(current_organisation(request), timezone.localdate())
    shown = {"pages": _pages(), "asked": asked, "arranged": arranged, "is_shown": asked >= FEWEST}
    return render(request, "figures/index.html", shown)


def _pages() -> list[tuple[str, str, str]]:
    found = []
    for name, title, counts in PAGES:
        try:
            found.append((reverse(name), title, counts))
        except NoReverseMatch:
            continue
    return found


@needs(Right.FIGURES)
@require_GET
def figure_page(request: HttpRequest, name: str) -> HttpResponse:
    """One figure over a period, exact."""
    here, today = current_organisation(request), timezone.localdate()
    period = chosen(request.GET, today)
    table = figure(name, here, period.start, period.end)
    about = FIGURES[name]
    counted = {row.values[1]: row.n for row in table.rows if row.values[0] == "counted"}
    told = {"needs": counted.get("told"), "satisfaction": table.total}.get(name)
    page: dict[str, Any] = {
        "figure": about,
        "table": table,
        "sections": sections(table) if any(row.n for row in table.rows) or name == "attendance" else [],
        "nothing": EMPTY[name],
        "too_few": told if isinstance(told, int) and 0 < told < FEWEST_TOLD else None,
        "questions": counted.get("questions") if name == "reach" else None,
        "csv": reverse(f"figures-{name}-csv"),
        "xlsx": reverse(f"figures-{name}-xlsx"),
        "published": reverse(f"figures-{name}-published"),
        "still_counting": days_not_yet(here) is None,
        "may_carry_off": may(request, Right.EXPORT),
        "may_leave": period.may_leave(today),
    } | _period(period, today)
    page |= course_of(name, here)
    if name == "obstacles" and page["sections"]:
        told_at = figure("obstacles-by-place", here, period.start, period.end)
        page |= {"places": obstacles_of_places(told_at), "place_heads": obstacle_heads()}
    return render(request, "figures/figure.html", page, status=400 if period.wrong else 200)


def _period(period: Chosen, today: date) -> dict[str, Any]:
    return {"period": period, "choices": choices(today), "today": today}


@needs(Right.EXPORT)
@require_GET
def figure_file(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """Exactly what a page shows, as a file: exact, for who may carry lists off."""
    period, here = chosen(request.GET, timezone.localdate()), current_organisation(request)
    if period.wrong:
        raise Http404
    audit.note(request, here, AccessLog.Kind.EXPORT)
    return as_answer(figure(name, here, period.start, period.end), ending)


@needs(Right.FIGURES)
@by_post("figures")
def published_file(request: HttpRequest, name: str) -> HttpResponse:
    """The same as it may leave the organisation; a quarter is published once, and the same ever after."""
    today, ending = timezone.localdate(), request.POST.get("soort", "")
    period, here = chosen(request.POST, today), current_organisation(request)
    if ending not in FILES or not period.may_leave(today):
        return redirect(f"{reverse(f'figures-{BESIDE.get(name, name)}')}?{period.address}")
    count_what_changed()
    table = outside(name, here, period.start, period.end, today)
    audit.note(request, here, AccessLog.Kind.EXPORT)
    return as_answer(table, ending)


def _addresses(name: str) -> list[URLPattern]:
    """Return the addresses of one figure: its page, its exact files, and what may leave."""
    page, mine = f"cijfers/{FIGURES[name].page}", {"name": name}
    pages = [path(f"{page}/", figure_page, mine, f"figures-{name}")] if name in EMPTY else []
    return [
        *pages,
        path(f"{page}.csv", figure_file, mine | {"ending": "csv"}, f"figures-{name}-csv"),
        path(f"{page}.xlsx", figure_file, mine | {"ending": "xlsx"}, f"figures-{name}-xlsx"),
        path(f"{page}/gepubliceerd/", published_file, mine, f"figures-{name}-published"),
    ]


OWN_PAGE = ("matrix", "goals", "map")  # of these here are the files alone
ADDRESSES = [address for name in (*EMPTY, *OWN_PAGE, *BESIDE) for address in _addresses(name)]
