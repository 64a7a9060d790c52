"""What a person reads is Belgian time, on a kiosk whose card was left on the time of another country too."""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.cli import main
from kiosk.commands import outbox as outbox_command
from kiosk.devices.health.clock import DeviceClock
from kiosk.outbox.clock import read_clock
from kiosk.outbox.queue import QueueStatus
from kiosk.outbox.stick import export
from kiosk.wire.enrolment import TokenFile, TokenRefused
from kiosk.words.days import BELGIUM
from tests.outbox.device import Device

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    """A machine in a zone where it is another day than in Belgium now."""
    name = "Pacific/Kiritimati" if datetime.now(BELGIUM).hour >= 12 else "Etc/GMT+12"
    monkeypatch.setenv("TZ", name)
    time.tzset()
    assert date.today() != datetime.now(BELGIUM).date()
    yield ZoneInfo(name)
    monkeypatch.undo()
    time.tzset()


def test_a_person_just_after_midnight_is_checked_for_the_day_it_is_in_belgium(
    elsewhere, monkeypatch, capsysbinary
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    before = datetime.now(BELGIUM).date().isoformat()
    assert main(["check", "--answers", "-"]) == 0
    on = json.loads(capsysbinary.readouterr().out)["on"]
    assert before <= on <= datetime.now(BELGIUM).date().isoformat()


def test_a_volunteer_reads_on_the_stick_when_it_was_written_in_belgium(
    elsewhere, device: Device, tmp_path: Path
) -> None:
    device.add("An")
    days = {f"{datetime.now(BELGIUM):%Y%m%d}"}
    with device.outbox() as outbox:
        done = export(outbox, device.enrolment(), tmp_path / "stick")
    at = datetime.now(BELGIUM)
    days |= {f"{at:%Y%m%d}"}
    assert done.names[0].split("-")[2] in days
    [report] = (tmp_path / "stick").glob("*.txt")
    told = re.search(r"Geschreven op (\d\d-\d\d-\d{4} om \d\d:\d\d)", report.read_text("utf-8-sig"))
    assert told
    written = datetime.strptime(told[1], "%d-%m-%Y om %H:%M").replace(tzinfo=BELGIUM)
    assert 0 <= (at - written).total_seconds() < 120


@pytest.mark.parametrize("zone", ["Europe/London", "UTC", "Asia/Tokyo"])
def test_an_installer_reads_since_when_somebody_waits_in_belgian_time(elsewhere, zone: str) -> None:
    at = datetime(2026, 12, 1, 16, 42, tzinfo=UTC).astimezone(ZoneInfo(zone))
    status = QueueStatus(
        waiting=1, sending=0, quarantined=(), delivered=0, oldest_waiting=at, last_contact=at, retired=None
    )
    told = "\n".join(outbox_command.as_lines(status))
    assert "the oldest since 2026-12-01 17:42" in told
    assert "last contact 2026-12-01 17:42" in told


def test_a_record_and_the_desk_have_the_clock_of_belgium(elsewhere) -> None:
    for wall in (read_clock().wall, DeviceClock().read().wall):
        assert wall.utcoffset() == datetime.now(BELGIUM).utcoffset()
        assert abs((wall - datetime.now(UTC)).total_seconds()) < 60


def test_an_installer_reads_in_belgian_time_when_an_invitation_ended(elsewhere, central) -> None:
    token = TokenFile.model_validate(central.token() | {"expires": datetime(2026, 12, 1, 16, 42, tzinfo=UTC)})
    with pytest.raises(TokenRefused, match=r"2026-12-01 at 17:42 .*says 2026-12-02 01:00"):
        token.usable(datetime(2026, 12, 2, tzinfo=UTC))


# A time or day by the zone of the machine; UTC, or a zone that is named, is meant.
BY_THE_MACHINE = re.compile(
    r"datetime\.now\(\)|\.astimezone\(\)|date\.today\(\)|datetime\.today\(\)|(?<!timezone)\.localtime\("
    r"|time\.strftime\(|fromtimestamp\([^,()]*\)|\.ctime\("
)


def test_nowhere_is_a_time_for_people_told_by_the_zone_of_the_machine() -> None:
    for room in ("kiosk", "central"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                assert not BY_THE_MACHINE.search(line), f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
