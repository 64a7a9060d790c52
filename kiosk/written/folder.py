"""Which files of a folder somebody wrote: not those that a computer leaves beside them.

A Mac puts `._site.toml` beside every file it copies to a stick, Word and LibreOffice put `~$…` and `.~lock.…`
beside a file that is open. They end like the others and hold no words.
"""

from __future__ import annotations

from pathlib import Path


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files below `folder` that fit, such as `sites/*/site.toml`, by name."""
    return sorted(path for path in folder.glob(pattern) if is_written(path.relative_to(folder)))


def is_written(path: Path) -> bool:
    """Say whether neither the file nor a folder on the way to it is one that a computer left."""
    return not any(part.startswith((".", "~")) for part in path.parts)
