"""Nothing a page is sent reaches the database with a character it refuses (central.pages.text says which).

Query, form, cookies and headers are read through here before any view, the session or the login sees them:
`/mensen/?status=%00`, a note with a NUL, a cookie `"\\000…"` are ordinary requests that find or change
nothing strange, on either database. Bodies of devices are JSON and pass their own door (central.intake.gate).
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict

from central.pages.text import readable


class ReadableRequest:
    """Middleware; stands before whatever asks the database something."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _clean(request.GET)
        request.COOKIES = readable(request.COOKIES)
        for name, value in list(request.META.items()):
            if isinstance(value, str) and name.startswith(("HTTP_", "REMOTE_")):
                request.META[name] = readable(value)
        if request.method == "POST" and not request.path.startswith("/api/"):
            request.POST = _clean(request.POST)
        return self.get_response(request)


def _clean(said: QueryDict) -> QueryDict:
    """Return the same fields with readable names and values; as it was when they are."""
    pairs = [(name, values) for name, values in said.lists()]
    cleaned = [(readable(name), readable(values)) for name, values in pairs]
    if cleaned == pairs:
        return said
    fresh = QueryDict(mutable=True, encoding=said.encoding)
    for name, values in cleaned:
        fresh.setlistdefault(name).extend(values)
    fresh._mutable = False
    return fresh
