"""Switching the device off, where the installer allowed it.

The screen may do nothing as root. On a kiosk it leaves a file, and systemd, which waits for that file
(deploy/raspi/kiosk-off.path), stops everything in order. `KIOSK_SWITCH_OFF` names the file; without it this
device is switched off by hand.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from kiosk.problems import Problem


class NoSwitch(Problem):
    """Nobody allowed this program to switch the device off."""

    code: ClassVar[str] = "no-switch"


class StaysOn(Problem):
    """The device was asked to switch off and could not be."""

    code: ClassVar[str] = "stays-on"


def switch_off(environ: Mapping[str, str] | None = None) -> None:
    """Ask the system to switch off. Raises NoSwitch, or StaysOn where nothing can be left for it."""
    asked = (os.environ if environ is None else environ).get("KIOSK_SWITCH_OFF", "")
    if not asked:
        raise NoSwitch("KIOSK_SWITCH_OFF is not set")
    try:
        Path(asked).touch()
    except OSError as error:
        raise StaysOn(f"cannot write {asked}: {error.strerror}") from None
