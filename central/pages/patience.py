"""Nobody waits without end for a page: PostgreSQL gives up on one question, and staff read what to do.

SQLite has no such limit; its places are small, and every list goes along an index
(tests/central/cases/test_plans.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LONGEST_MS = 5000  # of one question; the slowest page at a million people takes a hundredth of it


class Patience:
    """Middleware of the processes that serve pages; the worker, commands and the calls of devices wait on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        connection_created.connect(_limit, dispatch_uid="patience")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer in words where the database gave up; None for whatever else went wrong."""
        if not isinstance(exception, OperationalError) or not gave_up(exception):
            return None
        said = {
            "title": "Dit duurt te lang.",
            "line": "Kies een filter of typ meer letters. Lukt het niet, probeer het zo meteen opnieuw.",
        }
        return render(request, "error.html", said, status=503)


def gave_up(error: OperationalError) -> bool:
    """Say whether PostgreSQL ended a question because it took too long."""
    return getattr(error.__cause__, "sqlstate", "") == "57014"


def _limit(connection: Any, **_: Any) -> None:
    """Receiver of connection_created."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {LONGEST_MS}")
