"""How a pretended person answers a question with a keyboard: wrong first, once for each kind of field."""

from __future__ import annotations

from kiosk.tour.guide import Guide
from kiosk.tour.walks import REFUSED, TYPED
from kiosk.visit.ask import Ask


def type_answer(guide: Guide, ask: Ask, met: set[str]) -> None:
    """Type an answer; `met` are the kinds of field whose friendly refusals were looked at already."""
    if ask.kind not in met:
        met.add(ask.kind)
        for number, wrong in enumerate(REFUSED[ask.kind]):
            if all(map(guide.can_type, wrong)):
                _be_refused(guide, wrong, f"refused-{number + 1}" if number else "refused")
    if guide.visit.talk and guide.visit.talk.entry.draft:
        return
    guide.type("".join(char for char in TYPED[ask.kind] if guide.can_type(char)))
    guide.look("typed")
    if "own_phone" not in met and guide.visit.can_go_on:
        met.add("own_phone")
        guide.touch("own_phone")
        guide.look()
        guide.touch("back")
    if ask.kind == "text" and "more" not in met and guide.find("more"):
        met.add("more")
        guide.touch("more")
        guide.look("more")
        while guide.find("more"):  # bigger letters: a few at a time
            guide.touch("more")
            guide.look("more")
        guide.touch("fewer")


def _be_refused(guide: Guide, wrong: str, note: str) -> None:
    guide.type(wrong)
    guide.touch("next")
    guide.look(note)
    if guide.find("retype"):
        guide.touch("retype")
    guide.erase_all()
