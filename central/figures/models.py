"""What this room keeps."""

from __future__ import annotations

from central.figures.aims import Goal, PlannedAction
from central.figures.shared import SharedReport

__all__ = ["Goal", "PlannedAction", "SharedReport"]
