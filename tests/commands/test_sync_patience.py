"""A central that asks for patience gets it: from everybody who registers, after a restart too.

Only a volunteer who touches 'send now' goes through.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.outbox.device_state import SEND_NOW
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.waiting import HANG, when

A_FEW = 5  # looks of the watch


@pytest.fixture
def watching(device: Device) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The watch; what a test starts in its place goes in the list as well."""
    started = [device.start("sync", "--watch", "--timeout", "60")]
    yield started
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=HANG)


def looks(watch: subprocess.Popen[bytes], times: int = A_FEW) -> None:
    """Wait until the watch looked at the queue so often: after a look that finds nothing it sleeps."""
    there = Path("/proc") / str(watch.pid)

    def slept() -> int:
        return int((there / "status").read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])

    def has_the_queue() -> bool:
        with suppress(OSError):  # a file it closes while we look
            return any(one.readlink().name == "kiosk.db" for one in (there / "fd").iterdir())
        return False

    assert when(has_the_queue)
    enough = slept() + times
    assert when(lambda: slept() >= enough)


def left_alone(device: Device, central: FakeCentral, watch: subprocess.Popen[bytes], *names: str) -> None:
    """These people register, and central hears nothing."""
    central.requests.clear()
    for name in names:
        device.add(name)
        looks(watch)
    assert central.requests == []


def asked_for_patience(device: Device, central: FakeCentral, watch: subprocess.Popen[bytes]) -> None:
    """The first person's record met a 503 that says when to come back."""
    assert when(lambda: central.heartbeats)
    central.requests.clear()
    central.faults.append("503-later")
    device.add("An")
    assert when(lambda: central.batches)
    assert when(lambda: wait_written_down(device)), "before that it may be asked again"
    looks(watch)


def wait_written_down(device: Device) -> bool:
    with device.outbox() as outbox:
        return outbox.state.get("held-until") is not None


def test_after_a_503_nobody_who_registers_makes_it_call_again(
    device: Device, central: FakeCentral, watching: list[subprocess.Popen[bytes]]
) -> None:
    asked_for_patience(device, central, watching[0])
    assert [path for _, path in central.requests] == ["/api/v1/envelopes"], "nor that same pass"
    left_alone(device, central, watching[0], "Bea", "Cem", "Dina")
    with device.outbox() as outbox:
        outbox.requests.ask(SEND_NOW)
    assert when(lambda: len(central.opened) == 4), "a volunteer goes through, and for everybody"


def test_it_is_as_patient_after_the_plug_was_pulled(
    device: Device, central: FakeCentral, watching: list[subprocess.Popen[bytes]]
) -> None:
    asked_for_patience(device, central, watching[0])
    watching[0].kill()
    watching[0].wait(HANG)
    watching.append(device.start("sync", "--watch", "--timeout", "60"))
    left_alone(device, central, watching[1], "Bea")
    with device.outbox() as outbox:
        outbox.requests.ask(SEND_NOW)
    assert when(lambda: len(central.opened) == 2)
    device.add("Cem")
    assert when(lambda: len(central.opened) == 3), "it worked, so the wait is over"


def test_a_wait_that_a_lying_clock_wrote_down_holds_nobody_up(device: Device, central: FakeCentral) -> None:
    with device.outbox() as outbox:
        outbox.state.set("held-until", str(time.time() + 10_000), "sync")
    device.add("An")
    watching = device.start("sync", "--watch", "--timeout", "60")
    try:
        assert when(lambda: central.opened)
    finally:
        watching.kill()
        watching.communicate(timeout=HANG)


def test_a_failing_central_is_not_called_for_each_person(
    device: Device, central: FakeCentral, watching: list[subprocess.Popen[bytes]]
) -> None:
    """Without a Retry-After its own back-off holds; the second wait is a few seconds on average."""
    assert when(lambda: central.heartbeats)
    central.faults.extend(["403"] * 100)
    for name in ("An", "Bea", "Cem", "Dina", "Els", "Fien", "Gust", "Hans", "Ine", "Jo"):
        device.add(name)
        looks(watching[0], 2)
    assert when(lambda: central.batches)
    assert 1 <= len(central.batches) < 9


@pytest.mark.parametrize("where", ["catalogue", "heartbeat"])
def test_a_503_to_the_catalogue_or_the_heartbeat_holds_everything(
    device: Device, central: FakeCentral, watching: list[subprocess.Popen[bytes]], where: str
) -> None:
    assert when(lambda: central.heartbeats)
    looks(watching[0])
    central.too_busy = f"/api/v1/{where}"
    before = len(central.requests)
    device.add("An")
    assert when(lambda: any(path == central.too_busy for _, path in central.requests[before:]))
    looks(watching[0])
    if where == "catalogue":
        assert central.requests[-1][1] == central.too_busy, "no heartbeat after it"
    left_alone(device, central, watching[0], "Bea", "Cem")
