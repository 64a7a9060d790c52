"""Which languages of a site this kiosk can draw: a person is never shown empty boxes for letters."""

from __future__ import annotations

import logging

from kiosk.devices.paper.fonts import missing
from kiosk.site.load import Site

log = logging.getLogger(__name__)


def drawable(site: Site) -> tuple[str, ...]:
    """Return the languages whose every letter our fonts have; the others are named in the log.

    Never none: the first one of the site stays, whatever it lacks.
    """
    shown = []
    for code in site.file.languages:
        lacking = lacking_letters(site, code)
        if lacking:
            log.error("language %s is not offered: the font lacks %s", code, lacking)
        else:
            shown.append(code)
    return tuple(shown) or site.file.languages[:1]


def lacking_letters(site: Site, code: str) -> str:
    """Return the first letters of a language that our fonts lack, as U+0000; nothing where they have all."""
    keys = [key for key in tuple(site.texts.keys()) if not key.startswith("language.")]
    words = "".join(site.texts.get(code, key) for key in keys)
    lacking = missing(words + site.languages[code].name)
    return " ".join(f"U+{ord(letter):04X}" for letter in sorted(lacking)[:5])
