"""Text from outside, made storable."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def storable(value: T) -> T:
    """Return `value` (text, or JSON of any depth) without NUL characters, which PostgreSQL cannot keep.

    Nobody types one on purpose, and a record must not be refused for one.
    """
    if isinstance(value, str):
        return value.replace("\x00", "")  # type: ignore[return-value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}  # type: ignore[return-value]
    if isinstance(value, list):
        return [storable(item) for item in value]  # type: ignore[return-value]
    return value
