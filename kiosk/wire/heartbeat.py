"""The heartbeat: how a device is doing, after every pass. No word about people is in it.

`POST /api/v1/heartbeat` with a Heartbeat, signed as a request. The answer is 200 with a HeartbeatAnswer,
signed with the answer key; it repeats the counter of the request: an old answer cannot be played back.
"""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from kiosk.wire.document import Document
from kiosk.wire.moment import Moment
from kiosk.wire.planned import MOST, PlannedStand
from kiosk.wire.signing import Signed

MOST_LEFT_OUT = 50
EntryId = Annotated[str, StringConstraints(max_length=60)]
NEWER = ("temperature", "slowed", "battery", "charging")  # an older central does not know these yet
Word = Annotated[str, StringConstraints(max_length=40)]


class Heartbeat(Document):
    """How the device is doing. 'unknown' is an honest word: many printers do not tell about their paper.

    A key that central does not know is passed over here, unlike anywhere else: a newer device may tell more.
    """

    model_config = ConfigDict(extra="ignore")

    at: Moment  # by the device's own clock
    clock_synced: bool
    # With our time of receipt: when the records of this boot were made, whatever its clock says.
    boot_id: Annotated[str, StringConstraints(max_length=64)] = ""
    monotonic_ms: Annotated[int, Field(ge=0)] | None = None
    clock_offset_ms: int | None = None  # device minus central, at the last answer
    version: Word
    queue: Annotated[int, Field(ge=0)]  # records that wait or are being sent
    quarantined: Annotated[int, Field(ge=0)] = 0
    oldest_unsent: Moment | None = None
    key_serial: Annotated[int, Field(ge=0)] = 0
    catalogue_revision: Annotated[int, Field(ge=0)] = 0
    # Ids of places and offers of that revision which this device cannot read, so that nobody sees them here.
    left_out: Annotated[tuple[EntryId, ...], Field(max_length=MOST_LEFT_OUT)] = Field(
        default=(), exclude_if=lambda ids: not ids
    )
    printer: Literal["ok", "unreachable", "open", "offline", "none", "unknown"] = "unknown"
    paper: Literal["ok", "low", "out", "unknown"] = "unknown"
    storage: Literal["ok", "full", "read-only", "broken", "unknown"] = "unknown"
    storage_free_mb: Annotated[int, Field(ge=0)] | None = None
    storage_errors: Annotated[int, Field(ge=0)] | None = (
        None  # that the file system met; None where not counted
    )
    power: Literal["ok", "low", "unknown"] = "unknown"
    # Degrees Celsius of the warmest sensor, and whether it goes slower to cool down; left out if not known.
    temperature: Annotated[int, Field(ge=-60, le=200)] | None = Field(
        default=None, exclude_if=lambda degrees: degrees is None
    )
    slowed: bool | None = Field(default=None, exclude_if=lambda slower: slower is None)
    # Percent of the battery of a tablet, and whether it is being charged; left out where there is none.
    battery: Annotated[int, Field(ge=0, le=100)] | None = Field(
        default=None, exclude_if=lambda percent: percent is None
    )
    charging: bool | None = Field(default=None, exclude_if=lambda charges: charges is None)
    stand: UUID | None = None

    @property
    def for_older(self) -> Heartbeat:
        """The same for a central of before the newest keys, which refuses what it does not know."""
        return self.model_copy(update=dict.fromkeys(NEWER))


class HeartbeatAnswer(Document):
    """Central's word back: its own time, and the end of service where there is one."""

    counter: Annotated[int, Field(ge=0)]  # of the request
    at: Moment  # central's clock
    retired: Signed | None = None  # Retirement, prefix RETIRE
    # To a device that takes them (kiosk.wire.planned): the stands it is planned for, the first day first.
    plans: Annotated[tuple[PlannedStand, ...], Field(max_length=MOST)] = Field(
        default=(), exclude_if=lambda plans: not plans
    )
