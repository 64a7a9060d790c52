"""docs/architecture.md is true: its arrows are those of the imports, the files on its ways are there."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.house.places import ROOT

PAGE = ROOT / "docs" / "architecture.md"
ARROW = re.compile(r"^\s+([a-z_.]+) --> ([a-z_.]+)$", re.MULTILINE)
STEP = re.compile(r"^\d+\. `([^`]+)`", re.MULTILINE)
Arrows = set[tuple[str, str]]


def room_of(module: str) -> str:
    """Return the room of a module: kiosk.devices.printer.cable lies in kiosk.devices."""
    program, *rest = module.split(".")
    if not rest:
        return ""
    at_the_door = (ROOT / program / f"{rest[0]}.py").is_file() or rest[0] == "__main__"
    if at_the_door and program == "central":
        return "central"
    if program == "kiosk" and rest[0] == "__main__":
        return "kiosk.cli"
    there = at_the_door or (ROOT / program / rest[0]).is_dir()
    return f"{program}.{rest[0]}" if there else ""  # such as kiosk.__version__


@cache
def imported() -> frozenset[tuple[str, str]]:
    """Return which room knows which, from every import in the code."""
    found: Arrows = set()
    for program in ("kiosk", "central"):
        for path in (ROOT / program).rglob("*.py"):
            here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
            for node in ast.walk(ast.parse(path.read_text())):
                names = []
                if isinstance(node, ast.ImportFrom) and node.module:
                    whole = node.module.count(".") == 0  # from central import cases
                    names = [f"{node.module}.{one.name}" if whole else node.module for one in node.names]
                elif isinstance(node, ast.Import):
                    names = [one.name for one in node.names]
                found |= {
                    (here, room_of(name)) for name in names if name.split(".")[0] in ("kiosk", "central")
                }
    return frozenset((a, b) for a, b in found if a and b and a != b)


def drawn() -> Arrows:
    return set(ARROW.findall(PAGE.read_text()))


def untrue(arrows: Arrows) -> tuple[Arrows, Arrows]:
    """Return the arrows no import stands behind, and the imports that no way along the arrows leads to."""
    return arrows - imported(), {(a, b) for a, b in imported() if b not in reached(a, arrows)}


def reached(start: str, arrows: Arrows) -> set[str]:
    seen, to_go = {start}, [start]
    while to_go:
        here = to_go.pop()
        for a, b in arrows:
            if a == here and b not in seen:
                seen.add(b)
                to_go.append(b)
    return seen - {start}


def test_the_drawing_has_the_arrows_of_the_imports_and_no_others() -> None:
    lies, missing = untrue(drawn())
    assert not lies, "drawn, but no import stands behind it"
    assert not missing, "imported, but no way along the arrows leads there"


def test_a_drawing_that_lies_or_leaves_something_out_is_seen() -> None:
    arrows = drawn()
    assert untrue(arrows | {("kiosk.eligibility", "kiosk.ui")})[0] == {("kiosk.eligibility", "kiosk.ui")}
    for arrow in arrows:
        assert untrue(arrows - {arrow})[1], f"{arrow} could be left out: draw no more than is needed"


@pytest.mark.parametrize("way", ["telephone number", "offer"])
def test_each_file_on_the_way_of_a_thing_is_there(way: str) -> None:
    [told] = re.findall(rf"## The way of one {way}\n(.*?)(?=\n## )", PAGE.read_text(), re.DOTALL)
    files = STEP.findall(told)
    assert len(files) >= 15
    assert [name for name in files if not (ROOT / name).is_file()] == []
    assert [name for name in files if name.startswith("kiosk/")] and "central/" in told


def test_every_folder_says_what_lives_there() -> None:
    silent = []
    for program in ("kiosk", "central"):
        for path in (ROOT / program).rglob("__init__.py"):
            if path.parent.name in ("migrations", "templatetags"):
                continue
            if len(ast.get_docstring(ast.parse(path.read_text())) or "") < 40:
                silent.append(str(path.relative_to(ROOT)))
    assert silent == []
