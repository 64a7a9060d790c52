"""The answers of the quick-check on the tour: each of them with its pages and its bill, then its paper."""

from __future__ import annotations

from kiosk.tour.guide import Guide
from kiosk.tour.typing import type_answer


def look_at_results(guide: Guide, friendly: set[str]) -> None:
    """Look at all of it, have it printed where there is a printer, and go on to ask for help with it.

    `friendly`: the kinds of field whose friendly refusal was shown already.
    """
    check = guide.visit.check
    assert check is not None
    for number in range(len(check.results())):
        if number:
            guide.touch("other")
        guide.look(str(number + 1))
        if guide.find("bill"):
            guide.touch("bill")
            guide.look()
            type_answer(guide, guide.visit.ask, friendly)
            guide.touch("next")
            guide.look(f"{number + 1}-saves")
        if guide.find("page"):
            guide.touch("page")
            guide.look(f"{number + 1}-page-2")
    if guide.visit.frame.setting.prints:
        guide.touch("paper")
        guide.wait(lambda: paper_ended(guide), "the paper of the quick-check did not come")
        guide.look("paper")
    guide.touch("ask_for" if check.journey.leads_to else "back")


def paper_ended(guide: Guide) -> bool:
    """Say whether the paper of this visit came, or is known not to come."""
    ticket = guide.visit.ticket
    return ticket is not None and ticket.state in ("printed", "failed")
