"""What stands on top of every staff page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from central.accounts.access import my_organisations
from central.intake.problems import count_problems


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: whose pages these are, and how many envelopes need somebody's eye."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    mine = my_organisations(request)
    name = str(mine[0]) if len(mine) == 1 else "Opvolging"
    return {
        "house_name": name,
        "several_organisations": len(mine) > 1,
        "inbox_problems": count_problems(mine),
    }
