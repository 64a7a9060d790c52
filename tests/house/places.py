"""Where the files of the house are, as git knows them: what is not in the repository is not judged."""

from __future__ import annotations

import subprocess
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = ROOT / ".venv" / "bin"


@cache
def files(*patterns: str) -> tuple[Path, ...]:
    """Return the files of the repository that match, new ones that are not ignored included."""
    if not (
        ROOT / ".git"
    ).exists():  # a release archive: it holds what is in the repository, and what was made here
        return tuple(
            path for path in _everything() if not patterns or any(_fits(path, one) for one in patterns)
        )
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(path for name in sorted(set(listed.split("\0"))) if name and (path := ROOT / name).is_file())


MADE_HERE = (".venv", "build", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")


def _everything() -> list[Path]:
    return sorted(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not set(path.relative_to(ROOT).parts) & {*MADE_HERE, ".import_linter_cache"}
    )


def _fits(path: Path, pattern: str) -> bool:
    """Say whether git's pathspec takes it: a folder, or a pattern over the whole path."""
    name = str(path.relative_to(ROOT))
    return name == pattern or name.startswith(f"{pattern}/") or fnmatchcase(name, pattern)


def named(path: Path) -> str:
    """Return a path as a person in the checkout would type it."""
    return str(path.relative_to(ROOT))
