"""A person's file as titles and cards of names and values in words: how a page and a PDF show it."""

from __future__ import annotations

from typing import Any

Rows = list[tuple[str, str]]


def chapters(told: dict[str, Any]) -> list[tuple[str, list[Rows]]]:
    """Return the file as titles, each with cards of (name, value) in words: how a page and a PDF show it."""
    loose = [(name, _word(value)) for name, value in told.items() if not isinstance(value, dict | list)]
    found: list[tuple[str, list[Rows]]] = [("dossier", [loose])]
    for title, value in told.items():
        if isinstance(value, dict):
            found.append((title, [_rows(value)]))
        elif isinstance(value, list) and value:
            found.append((title, [_rows(one) for one in value]))
    return found


def _rows(told: dict[str, Any]) -> Rows:
    rows: Rows = []
    for name, value in told.items():
        if isinstance(value, dict):
            rows += _rows(value)
        elif value not in (None, "", []):
            rows.append((name, _word(value)))
    return rows


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
