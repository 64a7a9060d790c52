"""A phone of ten years ago draws the pages as they are meant: Chrome 47, Safari 9, Firefox 43 (2015)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import central

FOLDER = Path(central.__file__).parent
CSS = (FOLDER / "static" / "central" / "phone.css").read_text(encoding="utf-8")
PAGES = sorted((FOLDER / "templates" / "phone").glob("*.html"))

# What those three drew alike (caniuse.com). A property is added here once somebody looked it up there.
KNOWN = {
    "background", "border", "border-color", "border-radius", "border-top", "border-bottom", "box-sizing",
    "clear", "color", "cursor", "display", "float", "font", "font-size", "font-weight", "height", "left",
    "letter-spacing", "line-height", "list-style", "margin", "max-width", "min-height", "min-width",
    "outline", "outline-offset", "overflow", "padding", "padding-bottom", "padding-top", "position", "right",
    "text-align", "text-decoration", "top", "unicode-bidi", "width", "word-wrap",
    # Not everywhere, and the page is whole without: what stands beside it says why.
    "overflow-wrap",  # word-wrap before it says the same to who does not know it
    "-webkit-appearance", "-webkit-text-size-adjust",
    "accent-color",  # a tick is blue there
}  # fmt: skip
DISPLAYS = {"block", "inline-block", "none"}
# Such a phone drops this whole rule, and shows the three ways to reach somebody instead of the chosen one.
DROPPED = ".option:has(> input:not(:checked)) > .then { display: none; }"
TOO_NEW = re.compile(
    r"var\(|env\(|calc\(.*calc\(|\b(?:min|max|clamp|color-mix|rgb|hsl)\([^)]*\s/|"
    r"\b(?:min|max|clamp)\(|:(?:is|where|has|not|focus-visible|focus-within|dir)\b|"
    r"@(?:supports|layer|container|property|import|font-face)|\b\d+(?:dvh|svh|lvh|dvw|cqw|lh)\b|&"
)

# Where a kiosk began. The page is whole without, and says what then is not there.
ONE_SCRIPT = """<script src="{% static 'central/begun.js' %}"></script>"""


def declarations() -> list[tuple[str, str]]:
    bodies = re.findall(r"\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    return [
        (name.strip(), value.strip())
        for body in bodies
        for name, colon, value in (part.partition(":") for part in body.split(";"))
        if colon
    ]


def test_the_look_asks_for_nothing_such_a_phone_does_not_know() -> None:
    found = declarations()
    assert len(found) > 100, "the file is really read"
    assert {name for name, _ in found} - KNOWN == set()
    assert {value for name, value in found if name == "display"} <= DISPLAYS
    assert TOO_NEW.search(CSS.replace(DROPPED, "")) is None


@pytest.mark.parametrize("wrong", ["a { gap: 1px }", "p { color: var(--ink) }", ":is(a, p) { margin: 0 }"])
def test_the_search_finds_what_came_later(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "CSS", f"{CSS}\n{wrong}")
    with pytest.raises(AssertionError):
        test_the_look_asks_for_nothing_such_a_phone_does_not_know()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_brings_a_look_or_a_program_of_its_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8").replace(ONE_SCRIPT, "")
    assert not re.search(r"<(?:script|style|dialog|picture|slot)\b|\sstyle=|\son[a-z]+=|loading=", text)
