"""What Prometheus is told: right counts, no name, and a worker that hangs is seen."""

from __future__ import annotations

import stat
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from central.cli import main
from central.commands.work import mark
from central.fleet.health import SILENT
from central.fleet.numbers import as_text, numbers
from central.intake.models import Device, Heartbeat, InboxEnvelope

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(kiosk):
    return Device.objects.get(id=kiosk.device_id)


def told(state, now=None):
    return {one.name: one.value for one in numbers(state, now or timezone.now())}


def test_kiosks_and_what_waits_are_counted(state, device):
    now = timezone.now()
    rows = [
        Device(
            organisation=device.organisation, name=name, public_key=b"k" * 32, status=status, last_contact=at
        )
        for name, status, at in (
            ("lang weg", "active", now - SILENT - timedelta(minutes=1)),
            ("nooit", "active", None),
            ("gestolen", "stolen", None),
        )
    ]
    Device.objects.bulk_create(rows)
    Device.objects.filter(id=device.id).update(last_contact=now)
    for number, (was, minutes) in enumerate(
        [("waiting", 5), ("waiting", 90), ("failed", 600), ("opened", 900)]
    ):
        InboxEnvelope.objects.create(
            organisation=device.organisation,
            device=device,
            record_id=f"00000000-0000-4000-8000-{number:012}",
            seq=number,
            sha256="0" * 64,
            received_at=now - timedelta(minutes=minutes),
            state=was,
        )
    Heartbeat.objects.create(organisation=device.organisation, device=device, at=now, queue=7, quarantined=1)
    said = told(state, now)
    assert (said["kiosks_in_service"], said["kiosks_silent"]) == (3, 2)
    assert (said["envelopes_waiting"], said["envelopes_failed"], said["envelopes_held"]) == (2, 1, 0)
    assert said["envelope_oldest_waiting_seconds"] == 90 * 60
    assert (said["kiosk_records_waiting"], said["kiosk_records_refused"]) == (7, 1)
    assert said["worker_last_round_timestamp_seconds"] is None, "no worker yet is no line, not 1970"
    mark()
    assert abs(told(state)["worker_last_round_timestamp_seconds"] - timezone.now().timestamp()) < 60
    text = as_text(numbers(state, now))
    assert device.name not in text and device.organisation.slug not in text and "lang weg" not in text


def test_the_file_is_whole_and_for_another_user_to_read(state, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("central.service.database_fits.require_set_up", lambda: None)
    out = tmp_path / "central.prom"
    assert main(["metrics", "--out", str(out)]) == main(["metrics", "--out", str(out)]) == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o644
    lines = out.read_text().splitlines()
    assert out.read_text().endswith("\n") and "central_kiosks_in_service 0" in lines
    for about, kind, value in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        name = value.split()[0]
        assert about.startswith(f"# HELP {name} ") and kind == f"# TYPE {name} gauge"
        float(value.split()[1])


def test_a_unit_that_failed_is_said_in_the_journal_and_mailed(settings, monkeypatch, capsys):
    assert main(["failed", "central-check"]) == 0
    assert capsys.readouterr().err.startswith("<2>central-check failed")
    settings.MAIL_FROM = "central@example.be"
    monkeypatch.setenv("CENTRAL_ADMIN", "beheer@example.be")
    assert main(["failed", "central-backup"]) == 0
    [letter] = mail.outbox
    assert letter.to == ["beheer@example.be"] and "journalctl -u central-backup" in letter.body
    assert main(["failed", "x\nBcc: y"]) == 1 and len(mail.outbox) == 1
