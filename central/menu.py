"""What stands on top of every staff page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from central.accounts.access import my_organisations
from central.cases.asking_staff import asked
from central.intake.problems import count_problems
from central.sign_ups.sign_ups import still_to_tell


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: whose pages these are, and what needs somebody's eye."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    mine = my_organisations(request)
    name = str(mine[0]) if len(mine) == 1 else "Opvolging"
    return {
        "house_name": name,
        "several_organisations": len(mine) > 1,
        "inbox_problems": count_problems(mine),
        "asked_count": asked(mine).count(),
        "to_confirm_count": still_to_tell(mine).count(),
    }
