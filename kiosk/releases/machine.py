"""The kiosk that this runs on, as an update needs it: its builder, services and doctor. Needs root."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from kiosk.releases.shelf import Shelf
from kiosk.wire.release import ReleaseRefused

BUILD_SECONDS, START_SECONDS, ASK_SECONDS = 1800.0, 180.0, 120.0
SERVICES = ("kiosk-screen.service", "kiosk-sync.service")


class ThisMachine:
    """Asks systemd and the installer of the new release."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def build(self, unpacked: Path) -> str:
        """See kiosk.releases.update.Machine. The new release knows itself what it is made of."""
        done = _ask(BUILD_SECONDS, str(unpacked / "deploy/raspi/install.sh"), "--put-beside")
        lines = done.stdout.split()
        if done.returncode or not lines:
            said = done.stderr.strip().splitlines()[-1:] or ["no word"]
            raise ReleaseRefused(f"it could not be built: {said[0]}")
        return lines[-1]

    def draws(self) -> bool:
        """The services say READY=1 when the first screen is drawn: `restart` waits for that word."""
        return _ask(START_SECONDS, "systemctl", "restart", *SERVICES).returncode == 0

    def broken(self) -> set[str]:
        """See kiosk.releases.update.Machine; a doctor that falls over is broken itself."""
        done = _ask(ASK_SECONDS, "/usr/local/bin/kiosk", "doctor", "--json")
        try:
            return {line["name"] for line in json.loads(done.stdout) if line["state"] == "broken"}
        except (ValueError, KeyError, TypeError):
            return {"doctor"}


def _ask(seconds: float, *command: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", f"{command[0]}: {type(error).__name__}")
