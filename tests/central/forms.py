"""A form of a staff page, sent as a browser sends it: with the hidden fields that stand in it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit


class _Forms(HTMLParser):
    """The forms of a page: where each goes, and its hidden fields."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[set[str], dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append(({urlsplit(said.get("action", "")).path}, {}))
        elif tag == "button" and "formaction" in said and self.found:
            self.found[-1][0].add(said["formaction"])
        elif tag == "input" and said.get("type") == "hidden" and self.found:
            self.found[-1][1][said["name"]] = said.get("value", "")


def hidden_fields(html: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the last form of a page that goes to `action` ('' is the page itself)."""
    forms = _Forms()
    forms.feed(html)
    found = [fields for goes_to, fields in forms.found if action in goes_to]
    assert found, f"no form on this page goes to {action!r}"
    return found[-1]


def fill_in(client: Any, page: str, action: str, **said: Any) -> Any:
    """Open `page`, fill in its form that goes to `action`, and send it; return the answer."""
    fields = hidden_fields(client.get(page).content.decode(), action)
    return client.post(action or page, fields | said)
