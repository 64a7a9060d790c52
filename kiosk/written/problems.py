"""What can be wrong with the files of a site."""

from __future__ import annotations

from pathlib import Path

from kiosk.problems import Problem


class BadSite(Problem):
    """A file in config/ is wrong: `file`, `line` (from 1; None: the whole file) and what would be right."""

    code = "bad-site"

    def __init__(self, file: Path | str, line: int | None, message: str) -> None:
        self.file = str(file)
        self.line = line
        self.message = message
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
