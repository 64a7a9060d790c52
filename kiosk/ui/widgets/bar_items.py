"""What a screen asks the bar to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Small:
    """One small button of the bar."""

    action: str
    label: str
    icon: str
    do: Callable[[], object]
    warns: bool = False
    chosen: bool = False  # it is on: another touch turns it off


@dataclass(frozen=True)
class Main:
    """The main action."""

    action: str
    label: str
    do: Callable[[], object]
    icon: str = "arrow-right"
    enabled: bool = True
    quiet: bool = False  # another way than what the screen is for: not in the green of the main action
