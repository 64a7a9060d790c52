"""Pages go out compressed: a list is 40 KB of tags, and a phone at a stand has little network."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

FONTS_KEPT = 30 * 24 * 3600  # seconds in a browser


class Compressed(GZipMiddleware):
    """Compress what people read. What devices read is signed as it is, and left so.

    Whoever counts the bytes of a page learns no token from it: Django's tokens are masked anew in each page,
    and its middleware adds a random number of bytes.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Return the page, compressed where its reader can take that."""
        if request.path.startswith("/api/"):
            return response
        return super().process_response(request, response)


def keep_fonts(headers: dict[str, str], path: str, url: str) -> None:
    """Let browsers keep fonts for a month: they change with a new drawing of the face only."""
    if url.endswith(".woff2"):
        headers["Cache-Control"] = f"max-age={FONTS_KEPT}, public"
