"""What goes wrong on purpose on a tour: nothing can be kept, before anything is said and at the very end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.outbox.enrolment import FILE
from kiosk.tour.guide import Guide, NotReached
from kiosk.visit.stage import Stage


def fail_to_keep(guide: Guide, state_dir: Path) -> None:
    """Send what cannot be stored: it is not confirmed, and not lost."""
    with _nothing_can_be_kept(state_dir):
        guide.touch("send")
        if guide.visit.stage is not Stage.NOT_KEPT:
            raise NotReached("a record that cannot be stored was confirmed")
        guide.look()


def fail_to_begin(guide: Guide, journey_id: str, state_dir: Path) -> None:
    """Ask for help where nothing can be kept: nobody is asked for a name, and the way back is open."""
    with _nothing_can_be_kept(state_dir):
        guide.touch(f"journey:{journey_id}")
        if guide.visit.stage is not Stage.CANNOT:
            raise NotReached("somebody was asked for what cannot be stored")
        guide.look()
    guide.touch("back")


@contextmanager
def _nothing_can_be_kept(state_dir: Path) -> Iterator[None]:
    """Take the enrolment away for a moment."""
    file, away = state_dir / FILE, state_dir / f"{FILE}.away"
    log = logging.getLogger("kiosk.visit")
    before = log.level
    log.setLevel(logging.CRITICAL)  # this one is no news: the tour did it
    file.rename(away)
    try:
        yield
    finally:
        away.rename(file)
        log.setLevel(before)
