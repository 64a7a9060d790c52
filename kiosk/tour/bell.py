"""The help screen as people meet it: somebody is looked for, somebody comes, nobody answers.

The tour stands in for sync: it leaves the answers where sync would.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.outbox.help_line import Answer, Told, leave_answer, read_call
from kiosk.tour.guide import Guide, NotReached


def call_for_help(guide: Guide, state_dir: Path) -> None:
    """Ask for help twice: once Sofie comes, once nobody does and a moment is looked at instead."""
    guide.touch("help")
    guide.look()
    _answer(guide, state_dir, "coming", "Sofie", 2)
    guide.look("coming")
    _answer(guide, state_dir, "here", "Sofie")
    guide.look("here")
    guide.touch("close")
    guide.touch("help")
    _answer(guide, state_dir, "nobody")
    guide.look("nobody")
    if guide.find("moment:0"):
        guide.touch("moment:0")
        guide.touch("back")
    guide.touch("close")


def _answer(guide: Guide, state_dir: Path, state: Told, who: str = "", minutes: int = 0) -> None:
    call = read_call(state_dir)
    if call is None or call.over:
        raise NotReached("help was asked and nobody is called")
    leave_answer(state_dir, Answer(call.id, state, who, minutes))
    guide.wait(lambda: guide.visit.heard is not None and guide.visit.heard.state == state, "no answer came")
