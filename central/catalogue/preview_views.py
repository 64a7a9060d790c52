"""The page 'Voorbeeld': a place or an offer as a kiosk and its paper will show it, in each language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from pydantic import ValidationError

from central.accounts.access import needs
from central.accounts.roles import Right
from central.catalogue import preview
from central.catalogue.access import my_offer, my_place
from central.written import labels
from central.written.site_words import SOURCE, languages, site_of


@needs(Right.CATALOGUE)
@require_GET
def place_preview(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """One place as people will see it."""
    return _page(request, my_place(request, place_id), preview.place_preview)


@needs(Right.CATALOGUE)
@require_GET
def offer_preview(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer as people will see it."""
    return _page(request, my_offer(request, offer_id), preview.offer_preview)


def _page(request: HttpRequest, row: Any, draw: Callable[[Any, str], preview.Preview]) -> HttpResponse:
    known = languages()
    codes = [code for code in site_of(row.organisation).languages if code in known]
    chosen = request.GET.get("taal", SOURCE)
    chosen = chosen if chosen in codes else SOURCE
    named = labels.words()
    page: dict[str, Any] = {
        "row": row,
        "language": known[chosen],
        "languages": [(known[code], named.language(code)) for code in codes],
        "is_place": not row.is_offer,
    }
    try:
        page["shown"] = draw(row, chosen)
    except ValidationError:
        page["broken"] = True
    return render(request, "catalogue/preview.html", page)
