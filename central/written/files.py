"""Files of config/ as the pages read them while the service runs, and staff may be editing them.

A file that cannot be read just now is said in the log once, and what it said before stays in use: a slip of
the pen in a site.toml must not take the forms off every phone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings

from central.written.site_file import read_text
from kiosk.written.checked import parsed
from kiosk.written.folder import files_in
from kiosk.written.problems import BadSite

log = logging.getLogger("central.config")
T = TypeVar("T")
Stamped = tuple[tuple[Path, int, int], ...]  # path, time of change, size
_kept: dict[tuple[Path, Callable[[Path], Any]], Any] = {}


def stamped(paths: Iterable[Path]) -> Stamped:
    """Return the files with what changes when they do; one that goes away meanwhile is passed over."""
    found = []
    for path in sorted(paths):
        try:
            stat = path.stat()
        except OSError:
            continue
        found.append((path, stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def read_or_kept(path: Path, read: Callable[[Path], T]) -> T | None:
    """Return what `read` makes of a file; where it raises BadSite, what it made before (None: nothing)."""
    key = path, read
    try:
        _kept[key] = read(path)
    except BadSite as error:
        before = "what it said before stays in use" if key in _kept else "it is left out"
        log.warning("%s; %s", error, before)
    return _kept.get(key)


def table_of(path: Path) -> dict[str, Any]:
    """Return what a TOML file says. Raises BadSite with file and line."""
    return parsed(read_text(path), path)


def unreadable_files() -> list[str]:
    """Return a line for every file of words, languages, journeys and schemes that cannot be read."""
    lines = []
    for folder in (settings.CONFIG, *files_in(settings.CONFIG, "sites/*")):
        for pattern, read in _SHARED.items():
            for path in files_in(folder, pattern):
                try:
                    read(path)
                except BadSite as error:
                    lines.append(str(error))
    return lines


_SHARED: dict[str, Callable[[Path], object]] = {
    "languages.toml": table_of,
    "texts/*.toml": table_of,
    "texts/*.po": read_text,
    "journeys/*.toml": table_of,
    "schemes/*.toml": table_of,
}
