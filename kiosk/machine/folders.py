"""Where a program of ours keeps its files, and where it finds those of the installation.

KIOSK_STATE (or CENTRAL_STATE) wins; on a kiosk under systemd it is the unit's STATE_DIRECTORY; in a checkout
build/state/kiosk, so that `make demo` and the commands in the docs look at the same files.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_SITE = "eeklo"
Program = Literal["kiosk", "central"]


def state_dir(program: Program = "kiosk") -> Path:
    """Return the state directory, made with mode 0700 when it is not there yet."""
    named = os.environ.get(f"{program.upper()}_STATE")
    if program == "kiosk":
        named = named or os.environ.get("STATE_DIRECTORY")
    if named:
        path = Path(named)
    elif (ROOT / "pyproject.toml").exists():
        path = ROOT / "build" / "state" / program
    else:
        path = Path.home() / ".local" / "state" / program
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def config_dir(program: Program = "kiosk") -> Path:
    """Return config/ of the installation: journeys, schemes, sites (KIOSK_CONFIG, CENTRAL_CONFIG win)."""
    return Path(os.environ.get(f"{program.upper()}_CONFIG") or ROOT / "config")


def default_site() -> Path:
    """Return the site folder of this device (`KIOSK_SITE`), or else the one that ships with the kiosk."""
    named = os.environ.get("KIOSK_SITE")
    return Path(named) if named else config_dir() / "sites" / DEFAULT_SITE


def assets_dir() -> Path:
    """Return assets/ of the installation: fonts, icons, postcodes."""
    return ROOT / "assets"
