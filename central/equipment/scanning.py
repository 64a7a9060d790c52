"""Many devices one after the other: each label is answered in one line, and nothing stops the row."""

from __future__ import annotations

from typing import NamedTuple

from central.accounts.models import Organisation, User
from central.equipment import labels
from central.equipment.lending import GivenAlready, How, give_to_group, open_loan, take_back
from central.equipment.models import Group, Laptop, Loan
from central.equipment.moving import NoMove
from central.equipment.states import WORDS, State


class Line(NamedTuple):
    """The answer to one scan. `good`: the device went, or came back."""

    good: bool
    text: str


def scan_out(group: Group, said: str, by: User) -> Line:
    """Let the device of this label go to a group."""
    laptop = _of(group.organisation, said)
    if isinstance(laptop, Line):
        return laptop
    loan = open_loan(laptop)
    if loan and loan.group_id == group.id:
        return Line(False, f"{laptop} is al gescand.")
    if loan is None and laptop.state != State.READY:
        return Line(False, f"{laptop} is niet klaar: {WORDS[State(laptop.state)].lower()}. Leg het apart.")
    try:
        give_to_group(laptop, group, by)
    except GivenAlready:
        return Line(False, f"{laptop} is al bij iemand anders. Leg het apart.")
    except NoMove as why:
        return Line(False, f"{laptop}: {why}")
    return Line(True, f"{laptop} gaat mee.")


def scan_in(organisation: Organisation, said: str, by: User) -> Line:
    """Take the device of this label back from its group. What one person signed for is no row of scans."""
    laptop = _of(organisation, said)
    if isinstance(laptop, Line):
        return laptop
    loan = open_loan(laptop)
    if loan is None:
        return Line(False, f"{laptop} was niet uitgeleend: {WORDS[State(laptop.state)].lower()}.")
    if loan.group is None:
        return Line(False, f"{laptop} leende één persoon. Leg het apart en teken samen bij het toestel.")
    if not take_back(loan, by, How.GOOD):
        return Line(False, f"{laptop} is al gescand.")
    still = Loan.objects.filter(group=loan.group, ended_at=None).count()
    left = f"nog {still} daar" if still else "alles is terug"
    return Line(True, f"{laptop} is terug van {loan.group} ({left}).")


def _of(organisation: Organisation, said: str) -> Laptop | Line:
    code = labels.read(said)
    if not code:
        seen = " ".join(said.split())[:20]
        return Line(
            False,
            f"‘{seen}’ is geen label van een toestel. Scan opnieuw."
            if seen
            else "Er kwam niets. Scan opnieuw.",
        )
    found = Laptop.objects.filter(organisation=organisation, label=code).select_related("lot").first()
    return found or Line(False, f"{labels.in_words(code)} is niet van ons. Leg het apart.")
