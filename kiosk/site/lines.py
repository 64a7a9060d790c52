"""Files of the site, read from the disk and checked to the line (kiosk.written)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from kiosk.written.checked import check_model, check_table, did_you_mean, parsed
from kiosk.written.positions import line_of
from kiosk.written.problems import BadSite
from kiosk.written.text import text_of

__all__ = ["check_model", "check_table", "did_you_mean", "line_of", "read_model", "read_text", "read_toml"]

M = TypeVar("M", bound=BaseModel)


def read_text(path: Path) -> str:
    """Return the text of a file of the site; raises BadSite when it cannot be read or is not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadSite(path, None, f"cannot be read ({error.strerror or type(error).__name__})") from None
    return text_of(content, path)


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file and what it says; raises BadSite."""
    text = read_text(path)
    return text, parsed(text, path)


def read_model(model_cls: type[M], path: Path) -> M:
    """Read a TOML file into a model; raises BadSite."""
    return check_model(model_cls, read_text(path), path)
