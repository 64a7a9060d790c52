"""What languages are called in another one: for who hears the screen, where nobody speaks that language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kiosk.words.calendar import locale_of


@lru_cache(maxsize=16)
def called(codes: tuple[str, ...], language: str) -> Mapping[str, str]:
    """Return the names of languages in `language` (`ps`: `Pasjtoe` in Dutch), without those CLDR lacks.

    All at once: to look into what CLDR knows of one language takes as long for one name as for all.
    """
    with locale_of(language) as locale:
        names = locale.languages if locale else {}
        return {code: names[code] for code in codes if code in names}
