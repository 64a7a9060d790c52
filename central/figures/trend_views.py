"""Needs and satisfaction over the quarters: what stands below their pages, and the files of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, needs
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.figures.drawn import colours_of
from central.figures.files import FILES, as_answer
from central.figures.keeping import count_what_changed
from central.figures.line_chart import lines, quarter_short
from central.figures.naming import FIGURES
from central.figures.trends import PARTS, Trend, exact, may_leave, trends_of, what_rose


def course_of(name: str, organisation: Organisation) -> dict[str, Any]:
    """Return what a page of a figure says over the quarters; nothing for a figure without a course."""
    found = trends_of(name, organisation, timezone.localdate()) if name in PARTS else []
    if not found:
        return {}
    rose = what_rose(found[0]) if name == "needs" and found[0].lines else ""
    return {
        "course": [(one, _drawn(one, organisation)) for one in found],
        "course_heads": [quarter_short(one) for one in found[0].quarters],
        "rose": rose,
        "course_csv": reverse(f"figures-{name}-course-csv"),
        "course_xlsx": reverse(f"figures-{name}-course-xlsx"),
        "course_published": reverse(f"figures-{name}-course-published"),
    }


def _drawn(trend: Trend, organisation: Organisation) -> str:
    if not trend.lines:
        return ""
    title = f"{trend.title}: aantal mensen per kwartaal"
    return lines(
        trend.id, title, trend.quarters, [tuple(one) for one in trend.lines], colours_of(organisation)
    )


@needs(Right.EXPORT)
@require_GET
def course_file(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """What the page shows over the quarters, as a file: exact, for who may carry lists off."""
    here = current_organisation(request)
    audit.note(request, here, AccessLog.Kind.EXPORT)
    return as_answer(exact(name, here, timezone.localdate()), ending, "verloop")


@needs(Right.FIGURES)
@by_post("figures")
def published_course(request: HttpRequest, name: str) -> HttpResponse:
    """The same as it may leave: each quarter as it was published."""
    here, ending = current_organisation(request), request.POST.get("soort", "")
    if ending not in FILES:
        return redirect(f"figures-{name}")
    count_what_changed()
    table = may_leave(name, here, timezone.localdate())
    audit.note(request, here, AccessLog.Kind.EXPORT)
    return as_answer(table, ending, "verloop")


def _addresses(name: str) -> list[URLPattern]:
    page, mine = f"cijfers/{FIGURES[name].page}/verloop", {"name": name}
    return [
        path(f"{page}.csv", course_file, mine | {"ending": "csv"}, f"figures-{name}-course-csv"),
        path(f"{page}.xlsx", course_file, mine | {"ending": "xlsx"}, f"figures-{name}-course-xlsx"),
        path(f"{page}/gepubliceerd/", published_course, mine, f"figures-{name}-course-published"),
    ]


ADDRESSES = [address for name in PARTS for address in _addresses(name)]
