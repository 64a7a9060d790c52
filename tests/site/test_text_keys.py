"""Every text that a screen or a paper asks for is there, and every text that is needed is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kiosk.journeys.refusals import DUTCH
from kiosk.site.icons import check_icons
from kiosk.site.load import load_site
from kiosk.site.needed import NEEDED
from kiosk.site.problems import BadSite

ROOT = Path(__file__).resolve().parents[2]
SPEAKING = (
    "app",
    "ui",
    "visit",
    "volunteers",
    "journeys",
    "receipts",
    "devices",
    "tour",
    "catalogue",
    "wire",
    "way",
)
TABLES = sorted({key.partition(".")[0] for key in (*NEEDED, *DUTCH)} | {"site", "language", "journey"})
KEY = re.compile(rf"(?:{'|'.join(TABLES)})(?:\.[a-z0-9_]+)+")
HOLE = "\0"  # where an f-string is filled in
NO_KEYS = {"site.channel", "site.toml"}  # a preset, a file


@cache
def sources() -> tuple[Path, ...]:
    rooms = tuple(
        path
        for room in SPEAKING
        for path in sorted((ROOT / "kiosk" / room).rglob("*"))
        if path.suffix in (".py", ".kv")
    )
    return *rooms, ROOT / "kiosk" / "commands" / "sheets.py", ROOT / "kiosk" / "words" / "spoken.py"


def strings(path: Path) -> Iterator[str]:
    """Yield every string of a source; what an f-string fills in is a HOLE."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".kv":
        yield from re.findall(r"""["']([^"'\n]*)["']""", text)
        return
    inside = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            yield "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value


def asked_for() -> dict[str, Path]:
    """Return what looks like the key of a text, and where it stands."""
    return {
        found: path
        for path in sources()
        for found in strings(path)
        if KEY.fullmatch(found.replace(HOLE, "x")) and found not in NO_KEYS
    }


def test_every_text_a_screen_asks_for_is_there() -> None:
    known = load_site(None).texts.keys()
    missing = [
        f"{path.relative_to(ROOT)}: {key.replace(HOLE, '{…}')}"
        for key, path in asked_for().items()
        if not any(re.fullmatch(re.escape(key).replace(HOLE, "[^.]+(?:[.][^.]+)*"), one) for one in known)
    ]
    assert not missing, "write these in config/texts/screen.nl.toml"


def test_a_kiosk_does_not_start_without_any_text_a_screen_asks_for() -> None:
    plain = {key for key in asked_for() if HOLE not in key}
    own = {key for key in plain if key.startswith(("site.", "language.", "journey.")) and key not in NEEDED}
    unlisted = plain - set(NEEDED) - set(DUTCH) - own
    assert not unlisted, "add these to kiosk/site/needed.py"
    assert own <= {"site.attract.title", "site.attract.line", "site.notice.title"}


def test_every_text_that_is_needed_is_asked_for() -> None:
    patterns = [re.compile(re.escape(key).replace(HOLE, r"[a-z_.]+")) for key in asked_for()]
    # Prefix and part of a key that is put together: f"{prefix}.title".
    words = {word for path in sources() for word in strings(path)}
    forgotten = [
        key
        for key in NEEDED
        if not any(pattern.fullmatch(key) for pattern in patterns)
        and not ({key.partition(".")[0], f"{HOLE}.{key.partition('.')[2]}"} <= words)
    ]
    assert not forgotten, "nobody shows these: take them out of kiosk/site/needed.py and config/texts"


def test_the_search_finds_keys_of_every_kind() -> None:
    found = asked_for()
    assert {"ui.next", "idle.line", "review.schemes_title", "field.choice.none", "paper.title"} <= set(found)
    assert any(HOLE in key for key in found)


def test_every_refusal_has_its_line() -> None:
    known = load_site(None).texts
    for key in DUTCH:
        assert known.get("nl", key)


def icons(path: Path) -> Iterator[str]:
    """Yield the names of pictures in a source: `icon="…"`, the third part of a Small and an Option."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            named = [word.value for word in node.keywords if word.arg == "icon"]
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            named += node.args[2:3] if called in ("Small", "Option", "ReviewLine") else []
            yield from (one.value for one in named if isinstance(one, ast.Constant) and one.value)


def test_the_pictures_that_the_program_itself_shows_are_there() -> None:
    shown = {icon for path in sources() if path.suffix == ".py" for icon in icons(path)}
    assert {"check", "x", "hand-stop", "wifi"} <= shown
    anywhere = ROOT / "config" / "languages.toml"
    check_icons(anywhere, [((), icon) for icon in sorted(shown)])
    with pytest.raises(BadSite):
        check_icons(anywhere, [((), "no-such-icon")])


def test_a_registration_finds_a_text_for_everything_it_can_show() -> None:
    site = load_site(None)
    for journey in site.journeys.values():
        for step in journey.steps:
            assert site.texts.has(step.key(journey.id, "title"))
            for choice in step.choices:
                assert site.texts.has(step.key(journey.id, f"choice.{choice.value}"))
    for code in site.file.spoken:
        assert site.texts.has(f"language.{code}")
