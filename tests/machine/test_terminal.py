"""A terminal that is set to letters of Western Europe alone: no command ends by it."""

from __future__ import annotations

import io
import sys

import pytest

from central import cli as central
from kiosk import cli as kiosk

HOURS = ("hours", "Mo 09:00-12:00", "--lang", "uk")


def said_at(monkeypatch: pytest.MonkeyPatch, encoding: str) -> io.BytesIO:
    """Return where standard output goes, as a terminal of this encoding."""
    there = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(there, encoding=encoding, write_through=True))
    return there


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_an_installer_reads_ukrainian_hours_on_any_terminal(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    there = said_at(monkeypatch, encoding)
    assert kiosk.main(list(HOURS)) == 0
    assert there.getvalue().decode().startswith("Понеділок: ")


def test_what_central_says_comes_whole_too(monkeypatch: pytest.MonkeyPatch) -> None:
    there = said_at(monkeypatch, "latin-1")
    monkeypatch.setattr("central.commands.metrics.run", lambda args: print("Олена Łukasz") or 0)
    assert central.main(["metrics"]) == 0
    assert there.getvalue().decode() == "Олена Łukasz\n"
