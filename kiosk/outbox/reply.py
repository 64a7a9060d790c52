"""An answer of central, before anybody has judged it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """An HTTP answer as it came: any status, headers with names in lower case, the raw bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes
