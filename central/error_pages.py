"""Pages for when something is not there or went wrong: plain words, and JSON for devices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from central.intake.gate import problem_answer


def _page(request: HttpRequest, status: int, title: str, line: str) -> HttpResponse:
    return render(request, "error.html", {"title": title, "line": line}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(404, "bad-input", "there is no such call")
    return _page(
        request, 404, "Deze pagina is er niet.", "Misschien is ze weg, of hoort ze bij een ander team."
    )


def went_wrong(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(500, "server-error")
    return _page(
        request,
        500,
        "Er ging iets mis bij ons.",
        "Probeer het zo meteen opnieuw. Wat je al bewaarde, is er nog.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem_answer(400, "bad-input")
    return _page(request, 400, "Dit begrijpen we niet.", "Ga terug en probeer het opnieuw.")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shown when a form does not carry our own mark: cookies off, or a page that was open since yesterday."""
    return _page(
        request, 403, "Deze pagina stond te lang open.", "Ga terug, ververs de pagina en probeer het opnieuw."
    )
