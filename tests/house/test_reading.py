"""A colleague can read the house: short files, short functions, names of the field, no loose ends."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.places import files, named

LONGEST_FILE = 250  # lines
LONGEST_TEST_FILE = 300
LONGEST_FUNCTION = 60  # lines: what fits on one screen with its docstring
EMPTY_NAMES = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "managers",
    "handler",
    "handlers",
    "common",
    "misc",
}
GENERATED = re.compile(r"/migrations/\d{4}_")
LOOSE_ENDS = re.compile(
    r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|@pytest\.mark\.(skip|xfail)\b|\bpytest\.(skip|xfail)\("
)


def sources(*folders: str) -> list[Path]:
    """Return the Python files a person wrote."""
    patterns = [f"{folder}/**.py" for folder in folders] + [f"{folder}/*.py" for folder in folders]
    return [path for path in files(*patterns) if not GENERATED.search(str(path))]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_a_file_fits_on_a_few_screens() -> None:
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources("kiosk", "central", "deploy", "benchmarks")
    }
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE}
    tests = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources("tests")}
    assert not {name: lines for name, lines in tests.items() if lines > LONGEST_TEST_FILE}


def test_a_function_fits_on_one_screen() -> None:
    long = {
        f"{named(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in sources("kiosk", "central", "deploy", "benchmarks")
        for node in functions(path)
        if node.end_lineno is not None and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert not long


def test_files_folders_and_classes_carry_words_of_the_field() -> None:
    empty = []
    for path in sources("kiosk", "central", "deploy", "benchmarks", "tests"):
        parts = {Path(part).stem for part in Path(named(path)).parts}
        words = {word for part in parts for word in part.lower().split("_")}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                # A framework may name its base class so (Django's managers): then it is not our word.
                inherited = " ".join(ast.unparse(base) for base in node.bases)
                words |= {w.lower() for w in re.findall(r"[A-Z][a-z]+", node.name) if w not in inherited}
        if words & EMPTY_NAMES:
            empty.append(f"{named(path)}: {', '.join(sorted(words & EMPTY_NAMES))}")
    assert not empty


def test_nothing_is_left_for_later() -> None:
    loose = [
        f"{named(path)}:{number}"
        for path in files("*.py", "*.sh", "*.toml", "*.kv", "*.html", "*.md", "Makefile")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LOOSE_ENDS.search(line)
    ]
    assert not loose


def test_every_public_thing_says_what_it_means() -> None:
    silent = []
    for path in sources("kiosk", "central", "deploy", "benchmarks"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if (
            tree.body
            and path.name not in ("__init__.py", "__main__.py", "apps.py")
            and not ast.get_docstring(tree)
        ):
            silent.append(named(path))
    assert not silent


def test_the_repository_names_no_machine_and_no_package_registry() -> None:
    # A path of one person's machine or the address of an index does not work for anybody else.
    machine = re.compile(
        r"(?<![\w.])/(?:work|home|root|Users)/\w|\b(?:pypi|pythonhosted|npmjs|crates)\.(?:org|com|io)\b"
    )
    text = (
        ".py",
        ".sh",
        ".toml",
        ".txt",
        ".md",
        ".yaml",
        ".cfg",
        ".service",
        ".html",
        ".json",
        ".kv",
        ".env",
        "",
    )
    found = [
        f"{named(path)}:{number}: {line.strip()[:80]}"
        for path in files()
        if path.suffix in text and path.name != "LICENSE" and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if machine.search(line)
    ]
    assert not found
