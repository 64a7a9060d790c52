"""Whoever follows a page of the project finds what it names: commands, files, links."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from central.cli import COMMANDS as CENTRAL_COMMANDS
from kiosk.cli import COMMANDS as KIOSK_COMMANDS
from tests.house.places import ROOT, files, named

PAGES = files("*.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^(?: {4}|\t)\s*(\S.*)$|`([^`\n]+)`", re.MULTILINE)


def snippets(page: Path) -> list[str]:
    """Return what stands as code on a page."""
    return [block or inline for block, inline in CODE.findall(page.read_text(encoding="utf-8"))]


def test_every_make_command_on_a_page_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = {
        (named(page), word)
        for page in PAGES
        for snippet in snippets(page)
        for word in re.findall(r"(?:^|&& |; )make ([a-z][a-z-]*)", snippet)
    }
    assert {word for _, word in told} >= {"demo", "test", "setup", "bench", "tour"}
    assert not {(page, word) for page, word in told if word not in targets}


@pytest.mark.parametrize(
    ("program", "commands"), [("kiosk", set(KIOSK_COMMANDS)), ("central", {*CENTRAL_COMMANDS, "manage"})]
)
def test_every_command_on_a_page_exists(program: str, commands: set[str]) -> None:
    named_commands = re.compile(rf"^(?:sudo )?(?:\.venv/bin/)?{program} ([a-z][a-z-]*)\b")
    told = {
        (named(page), found[1])
        for page in PAGES
        for snippet in snippets(page)
        if (found := named_commands.match(snippet))
    }
    assert not {(page, word) for page, word in told if word not in commands}


def test_every_link_on_a_page_leads_somewhere() -> None:
    dead = [
        f"{named(page)}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not target.startswith(("https://", "http://", "mailto:")) and not (page.parent / target).exists()
    ]
    assert not dead


def test_every_file_of_the_repository_that_a_page_names_is_there() -> None:
    folders = "kiosk|central|config|deploy|docs|assets|tests|benchmarks|requirements"
    path = re.compile(rf"^(?:{folders})/[\w./-]+$")
    missing = [
        f"{named(page)}: {snippet}"
        for page in PAGES
        for snippet in snippets(page)
        for word in snippet.split()
        if path.match(word) and not any(Path(part).stem.isupper() for part in Path(word).parts)
        if not (ROOT / word).exists() and Path(word).suffix != ".po" and "laptop" not in word
    ]
    assert not missing


def test_every_page_fits_on_a_few_screens_and_can_be_found_from_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page for page in PAGES if page.parent == ROOT / "docs" and page.name != "README.md"]
    assert pages
    assert not [named(page) for page in pages if f"]({page.name})" not in index]
    read = [page for page in PAGES if page.name != "RESULTS.md"]  # tables that a program writes, to look up
    assert not [named(page) for page in read if len(page.read_text(encoding="utf-8").splitlines()) > 150]


def test_the_page_of_problems_says_what_the_program_says() -> None:
    written = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    assert written == runpy.run_path(str(ROOT / "deploy" / "problem_page.py"))["page"](), "run: make docs"


def test_the_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "Appendix" in text
