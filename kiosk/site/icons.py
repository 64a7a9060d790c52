"""The pictures a file of the site may name: assets/icons/NAME.png."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.machine.folders import assets_dir
from kiosk.site.lines import did_you_mean, line_of, read_text
from kiosk.site.problems import BadSite

Place = tuple[str | int, ...]  # of a key in the file, such as ("step", 3, "icon")


def check_icons(path: Path, named: Iterable[tuple[Place, str]]) -> None:
    """Raise BadSite with the line of the first icon in `path` that is not there."""
    known = {icon.stem for icon in (assets_dir() / "icons").glob("*.png")}
    for place, name in named:
        if name not in known:
            near = did_you_mean(name, known)
            hint = near if "mean" in near else "; see assets/icons"
            raise BadSite(path, line_of(read_text(path), place), f"unknown icon {name!r}" + hint)
