"""Logs that cannot hold a person's data: of an error only its kind and the lines of code, never a value.

A traceback's last line repeats what was being handled (PostgreSQL: "Key (code)=(…) already exists",
pydantic: "input_value='An…'"), so it is left out.
"""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any


class QuietFormatter(logging.Formatter):
    """One line per message; for an error its type and the last places in the code."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, exc_info: Any) -> str:  # noqa: N802 (name is logging's)
        kind, _, trace = exc_info
        return _said(kind, trace)


def kind_and_place(error: BaseException) -> str:
    """Return the kind of an error and the last places in the code, for a line of a log."""
    return _said(type(error), error.__traceback__)


def _said(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-6:]
    where = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{kind.__name__} at {where}"
