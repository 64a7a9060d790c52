"""The page behind the QR on a paper. It never looks the token up and never shows a record (contract)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """Say what a person can do with the paper; the same for every token, right or wrong.

    Who finds a paper learns nothing from it, and nobody can try out tokens here. Changing and
    withdrawing by phone comes with the sign-up pages; until then a person does it, at the desk.
    """
    answer = render(request, "offers/paper.html")
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer
