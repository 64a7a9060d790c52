"""With Docker each service of central sees what its unit sees, and the image holds what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from central.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "deploy" / "central"
SERVICES: dict[str, Any] = yaml.safe_load((HERE / "docker-compose.yml").read_text())["services"]
STATE = "/var/lib/central/"


def covered(service: dict[str, Any]) -> set[str]:
    """Return what of the folder of central lies under an empty folder or file."""
    files = (volume.split(":") for volume in service["volumes"])
    nothing = {parts[1] for parts in files if parts[0] == "/dev/null"}
    return {path.removeprefix(STATE) for path in {*service["tmpfs"], *nothing} if path.startswith(STATE)}


@pytest.mark.parametrize("name", ["web", "devices", "work", "backup", "check"])
def test_a_service_with_docker_sees_no_key_that_its_unit_hides(name: str) -> None:
    lines = (HERE / f"central-{name}.service").read_text().splitlines()
    hidden = " ".join(line.partition("=")[2] for line in lines if line.startswith("InaccessiblePaths="))
    assert {path.removeprefix(f"-{STATE}") for path in hidden.split()} == covered(SERVICES[name])


def test_every_service_of_ours_may_do_as_little_as_it_can() -> None:
    for name in set(SERVICES) - {"database", "front"}:
        assert SERVICES[name]["read_only"] and SERVICES[name]["cap_drop"] == ["ALL"], name
        assert "ports" not in SERVICES[name], f"{name} is reached past the front"


def test_every_command_of_a_service_and_every_folder_of_the_image_is_there() -> None:
    text = (HERE / "docker-compose.yml").read_text()
    told = re.findall(r"command: \[(\w+)|bin/central\",? \"?(\w+)", text)
    assert {"serve", "work", "init", "check"} <= {one or other for one, other in told} <= set(COMMANDS)
    copied = re.findall(r"^COPY (.+) \S+$", (HERE / "Dockerfile").read_text(), re.MULTILINE)
    for source in " ".join(copied).split():
        assert (ROOT / source).exists(), f"the image wants {source}"
