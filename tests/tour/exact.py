"""Some screens of a tour as the hashes of their pictures, for a renderer that is pinned.

    python -m tests.tour.exact      record them anew, after a screen was changed on purpose (make pictures)

Left out is what tells the time: what is open, how many seconds are left, the code and the date of a paper.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image

from tests.tour.tours import LYING, Tour, run_tour, the_tour

RECORDED = Path(__file__).with_name("exact.json")
SCREENS = {
    "nl": (
        "step-notice", "question-home_internet", "question-household", "question-household-touched",
        "step-name", "step-phone", "step-place", "step-reach_by", "step-about", "language", "access", "help",
        "away", "wiped",
    ),
    "ar": ("question-home_internet", "question-household", "result-1", "language", "access", "help", "away"),
}  # fmt: skip


@cache
def walked(language: str) -> Tour:
    """Return the tour of a language: in Dutch that of all journeys, which every test of a session shares."""
    if language == "nl":
        return the_tour(LYING)
    keeping = tempfile.mkdtemp(prefix="tour-")
    return run_tour(Path(keeping), "--lang", language, "--journey", "internet-check")


def pixels(path: Path) -> str:
    """Return a hash of what is seen on a picture, whichever way it is packed."""
    with Image.open(path) as picture:
        return hashlib.sha256(picture.convert("RGB").tobytes()).hexdigest()[:24]


def hashes(language: str) -> dict[str, str]:
    """Return the hash of each chosen screen, as it was met first."""
    tour = walked(language)
    return {screen: pixels(tour.out / tour.step(screen)["picture"]) for screen in SCREENS[language]}


def record() -> None:
    """Write down how the screens look now, and what drew them."""
    found = {language: hashes(language) for language in SCREENS}
    renderer = walked("nl").data["renderer"]
    RECORDED.write_text(json.dumps({"renderer": renderer, **found}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    record()
