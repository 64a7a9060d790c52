"""What a text is in Dutch, for two people who read one screen or one paper together.

Screens and papers put their words together from texts, and know nothing of a second language. Whoever gives
out a text in the visitor's language notes here what it is in Dutch; whoever draws it looks it up. What is
noted may hold what somebody typed: it is forgotten with the person.
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"(\n|  ·  )")  # what a screen puts together from several texts
_APART = "\u2068\u2069"  # first-strong isolate and its end


class Beside:
    """Texts and their Dutch. Pure; `forget` empties it."""

    def __init__(self) -> None:
        self._dutch: dict[str, str] = {}

    def note(self, text: str, dutch: str) -> str:
        """Remember what `text` is in Dutch, and return `text`."""
        if text.strip() and dutch.strip() and text != dutch:
            self._dutch[text] = dutch
        return text

    def under(self, text: str) -> str:
        """Return the Dutch that stands under `text`, empty where there is none, or where it is the same.

        Of lines that were put together each is looked for; what is in no language (a number, a name) stays.
        """
        if not self._dutch or not text.strip():
            return ""
        known = self._dutch.get(text)
        if known is None:
            parts = _PIECES.split(text)
            known = "".join(self._dutch.get(part, part) for part in parts) if len(parts) > 1 else ""
        elif "\n" not in text:
            known = known.replace("\n", " ")  # where the Dutch is broken says nothing of this line
        return known if known != text else ""

    def among(self, values: dict[str, object]) -> dict[str, object]:
        """Return what is filled into a text, as it is filled into the Dutch one."""
        return {name: self._filled_in(value) for name, value in values.items()}

    def _filled_in(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        plain = value.strip(_APART)  # kept in shape inside Arabic; Dutch needs none of that
        return self.under(plain) or plain

    def forget(self) -> None:
        """Let go of everything: the visit ended, or one of the two reads alone again."""
        self._dutch.clear()
