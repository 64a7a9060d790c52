"""What the desk stands in: the parts of the device it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.catalogue.store import Catalogue
from kiosk.devices.printer.worker import PrintWorker
from kiosk.devices.speech.speech import Silence, Voice
from kiosk.outbox.queue import Outbox
from kiosk.site.load import Site
from kiosk.volunteers.health import HealthWatch


@dataclass(frozen=True)
class Notice:
    """A line for the volunteer above the tiles. `presses`: it cannot wait; `at` fills in {time}."""

    key: str
    icon: str
    values: Mapping[str, object] = field(default_factory=dict, repr=False)
    presses: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Room:
    """What the desk stands in. `outbox` is None when the queue cannot be opened; `broken` says why.

    Each of `tells` is asked at every look for the notices it has now; what cannot wait comes first.
    """

    site: Site
    state_dir: Path
    outbox: Outbox | None
    worker: PrintWorker
    watch: HealthWatch
    catalogue: Catalogue
    broken: str | None = None
    here: str = ""  # the id of the place where it stands, as it was set; empty: it moves about
    voice: Voice = field(default_factory=Silence)
    tells: tuple[Callable[[], Iterable[Notice]], ...] = ()
    prints: bool = True  # it has a printer
    carried: bool = False  # it is a tablet: days without a network are usual
