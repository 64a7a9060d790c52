"""What is read from config/ is looked up once for a page, however often the page asks for it.

Staff may change a file while the service runs, so each look asks the disk whether it changed; a list of
twenty-five people asked thirty times. Outside a page, as in the worker, every look is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

T = TypeVar("T")
_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


class OnceAPage:
    """Middleware: while one request is answered, what was looked up stays as it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with looked_up_once():
            return self.get_response(request)


@contextmanager
def looked_up_once() -> Iterator[None]:
    """Let what is looked up in here stay as it is; for a part of a file that goes out after its page."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def once_a_page(key: Hashable, look: Callable[[], T]) -> T:
    """Return what `look` found, or found before on this page."""
    seen = _seen.get()
    if seen is None:
        return look()
    if key not in seen:
        seen[key] = look()
    return seen[key]  # type: ignore[no-any-return]
