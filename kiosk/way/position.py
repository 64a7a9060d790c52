"""A position on the map: WGS84 in degrees, as a telephone and OpenStreetMap give it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

# A generous box around Belgium (49.50 to 51.51, 2.54 to 6.41): a slip lands far outside it, and latitude and
# longitude can never be taken for each other.
SOUTH, NORTH = 49.0, 52.0
WEST, EAST = 2.0, 7.0
DECIMALS = 5  # 1.1 m: more is noise of a telephone
OUTSIDE = (
    f"lies outside Belgium: a latitude is between {SOUTH:g} and {NORTH:g}, a longitude between {WEST:g} and "
    f"{EAST:g}"
)


def _rounded(degrees: float) -> float:
    return round(degrees, DECIMALS)


Degrees = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_rounded)]


class Position(BaseModel):
    """Where something lies. Refused outside the box: a kiosk in Belgium leads nobody to the sea."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    latitude: Degrees
    longitude: Degrees

    @model_validator(mode="before")
    @classmethod
    def _as_numbers(cls, said: Any) -> Any:
        """A pair in a file is latitude and longitude, in this order; '51,18' is words."""
        if isinstance(said, list | tuple) and len(said) == 2:
            said = {"latitude": said[0], "longitude": said[1]}
        if isinstance(said, dict) and any(isinstance(one, str | bool) for one in said.values()):
            raise ValueError("write latitude and longitude as numbers with a point: [51.05, 3.72]")
        return said

    @model_validator(mode="after")
    def _in_belgium(self) -> Position:
        if not is_near(self.latitude, self.longitude):
            swapped = " (they were exchanged)" if is_near(self.longitude, self.latitude) else ""
            raise ValueError(f"{self.latitude:g}, {self.longitude:g} {OUTSIDE}{swapped}")
        return self


def is_near(latitude: float, longitude: float) -> bool:
    """Say whether these degrees lie in the box around Belgium."""
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST
