"""What becomes of what was in an envelope.

This room opens; what is inside concerns rooms above it. Each of them says, when Django starts (its apps.py),
which kind of document it takes and what it does with it, inside the transaction that empties the envelope.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.dispatch import Signal
from pydantic import BaseModel

# Sent when no envelope waits (no arguments), and after what was in some of them is committed
# (devices={…}): what waited for something that may be here by now is settled.
nothing_to_open = Signal()
were_opened = Signal()


class CannotOpen(Exception):
    """This envelope stays shut for now: a key of REASONS, and which field, never a value."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail[:300]


class Kind(NamedTuple):
    """What may be in an envelope: its model, and what becomes of it."""

    model: type[BaseModel]
    keep: Callable[..., object]  # (envelope, content); may raise CannotOpen
    known: int = 1  # the newest schema of it that is understood
    # The same for many at once, all or none of them: ([(envelope, content), …]). None: one by one.
    keep_many: Callable[[Sequence[tuple[Any, Any]]], object] | None = None


_kinds: dict[str, Kind] = {}


def receive(
    kind: str,
    model: type[BaseModel],
    keep: Callable[..., object],
    known: int = 1,
    keep_many: Callable[[Sequence[tuple[Any, Any]]], object] | None = None,
) -> None:
    """Let `keep` have what is in an envelope whose document says `kind`; a record says none: ''."""
    _kinds[kind] = Kind(model, keep, known, keep_many)


def newest_schema() -> int:
    """Return the newest schema of any kind that is understood."""
    return max(kind.known for kind in _kinds.values())


def kind_of(said: Any) -> Kind:
    """Return who takes a document that says this kind. Raises CannotOpen: a newer program wrote it."""
    found = _kinds.get(said) if isinstance(said, str) else None
    if found is None:
        raise CannotOpen("unknown-kind")
    return found
