"""The look is one file: sizes of letters, radii and widths of edges are tokens of kiosk/ui/theme.py."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kiosk.ui import theme
from tests.house.places import files, named

TOKENS = "kiosk/ui/theme.py"
SIZES = re.compile(r"^\s*(?:sizes|radius|edge_width|font_px):.*\d", re.MULTILINE)  # in a kv file
NAMES = ("sizes", "radius", "edge_width", "font_px")
LADDER = 3  # numbers that go down, in the range of letters


def literals(path: Path) -> Iterator[str]:
    """Yield what should have been a token."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        values: list[tuple[str, ast.expr]] = []
        if isinstance(node, ast.Assign):
            values = [
                (name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", ""), value)
                for target in node.targets
                for name, value in _pairs(target, node.value)
            ]
        elif isinstance(node, ast.keyword) and node.arg:
            values = [(node.arg, node.value)]
        yield from (f"{named(path)}:{value.lineno}" for name, value in values if _is_size(name, value))
        if isinstance(node, ast.Tuple | ast.List) and _is_ladder(node):
            yield f"{named(path)}:{node.lineno}"


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return list(zip(target.elts, value.elts, strict=False))
    return [(target, value)]


def _is_size(name: str, value: ast.expr) -> bool:
    """A width of 0 is none, and half of a side is no size."""
    parts = ast.walk(value) if isinstance(value, ast.Tuple | ast.List) else [value]
    numbers = [one.value for one in parts if isinstance(one, ast.Constant)]
    return name in NAMES and any(isinstance(one, int | float) and one > 1 for one in numbers)


def _is_ladder(node: ast.Tuple | ast.List) -> bool:
    numbers = [one.value for one in node.elts if isinstance(one, ast.Constant)]
    sized = len(numbers) >= LADDER and all(
        isinstance(one, int | float) and 18 <= one <= 90 for one in numbers
    )
    return sized and all(one > other for one, other in pairwise(numbers))


def test_a_designer_finds_every_size_of_letters_and_every_radius_in_one_file() -> None:
    loose = [one for path in files("kiosk/ui/**.py", "kiosk/ui/*.py") for one in literals(path)]
    for path in files("kiosk/ui/**.kv"):
        text = path.read_text(encoding="utf-8")
        loose += [f"{named(path)}: {found.group().strip()}" for found in SIZES.finditer(text)]
    assert not [one for one in loose if not one.startswith(TOKENS)]


def test_no_ladder_goes_below_what_a_person_can_read() -> None:
    ladders = {
        name: value
        for name, value in vars(theme).items()
        if name.isupper() and isinstance(value, tuple) and all(isinstance(one, int | float) for one in value)
    }
    least = {name: value[-1] for name, value in ladders.items() if sorted(value, reverse=True) == list(value)}
    assert len(least) > 15
    assert not {name: size for name, size in least.items() if size < theme.LABEL[-1]}
