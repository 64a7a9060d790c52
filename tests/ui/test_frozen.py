"""A screen that stands still is ended and starts anew: systemd hears of it from the loop that draws."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.systemd_listening import Systemd
from tests.ui.real_kiosk import RealKiosk
from tests.waiting import HANG

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def systemd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Systemd]:
    yield Systemd(tmp_path_factory.mktemp("run") / "notify")


def kiosk_of(systemd: Systemd, folder: Path, broken: str = "") -> RealKiosk:
    kiosk = RealKiosk(folder, broken=broken)
    kiosk.env.update(systemd.environ)
    return kiosk


def test_a_screen_whose_process_is_stopped_is_fed_no_more_and_shows_its_first_screen_after_a_new_start(
    systemd: Systemd, tmp_path: Path
) -> None:
    with kiosk_of(systemd, tmp_path) as kiosk:
        systemd.hears(b"READY=1")
        systemd.hears(b"WATCHDOG=1")
        kiosk.process.send_signal(signal.SIGSTOP)
        assert systemd.hears_nothing()
        kiosk.process.kill()  # WatchdogSignal=SIGKILL: it cannot be asked
        kiosk.process.communicate(timeout=HANG)
        kiosk.process = kiosk.start()
        kiosk.wait_until_ready()
        systemd.hears(b"WATCHDOG=1")


def test_a_window_that_stands_still_is_not_fed_by_what_runs_beside_it(
    systemd: Systemd, tmp_path: Path
) -> None:
    with kiosk_of(systemd, tmp_path, broken="frozen") as kiosk:
        assert kiosk.process.stdout is not None
        while kiosk.process.stdout.readline() not in ("stands still\n", ""):
            pass
        assert kiosk.process.poll() is None
        assert systemd.hears_nothing()
