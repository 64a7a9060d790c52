"""The way to a place as people hear it, with the language it is in: Dutch where nobody translated it."""

from __future__ import annotations

from kiosk.wire.catalogue import Place
from kiosk.wire.offer_words import DUTCH, Said


def way_in(place: Place, language: str) -> Said:
    """Return how to get to a place in a language, else in Dutch."""
    own = place.texts[language].how_to_get_there if language in place.texts else ""
    return Said(own, language) if own and language != DUTCH else Said(place.how_to_get_there, DUTCH)


def way_left_in_dutch(place: Place, language: str, text: str) -> bool:
    """Say whether `text` is the way, or a line of it, and stands in Dutch for who reads `language`."""
    said = way_in(place, language)
    return bool(text) and said.language == DUTCH and text in (said.text, *said.text.splitlines())
