"""Headers on every page: nothing from elsewhere, no script at all, nothing kept on a shared computer.

One page rings (central.duty) and cannot without a script: it says so with `may_run_script`.
Another fills in what somebody began at a kiosk (central.phone): its script may call nobody.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    [
        "default-src 'none'",  # also means: no script, not even our own; every page works without one
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)

WITH_SCRIPT = f"{POLICY}; script-src 'self'; connect-src 'self'"


def may_run_script(response: HttpResponse) -> HttpResponse:
    """Let this one page run scripts of ours from files, never what stands in a page, and ask this service."""
    response.runs_script = True  # type: ignore[attr-defined]
    return response


def with_our_script(response: HttpResponse) -> HttpResponse:
    """Let this page run a script of ours that calls nobody, not even this service; the page works without."""
    response["Content-Security-Policy"] = f"{POLICY}; script-src 'self'"
    return response


class PageSafety:
    """Middleware that adds the headers; static files keep their own caching."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        script = getattr(response, "runs_script", False)
        response.setdefault("Content-Security-Policy", WITH_SCRIPT if script else POLICY)
        response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response
