"""Many short visits after each other on a virtual screen, and switches of language on the way.

python -m benchmarks._many_visits visits N      N visits, prints memory before and after as JSON
python -m benchmarks._many_visits languages N   N rounds through all languages, prints milliseconds as JSON
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks._memory import pss_mb
from kiosk.ui.kivy_settings import prepare

WARM_UP = 200  # visits until every picture a visit needs has been made once


def main(what: str, count: int) -> None:
    """Run in this process; see the module."""
    prepare(1280, 800, windowed=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        guide, close = _opened(Path(folder))
        print(json.dumps(_visits(guide, count) if what == "visits" else _languages(guide, count)))
        close()


def _opened(folder: Path) -> tuple[Any, Any]:
    from kiosk.app.kiosk import Clocks, Kiosk
    from kiosk.devices.printer.printer import open_printer
    from kiosk.site.load import load_site
    from kiosk.tour.clock import SkippingClock
    from kiosk.tour.guide import Guide
    from kiosk.tour.practice import enrol_for_practice

    site = load_site(None)
    enrol_for_practice(folder, site.file.organisation.id)
    clocks = Clocks(monotonic=SkippingClock(time.monotonic))
    kiosk = Kiosk(site, folder, open_printer(f"simulated:{folder / 'papers'}"), clocks)
    app = kiosk.window()
    app.start_stepwise()
    return Guide(app, folder), kiosk.close


def _visits(guide: Any, count: int) -> dict[str, float]:
    for number in range(WARM_UP):
        _visit(guide, number)
    before = pss_mb()
    for number in range(count):
        _visit(guide, number)
    return {"before_mb": before, "after_mb": pss_mb()}


def _visit(guide: Any, number: int) -> None:
    """One person asks for help in one of the languages, types a name and leaves before the end."""
    app, visit = guide.app, guide.visit
    languages = app.parts.languages
    visit.begin(languages[number % len(languages)])
    _shown(app)
    visit.choose("internet-help")
    _shown(app)
    visit.next()
    _shown(app)
    for letter in f"n{number}":
        visit.talk.entry.type(visit.ask, letter)
        _shown(app)
    visit.next()
    _shown(app)
    visit.stop()
    _shown(app)
    visit.wipe()
    _shown(app)


def _shown(app: Any) -> None:
    from kivy.base import EventLoop

    from kiosk.tour.rounds import full_speed

    app.render()
    with full_speed():
        EventLoop.idle()


def _languages(guide: Any, rounds: int) -> list[tuple[str, float]]:
    """Touch each language, from a question; return (language, ms to the question in it)."""
    app, took = guide.app, []
    _stood(guide)
    guide.touch(f"begin:{app.parts.languages[0]}")
    guide.touch("journey:internet-check")
    for _ in range(rounds):
        for code in app.parts.languages[1:] + app.parts.languages[:1]:
            guide.touch("language")
            guide.finger.step(3)
            widget = guide.find(f"begin:{code}")
            took.append((code, round(guide.finger.touch(widget)[1], 1)))
            guide.finger.step(3)
    return took


def _stood(guide: Any) -> None:
    """Wait as a kiosk does before somebody comes: until it has put its house in order."""
    from kiosk.ui.screens.aside import REST

    until = time.monotonic() + 1.5 * REST
    while time.monotonic() < until:
        guide.finger.step()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
