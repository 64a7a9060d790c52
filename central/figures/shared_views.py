"""The page behind the link of a report: no account, nothing written down of who looks, gone once it ended."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from central.figures.quarters import read_quarter
from central.figures.report import kept_tables, report_of
from central.figures.report_page import shown
from central.figures.shared import by_token


@require_safe
def shared_report(request: HttpRequest, token: str) -> HttpResponse:
    """What was published of that quarter. Ended and never made look the same."""
    found = by_token(token)
    if found is None:
        return _private(render(request, "figures/shared_over.html", status=404))
    here, quarter, today = found.organisation, read_quarter(found.quarter), timezone.localdate()
    tables, before = kept_tables(here, quarter, today), kept_tables(here, quarter.before, today)
    made_on = timezone.localdate(found.made_at)
    page = shown(report_of(here, quarter, tables, before, made_on)) | {"until": found.until}
    return _private(render(request, "figures/shared.html", page))


def _private(page: HttpResponse) -> HttpResponse:
    """The address is a key: no other site hears it, no cache keeps the page, no search engine lists it."""
    page["Referrer-Policy"] = "no-referrer"
    page["Cache-Control"] = "no-store, private"
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page
