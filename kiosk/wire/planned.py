"""A stand that is planned for a device, as the answer to its heartbeat carries it. No name of anybody.

A device says in the header Kiosk-Takes of its heartbeat that it understands plans; to an older one, which
would refuse a key it does not know, nothing of them is said. An older central knows no such header.
"""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from kiosk.wire.moment import Moment
from kiosk.wire.record import Wire
from kiosk.wire.stand import Listed, StandPlace

TAKES_HEADER, TAKES = "Kiosk-Takes", "plans"
MOST = 10


class PlannedStand(Wire):
    """Where this device stands, from when to when, what is done there, with whom and for whom."""

    id: UUID
    starts: Moment
    ends: Moment
    place: StandPlace
    action: Listed | None = None
    partner: Listed | None = None
    groups: Annotated[tuple[Listed, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _ends_after(self) -> PlannedStand:
        if self.ends <= self.starts:
            raise ValueError("a stand ends after it begins")
        return self
