"""How the device is: looked at in a thread of its own, noted for the heartbeat, shown on the desk.

The rows belong to the screen process: it owns the printer, and the sync process sees no hardware.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kiosk.devices.health.battery import NO_BATTERY, Battery, Charge
from kiosk.devices.health.clock import Clock, DeviceClock, Reading
from kiosk.devices.health.power import DevicePower, Power, PowerState
from kiosk.devices.health.storage import DeviceStorage, Storage, StorageHealth
from kiosk.devices.health.temperature import UNKNOWN, DeviceHeat, Heat, Warmth
from kiosk.devices.printer.status import PrinterStatus
from kiosk.devices.printer.worker import PrintWorker
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import NotStored

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0  # power and clock: reading a file of the kernel
PRINTER_SECONDS = 600.0  # asking a printer that is off can take it some seconds
NO_NEWS = {"temperature": 4, "battery": 5}  # less than so many degrees, percent
CARD_SECONDS = 3600.0  # a probe wears the card


@dataclass(frozen=True)
class Health:
    """Everything a volunteer can do something about."""

    printer: PrinterStatus
    power: PowerState
    storage: StorageHealth
    clock: Reading
    warmth: Warmth = UNKNOWN
    charge: Charge = NO_BATTERY

    def rows(self) -> dict[str, str]:
        """Return it in the words of the heartbeat (kiosk.wire.heartbeat), by key of device_state."""
        told: dict[str, str] = {
            "printer": self.printer.printer,
            "paper": self.printer.paper,
            "power": self.power,
            "storage": self.storage.state,
        }
        if self.storage.errors is not None:
            told["storage_errors"] = str(self.storage.errors)
        told |= dict(zip(("temperature", "slowed"), map(_row, self.warmth), strict=True))
        told |= dict(zip(("battery", "charging"), map(_row, self.charge), strict=True))
        return told


def _row(said: int | bool | None) -> str:
    """Return a number, yes or no as a row keeps it; nothing where nothing tells."""
    return "" if said is None else str(said).lower()


class HealthWatch:
    """Looks now and then; `start` makes it a thread. `outbox` is None when the queue cannot be opened."""

    def __init__(
        self,
        worker: PrintWorker,
        outbox: Outbox | None,
        power: Power,
        storage: Storage,
        clock: Clock,
        now: Callable[[], float] = monotonic,
        heat: Heat | None = None,
        battery: Battery | None = None,
    ) -> None:
        self._worker, self._outbox = worker, outbox
        self._power, self._storage, self._clock, self._now = power, storage, clock, now
        self._heat, self._battery = heat, battery
        self._card: StorageHealth | None = None
        self._card_at = self._asked_at = float("-inf")
        self._noted: dict[str, str] = {}
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="health", daemon=True)

    @classmethod
    def of_device(
        cls, worker: PrintWorker, outbox: Outbox | None, state_dir: Path, battery: Battery
    ) -> HealthWatch:
        """Return the watch over this machine."""
        card, clock, heat = DeviceStorage(state_dir), DeviceClock(), DeviceHeat()
        return cls(worker, outbox, DevicePower(), card, clock, heat=heat, battery=battery)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let the thread end."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def health(self) -> Health:
        """Return how the device is, as far as it is known; asks neither the card nor the printer."""
        card = self._card or StorageHealth("unknown")
        warmth = self._heat.look() if self._heat else UNKNOWN
        power, clock = self._power.look(), self._clock.read()
        return Health(self._worker.status, power, card, clock, warmth, self.charge())

    def charge(self) -> Charge:
        """Return how full the battery is now."""
        return self._battery.look() if self._battery else NO_BATTERY

    def ask_printer(self) -> None:
        """Have the printer asked how it is, as soon as it is idle."""
        self._asked_at = self._now()
        self._worker.look()

    def note(self) -> None:
        """Look, and note for the heartbeat what changed. Never raises for a card that takes no writes."""
        if self._now() - self._asked_at >= PRINTER_SECONDS:
            self.ask_printer()
        if self._card is None or self._now() - self._card_at >= CARD_SECONDS:
            self._card, self._card_at = self._storage.look(), self._now()
        rows = self.health().rows()
        for key, value in rows.items():
            if self._outbox is not None and self._is_news(key, value):
                try:
                    self._outbox.state.set(key, value, "screen")
                except NotStored as problem:
                    log.warning("health is not noted: %s", problem.code)
                    return
                self._noted[key] = value

    def _is_news(self, key: str, value: str) -> bool:
        """Say whether a row is to be written: a degree or a percent wears the card and tells nothing."""
        noted = self._noted.get(key)
        if key in NO_NEWS and noted and value:
            return abs(int(noted) - int(value)) >= NO_NEWS[key]
        return noted != value

    def _go_on(self) -> None:
        while not self._ending.wait(5.0 if self._card is None else LOOK_SECONDS):
            try:
                self.note()
            except Exception as error:  # the next look may work
                log.error("the device could not be looked at: %s", type(error).__name__)
