"""The web process of central cannot see what opens people's records, by its unit and in fact."""

from __future__ import annotations

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.waiting import HANG

UNITS = Path(__file__).resolve().parents[2] / "deploy" / "central"


def hidden(name: str) -> str:
    """Return everything a unit hides from its process."""
    lines = (UNITS / f"{name}.service").read_text().splitlines()
    return " ".join(line.partition("=")[2] for line in lines if line.startswith("InaccessiblePaths="))


def test_the_web_process_is_kept_from_every_key_it_does_not_need() -> None:
    for path in ("keys/sealing", "keys/root", "keys/ca/ca.key"):
        for unit in ("central-web", "central-devices"):
            assert f"-/var/lib/central/{path}" in hidden(unit).split()


def test_the_worker_sees_the_sealing_keys_and_nothing_that_speaks_for_central() -> None:
    assert "sealing" not in hidden("central-work")
    for path in ("keys/root", "keys/answer.key", "keys/catalogue.key"):
        assert f"-/var/lib/central/{path}" in hidden("central-work").split()


@pytest.mark.parametrize("name", ["central-web", "central-devices", "central-work"])
def test_both_services_are_kept_small(name: str, tmp_path: Path) -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.read(UNITS / f"{name}.service")
    assert unit["Service"]["User"] == "central"
    assert unit["Service"]["UMask"] == "0077"
    copy = tmp_path / f"{name}.service"
    copy.write_text(
        (UNITS / f"{name}.service").read_text().replace("/opt/central/.venv/bin/central", "/bin/true")
    )
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=25", str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stdout.splitlines()[-1:]


@pytest.mark.slow
def test_without_the_keys_it_cannot_see_the_web_process_still_does_its_work(tmp_path: Path) -> None:
    service = Service(tmp_path / "served")
    try:
        service.serve()
        invitation = service.invitation()
        for path in ("sealing", "root"):
            shutil.move(service.folder / "keys" / path, tmp_path / path)
        (service.folder / "keys/ca/ca.key").rename(tmp_path / "ca.key")
        service.invitation = lambda: invitation  # type: ignore[method-assign]
        kiosk = service.join()
        body = kiosk.batch(kiosk.envelope(a_record()))
        assert service.send(kiosk, body).status_code == 202
        heartbeat = kiosk.heartbeat()
        headers = kiosk.request_headers("POST", "/api/v1/heartbeat", heartbeat)
        assert service.post("/api/v1/heartbeat", heartbeat, headers).status_code == 200
    finally:
        service.stop()


@pytest.mark.slow
def test_the_worker_needs_no_key_that_speaks_for_central(tmp_path: Path) -> None:
    service = Service(tmp_path / "served")
    service.set_up()
    for name in ("answer.key", "catalogue.key", "root", "ca"):
        shutil.move(service.folder / "keys" / name, tmp_path / name)
    assert "looked at 0" in service.run("work", "--once").stdout
