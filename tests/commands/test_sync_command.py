"""`kiosk sync`: one pass, or a process that goes on whatever happens."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.wire.catalogue import Catalogue
from tests.outbox.device import ROOT, Device
from tests.outbox.fake_central import FakeCentral
from tests.waiting import HANG, when

EVERY = 600  # seconds between two full passes


@pytest.fixture
def watching(device: Device) -> Iterator[subprocess.Popen[bytes]]:
    process = device.start("sync", "--watch", "--every", str(EVERY), "--timeout", "60")
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=HANG)


def test_one_pass_uploads_then_fetches_then_tells_how_it_is(device: Device, central: FakeCentral) -> None:
    central.catalogue = Catalogue.model_validate_json((ROOT / "docs/examples/catalogue.json").read_bytes())
    device.add("An")
    central.requests.clear()
    done = device.run("sync", "--once")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().splitlines() == [
        "upload: 1 delivered",
        "catalogue: revision 1, 1 places, 2 offers",
        "heartbeat: sent",
    ]
    assert [path for _, path in central.requests] == [
        "/api/v1/envelopes",
        "/api/v1/catalogue",
        "/api/v1/heartbeat",
    ]
    status = json.loads(device.run("outbox", "status", "--json").stdout)
    assert status["last_contact"] is not None
    assert "catalogue: unchanged" in device.run("sync", "--once").stdout.decode()
    (device.state / "catalogue.json").unlink()
    assert "catalogue: revision 1" in device.run("sync", "--once").stdout.decode()


def test_without_network_it_says_so_in_one_line_and_keeps_everything(
    device: Device, central: FakeCentral
) -> None:
    device.add("An")
    central.__exit__()
    done = device.run("sync", "--once")
    assert done.returncode == 1
    assert done.stderr.decode() == "kiosk sync: the connection to central cannot be made; 1 record waiting\n"


def test_a_server_that_never_answers_does_not_hold_it_for_ever(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.faults.append("silence")
    done = device.run("sync", "--once", "--timeout", "1")
    assert done.returncode == 1
    assert "took too long; 1 record waiting" in done.stderr.decode()


def test_a_login_page_of_a_network_leaves_everything_waiting(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.faults.append("200-page")
    done = device.run("sync", "--once")
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "kiosk sync: this network asks somebody to log in first; central was not reached; 1 record waiting\n"
    )


def test_a_refused_catalogue_does_not_keep_people_back(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.catalogue = Catalogue.model_validate_json((ROOT / "docs/examples/catalogue.json").read_bytes())
    central.catalogue_faults.append("bad-signature")
    done = device.run("sync", "--once")
    assert done.returncode == 1
    assert "upload: 1 delivered" in done.stdout.decode()
    assert "the signature does not hold" in done.stderr.decode()
    assert not (device.state / "catalogue.json").exists()


def test_a_device_that_never_joined_says_so(tmp_path: Path, central: FakeCentral) -> None:
    done = Device(tmp_path, central).run("sync", "--once")
    assert done.returncode == 1
    assert b"not joined" in done.stderr
    assert Device(tmp_path, central).run("sync").returncode == 2


def test_what_somebody_sends_is_at_central_long_before_the_next_full_pass(
    device: Device, central: FakeCentral, watching: subprocess.Popen[bytes]
) -> None:
    """Under two seconds where nothing else runs."""
    assert HANG < EVERY
    assert when(lambda: central.heartbeats), "the first pass"
    device.add("An")
    assert when(lambda: central.opened)


def test_a_failing_central_is_left_alone_but_send_now_goes_through(
    device: Device, central: FakeCentral, watching: subprocess.Popen[bytes]
) -> None:
    assert when(lambda: central.heartbeats)
    central.faults.extend(["500"] * 3)
    device.add("An")
    assert when(lambda: len(central.batches) >= 1)
    central.faults.clear()
    with device.outbox() as outbox:
        outbox.requests.ask("send-now")
    assert when(lambda: central.opened)


def test_the_watch_survives_a_broken_answer_and_ends_when_told(
    device: Device, central: FakeCentral, watching: subprocess.Popen[bytes]
) -> None:
    assert when(lambda: central.heartbeats)
    for fault in ("garbage", "huge", "drop"):
        central.faults.append(fault)
        device.add(f"Person {fault}")
        with device.outbox() as outbox:
            outbox.requests.ask("send-now")
        assert when(lambda: not central.faults)
    with device.outbox() as outbox:
        outbox.requests.ask("send-now")
    assert when(lambda: len(central.opened) == 3)
    watching.send_signal(signal.SIGTERM)
    said, complaint = watching.communicate(timeout=HANG)
    assert watching.returncode == 0
    assert complaint == b""
    assert b"trouble:" in said
    assert b"Person" not in said


def test_the_watch_waits_for_a_device_to_join(tmp_path: Path, central: FakeCentral) -> None:
    device = Device(tmp_path / "state", central)
    process = device.start("sync", "--watch")
    try:
        assert process.stdout is not None
        assert b"not joined" in process.stdout.readline()
        device.enrol()
        device.add("An")
        assert when(lambda: central.opened)
    finally:
        process.kill()
        process.communicate(timeout=HANG)
