"""What an organisation draws itself so that its map shows something one knows: a street, water, a church.

Kept small: a map on a kiosk is looked at for half a minute, and the whole list travels to every kiosk.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kiosk.way.position import Position

MOST_STROKES, MOST_POINTS = 40, 60  # of a sketch; of one stroke
Kind = Literal["street", "water", "landmark"]


class Stroke(BaseModel):
    """One thing of a sketch: a street or water along its points, or a landmark at one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, StringConstraints(max_length=60)] = ""
    kind: Kind = "street"
    at: Annotated[tuple[Position, ...], Field(min_length=1, max_length=MOST_POINTS)]

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Stroke:
        if self.kind == "landmark":
            if len(self.at) != 1 or not self.name.strip():
                raise ValueError("a landmark has a name, and one position in 'at'")
        elif len(self.at) < 2:
            raise ValueError(f"a {self.kind} goes along two positions or more in 'at'")
        return self
