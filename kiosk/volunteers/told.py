"""What an action at the desk came to, in words."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.problems import Problem

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What an action came to: a text key and what fills it in.

    One that went `wrong` is a row of the problem table: title and what to do.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict, repr=False)
    wrong: bool = False


def came_to(act: Callable[[], Told]) -> Told:
    """Do something and return what it came to; a problem in the words of the problem table."""
    try:
        return act()
    except Problem as problem:
        return Told(f"problem.{problem.code}", wrong=True)
    except Exception as error:
        log.error("the desk could not do that: %s", type(error).__name__)
        return Told("problem.unexpected", wrong=True)
