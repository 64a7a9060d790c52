"""What the window is given by `kiosk.app.kiosk`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kiosk.catalogue.store import Catalogue
from kiosk.devices.scanner.scanner import NoScanner, Scanner
from kiosk.devices.speech.speech import Voice
from kiosk.site.load import Site
from kiosk.site.whom_to_call import FindNearby, nowhere
from kiosk.visit.machine import Visit
from kiosk.volunteers.desk import Desk
from kiosk.way.position import Position


@dataclass(frozen=True)
class Parts:
    """What the window is given by `kiosk.app.kiosk`."""

    site: Site
    visit: Visit
    languages: Sequence[str]  # of the screen: those of the site that can be drawn here
    catalogue: Catalogue
    voice: Voice
    device_name: str
    now: Callable[[], datetime]
    desk: Desk
    answer_by: Callable[[], date | None] = lambda: None  # by which day somebody hears from us
    nearby: FindNearby = nowhere  # where to go while nobody knows where the organisation is
    begun_at: Callable[[], datetime | None] = lambda: None  # the time of now, where somebody set the clock
    scanner: Scanner = field(default_factory=NoScanner)
    stand: Callable[[], UUID | None] = lambda: None  # the open stand session
    here: Callable[[], Position | None] = lambda: None  # where the kiosk stands
