"""The logo of an organisation on top of its phone pages: small, and on white as it is printed."""

from __future__ import annotations

import io
import logging
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from PIL import Image, ImageOps

from central.written.files import stamped
from central.written.site_words import site_called

LOGO = "logo.png"  # in the folder of the site, as for the kiosk and its paper
ROOM = (200, 56)  # as shown, in CSS pixels; sent twice as sharp
COLOURS = 32  # a page with all it asks for stays under 50 kB
WHITE = (255, 255, 255)
log = logging.getLogger("central.config")


class Logo(NamedTuple):
    """A picture as it is sent, and how large it is shown."""

    png: bytes
    width: int
    height: int


def logo_of(slug: str) -> Logo | None:
    """Return the logo of an organisation; None for none and for what is no picture."""
    site = site_called(slug)
    if site.organisation is None:
        return None
    found = stamped([settings.CONFIG / "sites" / site.id / LOGO])
    return _drawn(*found[0]) if found else None


@lru_cache(maxsize=16)
def _drawn(path: Path, changed: int, size: int) -> Logo | None:
    sharp = (2 * ROOM[0], 2 * ROOM[1])
    try:
        with Image.open(path) as picture:
            inside = ImageOps.contain(picture.convert("RGBA"), sharp)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        log.warning("%s: no picture (%s); the pages go without", path, type(error).__name__)
        return None
    ground = Image.new("RGB", inside.size, WHITE)
    ground.paste(inside, mask=inside)
    written = io.BytesIO()
    ground.quantize(COLOURS).save(written, "PNG", optimize=True)
    return Logo(written.getvalue(), max(1, inside.width // 2), max(1, inside.height // 2))


@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture itself; it says nothing of who asks."""
    found = logo_of(slug)
    if found is None:
        raise Http404
    return HttpResponse(
        found.png, content_type="image/png", headers={"Cache-Control": "public, max-age=3600"}
    )
