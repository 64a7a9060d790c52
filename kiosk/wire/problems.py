"""The problem table as central sees it, and the body of every error answer.

`{"problem": CODE, "title", "detail"}` with a code of TABLE. The detail is one sentence about the request,
never a name or number somebody typed.
"""

from __future__ import annotations

from kiosk.problems import TABLE, Problem, Row
from kiosk.wire.record import Wire

__all__ = ["TABLE", "ErrorBody", "Problem", "Row", "error_body"]


class ErrorBody(Wire):
    """The JSON of an error answer."""

    problem: str
    title: str
    detail: str = ""


def error_body(code: str, detail: str = "") -> ErrorBody:
    """Return the error answer for a code of TABLE (KeyError for another one)."""
    return ErrorBody(problem=code, title=TABLE[code].title, detail=detail)
