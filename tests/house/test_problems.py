"""Whatever goes wrong has a row in the problem table: a person is told, and nothing falls over telling it."""

from __future__ import annotations

import ast

from kiosk.problems import TABLE, number_of
from tests.house.places import ROOT


def problems() -> dict[str, str]:
    """Return every named exception of device and central with the code it carries of its own.

    Read from the source: importing them all would open a window and need a database.
    """
    classes: dict[str, tuple[list[str], str | None]] = {}
    for folder in ("kiosk", "central"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
                    classes[node.name] = (bases, code_of(node))
    known = {"Problem"}
    while new := {name for name, (bases, _) in classes.items() if known & set(bases)} - known:
        known |= new
    return {name: code for name in known if (code := classes[name][1]) is not None}


def code_of(node: ast.ClassDef) -> str | None:
    for line in node.body:
        target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
        if isinstance(target, ast.Name) and target.id == "code" and isinstance(line.value, ast.Constant):
            return str(line.value.value)
    return None


def test_every_named_exception_has_its_row() -> None:
    found = problems()
    assert {"KeysMissing", "NotStored", "DiskFull", "StickRefused"} <= set(found), "the search sees them"
    assert {name: code for name, code in found.items() if code not in TABLE} == {}


def test_every_problem_has_a_number_of_its_own_that_can_be_said_on_the_telephone() -> None:
    numbers = {number_of(code) for code in TABLE}
    assert len(numbers) == len(TABLE), "two problems with one number: give one of them another code"
    assert all(1000 <= number <= 9999 for number in numbers)
    assert number_of("not-enrolled") == 6788  # the number on papers that hang beside kiosks stays
