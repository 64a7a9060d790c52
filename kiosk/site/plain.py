"""What a plain sentence is: 13 words at most (look-and-feel.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 13  # words


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences; a line break and a colon end one for the eye as well."""
    yield from (part for part in re.split(r"(?<=[.?!:])\s+|\n", text) if part.strip())
