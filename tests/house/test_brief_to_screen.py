"""Whoever asks where a row of the brief went finds it, and what the page names is there."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache

import pytest

from central.figures.naming import FIGURES
from kiosk.cli import COMMANDS
from tests.house.places import ROOT

PAGE = (ROOT / "docs" / "brief-to-screen.md").read_text(encoding="utf-8")
ROWS = {"A": 16, "B": 7, "C": 3, "D": 4, "E": 4}  # of the brief
NOT_YET = "nog niet"
ROW = re.compile(r"^\| ([A-E]\d+) (.+?) \|(.+)\|$", re.MULTILINE)


def rows() -> list[tuple[str, list[str]]]:
    return [(found[1], [cell.strip() for cell in found[3].split("|")]) for found in ROW.finditer(PAGE)]


@cache
def sites() -> dict[str, dict[str, object]]:
    found = (ROOT / "config" / "sites").glob("*/site.toml")
    return {path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in found}


@cache
def addresses() -> tuple[str, ...]:
    """Return what stands in central's urls: `mensen/`, `^o/(?P<slug>…`, and the figures that have a page."""
    trees = [
        ast.parse((ROOT / "central" / name).read_text(encoding="utf-8"))
        for name in ("urls.py", "open_urls.py", "place_urls.py")
    ]
    calls = [
        one
        for tree in trees
        for one in ast.walk(tree)
        if isinstance(one, ast.Call) and ast.unparse(one.func).endswith("path")
    ]
    figures = (f"cijfers/{one.page}/" for one in FIGURES.values())
    return (*(one.args[0].value for one in calls if isinstance(one.args[0], ast.Constant)), *figures)


def test_every_row_of_the_brief_has_its_place() -> None:
    wanted = [f"{part}{number}" for part, most in ROWS.items() for number in range(1, most + 1)]
    told = list(dict.fromkeys(name for name, _ in rows()))
    assert told == wanted


@pytest.mark.parametrize(("name", "cells"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_row_says_where_it_is_or_that_it_is_not_there_yet(name: str, cells: list[str]) -> None:
    assert len(cells) == 4
    somewhere = any(cell not in ("", "–") for cell in cells[:3])
    assert somewhere or NOT_YET in cells[3], name


def test_every_journey_that_is_named_stands_on_the_home_screen_of_a_site() -> None:
    named = set(re.findall(r"journey `([\w-]+)`", PAGE))
    assert len(named) >= 10
    offered = {journey for site in sites().values() for journey in site["journeys"]}
    assert named <= offered
    assert offered <= named | {"paper-correct"}, "a journey that no row of the brief names"


def test_every_track_site_and_file_that_is_named_is_there() -> None:
    tracks = {path.stem for path in (ROOT / "config" / "tracks").glob("*.toml")}
    told = [
        track
        for cell in re.findall(r"track ((?:`[\w-]+`(?:, )?)+)", PAGE)
        for track in re.findall(r"[\w-]+", cell)
    ]
    assert set(told) <= tracks
    assert set(re.findall(r"site `([\w-]+)`", PAGE)) <= set(sites())


def test_every_page_of_central_that_is_named_is_there() -> None:
    named = re.findall(r"`/([^`]+)`", PAGE)
    assert named
    missing = [
        one
        for one in named
        if not any(known in (one, f"/{one}") or known.startswith(f"^{one}") for known in addresses())
    ]
    assert not missing


def test_every_command_that_is_named_is_there() -> None:
    assert set(re.findall(r"`kiosk ([a-z]+)", PAGE)) <= set(COMMANDS)
    for command in re.findall(r"`central ([a-z]+)`", PAGE):
        assert (ROOT / "central" / "commands" / f"{command}.py").is_file()
