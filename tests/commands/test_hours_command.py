"""`kiosk hours`: what somebody who writes opening hours asks before anybody stands at a door."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import main

HOURS = "Mo-Fr 09:00-12:00; PH off"
WEDNESDAY = "2026-12-02T09:30"


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["hours", HOURS, "--at", WEDNESDAY, "--json", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("days.txt", "\ufeff# sluitingsdagen\r\nDec 02 off “feest # dag” # waarom\r\n\r\n"),
        ("site.toml", '[organisation]\nid = "x"\nclosed = [\'Dec 02 off "feest # dag"\']\n'),
    ],
)
def test_who_asks_with_the_closing_days_of_the_organisation_hears_that_it_is_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    found = asked(capsys, "--organisation-closed", str(tmp_path / name))
    assert (found["open"], found["why"]) == (False, "feest # dag")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("days.txt", "Dec 02 off\nMo off\n", ":2: "),
        ("site.toml", '[organisation]\nclosed = ["Ju 02 off"]\n', ":2: "),
        ("site.toml", '[organisation]\nclosed = "Dec 02 off"\n', "must be a list"),
    ],
)
def test_who_writes_a_wrong_closing_day_reads_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, words: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["hours", HOURS, "--organisation-closed", str(tmp_path / name)]) == 1
    assert f"{name}{words}" in (said := capsys.readouterr().err) or words in said


@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_who_asks_about_hours_that_are_none_reads_why_in_one_line_apart_from_what_programs_read(
    capsys: pytest.CaptureFixture[str], json_too: tuple[str, ...]
) -> None:
    assert main(["hours", "Mo-Fr 9", *json_too]) == 1
    told, said = capsys.readouterr()
    assert said.startswith("kiosk hours: ") and said.count("\n") == 1
    assert (json.loads(told)["valid"] is False) if json_too else told == ""


@pytest.mark.parametrize("moment", ["9999-12-31T23:59", "0001-01-01T00:00", "morgen"])
def test_who_asks_about_a_day_out_of_reach_reads_so(capsys: pytest.CaptureFixture[str], moment: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(["hours", HOURS, "--at", moment])
    assert left.value.code == 2
    assert repr(moment) in capsys.readouterr().err
