"""The icons and pictures a file of the site may name: NAME.png in assets/icons and in assets/pictures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.machine.folders import assets_dir
from kiosk.site.lines import did_you_mean, line_of, read_text
from kiosk.site.problems import BadSite

Place = tuple[str | int, ...]  # of a key in the file, such as ("step", 3, "icon")


def check_icons(path: Path, named: Iterable[tuple[Place, str]]) -> None:
    """Raise BadSite with the line of the first icon or picture in `path` that is not there.

    A place that ends with "picture" names a picture; no name at all is none.
    """
    kinds = {"icon": _known("icons"), "picture": _known("pictures") | {""}}
    for place, name in named:
        kind = "picture" if place[-1:] == ("picture",) else "icon"
        if name not in kinds[kind]:
            near = did_you_mean(name, kinds[kind] - {""})
            hint = near if "mean" in near else f"; see assets/{kind}s"
            raise BadSite(path, line_of(read_text(path), place), f"unknown {kind} {name!r}" + hint)


def _known(folder: str) -> set[str]:
    return {file.stem for file in (assets_dir() / folder).glob("*.png")}
