"""Where this device keeps its files.

`KIOSK_STATE` wins; under systemd it is the unit's STATE_DIRECTORY; in a checkout build/state/kiosk, so
that `make demo` and the commands in the docs look at the same files.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_SITE = "eeklo"


def state_dir() -> Path:
    """Return the state directory, made with mode 0700 when it is not there yet."""
    named = os.environ.get("KIOSK_STATE") or os.environ.get("STATE_DIRECTORY")
    if named:
        path = Path(named)
    elif (ROOT / "pyproject.toml").exists():
        path = ROOT / "build" / "state" / "kiosk"
    else:
        path = Path.home() / ".local" / "state" / "kiosk"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def config_dir() -> Path:
    """Return config/ of the installation (`KIOSK_CONFIG` wins)."""
    return Path(os.environ.get("KIOSK_CONFIG") or ROOT / "config")


def default_site() -> Path:
    """Return the site folder of this device (`KIOSK_SITE`), or else the one that ships with the kiosk."""
    named = os.environ.get("KIOSK_SITE")
    return Path(named) if named else config_dir() / "sites" / DEFAULT_SITE


def assets_dir() -> Path:
    """Return assets/ of the installation: fonts, icons, postcodes."""
    return ROOT / "assets"
