"""Fields of forms that more than one page asks."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Some lines of text. A browser counts the end of a line as one sign and sends two; we count as it does.

    What acts on a terminal and is no letter goes; a text of which nothing can be seen is no text.
    """

    def to_python(self, value: Any) -> str:
        text = "\n".join(str(value or "").splitlines())
        text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
        seen = any(unicodedata.category(char)[0] not in "CZ" for char in text)
        return super().to_python(text) if seen else ""
