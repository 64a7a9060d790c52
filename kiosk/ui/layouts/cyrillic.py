"""Keyboards in Cyrillic letters, in the order people know from their own.

Every letter of a language stands on its first page. On a narrow one those that end the rows of a real
keyboard, and find no eleventh place, stand in the last row.
"""

from __future__ import annotations

from kiosk.ui.layouts.keys import Rows, page
from kiosk.ui.layouts.latin import DIGITS

_WIDE = {
    "uk": """
        й ц у к е н г ш щ з х ї
        ф і в а п р о л д ж є ґ
        shift я ч с м и т ь б ю ' erase
        digits latin space - .
        """,
    "ru": """
        й ц у к е н г ш щ з х ъ
        ф ы в а п р о л д ж э ё
        shift я ч с м и т ь б ю - erase
        digits latin space ' .
        """,
    # The traditional phonetic order (ЯВЕРТЪ), not that of the standard BDS 5237: Android's own keyboard gives
    # Bulgarian a phonetic order first and BDS second, BDS is learned for typing with ten fingers, and who
    # knows Latin keys better finds each letter where its sound is.
    "bg": """
        я в е р т ъ у и о п ш щ
        а с д ф г х й к л ю ч
        shift з ь ц ж б н м - erase
        digits latin space ' .
        """,
}
_NARROW = {
    "uk": """
        й ц у к е н г ш щ з
        ф і в а п р о л д ж
        shift я ч с м и т ь б erase
        digits х ї є ґ ю ' space
        """,
    "ru": """
        й ц у к е н г ш щ з
        ф ы в а п р о л д ж
        shift я ч с м и т ь б erase
        digits х ъ э ё ю - space
        """,
    "bg": """
        я в е р т ъ у и о п
        а с д ф г х й к л ш
        shift ч з ц ж б н м - erase
        digits щ ь ю space '
        """,
}
# Letters of the neighbours: many from Ukraine spell their name in Russian too, and the other way round.
_NEIGHBOURS = {"uk": "ё ъ ы э ў", "ru": "і ї є ґ ў", "bg": "ѝ ё ы э і ї є"}

LANGUAGES = tuple(_WIDE)
MOST_BESIDE = 9  # characters of five letters, which a narrow page has room for


def text_pages(language: str, narrow: bool) -> dict[str, Rows]:
    """Return the pages of letters and digits for one of `LANGUAGES`; the Latin page is added elsewhere."""
    neighbours = _NEIGHBOURS[language]
    digits = f"""
        {DIGITS}
        ' - . , : / & + ( )
        shift {neighbours[:MOST_BESIDE] if narrow else neighbours} ? ! @ erase
        letters latin space
        """
    return {"letters": page((_NARROW if narrow else _WIDE)[language]), "digits": page(digits)}
