"""What a page weighs on its way to a phone at a stand, and that no letter is lost with the kilobytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "central" / "static" / "central"
LOOK = (STATIC / "look.css").read_text()
FIRST_PAGE = 300_000  # bytes


def rules() -> list[tuple[str, str]]:
    return re.findall(r'url\("(fonts/[\w-]+\.woff2)"\)[^}]*unicode-range: ([^;]+);', LOOK)


def in_range(letter: int, ranges: str) -> bool:
    ends = [one.strip().removeprefix("U+").partition("-")[::2] for one in ranges.split(",")]
    return any(int(first, 16) <= letter <= int(last or first, 16) for first, last in ends)


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_each_letter_of_the_face_is_in_the_one_part_that_the_browser_asks_for_it(weight):
    face = set(TTFont(ROOT / "assets" / "fonts" / f"KioskSans-{weight}.ttf").getBestCmap())
    told = [
        (TTFont(STATIC / file).getBestCmap(), ranges) for file, ranges in rules() if f"/{weight}-" in file
    ]
    assert len(told) == 4
    for letter in face:
        asked = [has for has, ranges in told if in_range(letter, ranges)]
        assert len(asked) == 1, f"U+{letter:04X} is asked of {len(asked)} parts"
        assert letter in asked[0], f"U+{letter:04X} is not in its part: run deploy/fonts/web.py"


@pytest.mark.django_db
def test_a_first_page_in_dutch_is_light(as_an, kiosk, a_case):
    a_case(kiosk)
    page = as_an.get("/mensen/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    linked = sum(path.stat().st_size for path in (STATIC / "look.css", STATIC / "pages.css"))
    latin = sum((STATIC / file).stat().st_size for file, ranges in rules() if in_range(ord("a"), ranges))
    assert len(page.content) + linked + latin < FIRST_PAGE


def test_a_kiosk_gets_its_answers_as_they_are_signed(client, db):
    answer = client.get("/api/v1/nergens", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer
