"""The web process of central cannot see what opens people's records, by its unit and in fact."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.central.kiosks import a_record
from tests.central.running import Service
from tests.waiting import HANG

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "deploy" / "central"


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


def test_who_copies_counts_or_tells_of_a_failure_sees_no_key_and_a_failure_is_told() -> None:
    for unit in ("central-backup", "central-metrics", "central-failed@"):
        assert "-/var/lib/central/keys" in hidden(unit).split()
    for unit in ("central-backup", "central-check"):
        assert "OnFailure=central-failed@%N.service" in (UNITS / f"{unit}.service").read_text().splitlines()


def test_systemd_understands_every_unit_and_they_are_all_installed(tmp_path: Path) -> None:
    units = [*UNITS.glob("*.service"), *UNITS.glob("*.timer")]
    installed = (UNITS / "install.sh").read_text()
    for unit in units:
        assert unit.name in installed
        text = re.sub(r"^(ExecStart=)\S+", r"\g<1>/bin/true", unit.read_text(), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text.replace("file:/opt/central", f"file:{ROOT}"))
    env = {**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:", "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [
        "systemd-analyze",
        "--user",
        "--man=no",
        "verify",
        *(str(tmp_path / unit.name) for unit in units),
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=HANG)
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if "central-" in line]


ALL = ["web", "devices", "work", "backup", "check", "metrics", "failed@"]


@pytest.mark.parametrize("name", [f"central-{name}" for name in ALL])
def test_every_service_is_kept_small(name: str, tmp_path: Path) -> None:
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
