"""Somebody asks for internet on the real kiosk: what they read, touch and type; how long the screen takes.

python -m benchmarks._steps_to_sent   walks once, from the reasons of the home screen to 'sent'; prints JSON
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._many_visits import _opened, _stood
from kiosk.ui.kivy_settings import prepare
from kiosk.visit.stage import Stage

TYPED = {"NAME": "An", "REACH": "0470123456", "PLACE": "9900"}
STEPS = (
    "journey:internet-help", "next", "NAME", "next", "option:phone", "REACH", "next", "PLACE", "next",
    "option:too_dear", "next", "option:yes", "option:home", "option:morning",
)  # fmt: skip


def main() -> None:
    """Run in this process; see the module."""
    prepare(1280, 800, windowed=True)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        guide, close = _opened(Path(folder))
        _stood(guide)
        guide.touch("begin:nl")
        print(json.dumps(_walk(guide)))
        close()


def _walk(guide: Any) -> dict[str, float]:
    """Return touches beside typing, keys, ms that the screen took, words of questions and of all there is."""
    done = {"touches": 0, "keys": 0, "ms": 0.0, "asked_words": 0, "words": 0}
    tap = guide._tap

    def timed(widget: Any) -> tuple[float, float]:
        done["keys" if widget.action.startswith("key:") else "touches"] += 1
        took = tap(widget)
        done["ms"] += sum(took)
        return took

    guide._tap = timed
    read = ""
    for what in STEPS:
        read = _read(guide, done, read)
        guide.type(TYPED[what]) if what in TYPED else guide.touch(what)
        guide.finger.step(3)
    while guide.visit.stage is Stage.REVIEW:
        read = _read(guide, done, read)
        ready = guide.find("send")
        guide.touch("send" if ready and ready.enabled else "page")
        guide.finger.step(3)
    if guide.visit.stage is not Stage.DONE:
        raise RuntimeError(f"the walk ended at {guide.screen()!r}")
    return done


def _read(guide: Any, done: dict[str, float], before: str) -> str:
    """Count the words of a question that is new: its title, and what stands above the bar."""
    from kiosk.tour.pictures import texts

    title = guide.app.room.current_screen.content.ids.title.text
    if title != before:
        done["asked_words"] += len(title.split())
        done["words"] += len(" ".join(texts(guide.app.room.current_screen.body)).split())
    return title


if __name__ == "__main__":
    main()
