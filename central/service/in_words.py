"""What went wrong, in one line for whoever runs the service."""

from __future__ import annotations

import traceback
from pathlib import Path

from kiosk.wire.problems import Problem


def in_one_line(error: Exception) -> str:
    """Return what went wrong in one line for an administrator, without a traceback or anybody's data."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error as DatabaseError

    if isinstance(error, Problem | ImproperlyConfigured):
        return " ".join(str(error).split())
    if isinstance(error, PermissionError) and error.filename:
        return f"may not read or write {error.filename}: run this as the user of the service"
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, DatabaseError):
        return f"the database refused: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"unexpected {type(error).__name__} at {where}; please report this line"
