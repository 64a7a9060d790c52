"""Nothing on a screen changes unseen: where the renderer is the recorded one, no pixel differs."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest

from tests.tour.exact import RECORDED, SCREENS, hashes, pixels, walked

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(params=sorted(SCREENS))
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def test_a_person_sees_the_screens_that_were_looked_at_and_recorded(language: str) -> None:
    """After a change on purpose: look at them, then `make pictures`."""
    recorded = json.loads(RECORDED.read_text(encoding="utf-8"))
    if walked(language).data["renderer"] != recorded["renderer"]:
        return  # drawn by something else: then only the next test says something
    found = hashes(language)
    assert [screen for screen in found if found[screen] != recorded[language].get(screen)] == []


def test_a_person_who_comes_again_sees_the_same_screen_pixel_for_pixel(language: str) -> None:
    tour = walked(language)
    met: dict[tuple[str, ...], set[str]] = defaultdict(set)
    times: dict[tuple[str, ...], int] = defaultdict(int)
    changed = False  # on the screen before: then the line that was changed is marked on the review
    for step in tour.steps:
        told = not (step["screen"].startswith("done") or step["screen"].endswith("-touched"))
        if told and not (changed and step["screen"].startswith("review")):
            # Those show what no text on them tells: the paper, and which answer is marked.
            what = (step["screen"], *step["texts"])
            met[what].add(pixels(tour.out / step["picture"]))
            times[what] += 1
        changed = step["screen"].endswith("-change") or (changed and step["screen"].startswith("review"))
    assert max(times.values()) > 1, "no screen was met twice"
    assert [what[0] for what, seen in met.items() if len(seen) > 1] == []
