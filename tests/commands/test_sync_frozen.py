"""A sync that stands still is ended and starts anew: systemd hears of it from its loop."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.commands.test_sync_command import EVERY
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.systemd_listening import Systemd
from tests.waiting import HANG


def test_a_sync_that_is_stopped_is_fed_no_more(
    device: Device, central: FakeCentral, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    systemd = Systemd(tmp_path / "notify")
    for name, value in systemd.environ.items():
        monkeypatch.setenv(name, value)
    process = device.start("sync", "--watch", "--every", str(EVERY), "--timeout", "60")
    try:
        systemd.hears(b"READY=1")
        systemd.hears(b"WATCHDOG=1")
        os.kill(process.pid, signal.SIGSTOP)
        assert systemd.hears_nothing()
    finally:
        process.kill()
        process.communicate(timeout=HANG)
