"""No files of the house stand in a circle: each can be read after those it knows, down to the floor.

An import that only a type checker sees counts too. Who needs the other's type needs to know the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

import grimp
import pytest

FROM = "from shed_with_a_door import "


def known_by(*packages: str) -> dict[str, Set[str]]:
    """Return which files each file of these packages imports, inside functions and for types included."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}


def reached(start: str, known: Mapping[str, Set[str]]) -> set[str]:
    """Return what can be come to from `start` in one step or more."""
    found: set[str] = set()
    ahead = list(known[start])
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead.extend(known[name])
    return found


def circles(known: Mapping[str, Set[str]]) -> list[list[str]]:
    """Return the files that know each other, straight or through others, each group once."""
    reach = {name: reached(name, known) for name in known}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other])
        for name in known
        if name in reach[name]
    }
    return sorted(sorted(group) for group in groups)


def test_no_files_of_the_house_know_each_other() -> None:
    known = known_by("kiosk", "central")
    assert len(known) > 400 and sum(map(len, known.values())) > 1000, "nearly nothing was read"
    assert circles(known) == []


@pytest.fixture
def shed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a tiny package without a circle: `door` knows `lock`, and `lock` knows `key`."""
    folder = tmp_path / "shed_with_a_door"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name, text in {"__init__": "", "door": FROM + "lock", "lock": FROM + "key", "key": ""}.items():
        (folder / f"{name}.py").write_text(text + "\n", encoding="utf-8")
    return folder


def test_a_row_of_files_is_no_circle(shed: Path) -> None:
    known = known_by(shed.name)
    assert known[f"{shed.name}.door"] == {f"{shed.name}.lock"}
    assert circles(known) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (FROM + "door", ["door", "key", "lock"]),
        (FROM + "lock", ["key", "lock"]),
        (f"def turn() -> None:\n    {FROM}lock", ["key", "lock"]),
        (f"from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    {FROM}lock", ["key", "lock"]),
    ],
    ids=["through another", "straight", "inside a function", "only for its types"],
)
def test_a_circle_is_found(shed: Path, text: str, group: list[str]) -> None:
    (shed / "key.py").write_text(text + "\n", encoding="utf-8")
    assert circles(known_by(shed.name)) == [[f"{shed.name}.{name}" for name in group]]


def test_two_circles_are_told_apart(shed: Path) -> None:
    (shed / "key.py").write_text(FROM + "lock\n", encoding="utf-8")
    (shed / "roof.py").write_text(FROM + "tile\n", encoding="utf-8")
    (shed / "tile.py").write_text(FROM + "roof\n", encoding="utf-8")
    found = circles(known_by(shed.name))
    assert [[name.rpartition(".")[2] for name in group] for group in found] == [
        ["key", "lock"],
        ["roof", "tile"],
    ]
