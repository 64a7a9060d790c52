"""Who has a device: given once, by the database, whoever is at it at the same moment; and back again."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases import steps
from central.cases.models import Case, CaseEvent
from central.equipment.models import Group, Laptop, Loan, Signature
from central.equipment.moving import WANTED, NoMove, held, move, reach
from central.equipment.states import By, State

SOON = timedelta(days=3)  # before it is due, somebody hears of it


class How(StrEnum):
    """In which state a device came back."""

    GOOD = "good"
    DAMAGED = "damaged"
    LOST = "lost"


HOW_WORDS = {How.GOOD: "In orde", How.DAMAGED: "Er is iets stuk", How.LOST: "Het is kwijt"}


class Signed(NamedTuple):
    """What somebody signed: the words in their language, their name, and what they drew ('' for a tick)."""

    language: str
    text: str
    name: str
    drawn: str = ""


class GivenAlready(NoMove):
    """Somebody has this device, or a colleague gave it a moment ago."""


@transaction.atomic
def lend(laptop: Laptop, case: Case, due_on: date | None, by: User, signed: Signed) -> Loan:
    """Give a device to a person who signed for it. Raises GivenAlready, NoMove."""
    loan = _give(laptop, by, case=case, due_on=due_on)
    _sign(loan, case, Signature.When.OUT, signed)
    until = f"tot {due_on.day}-{due_on.month}-{due_on.year}" if due_on else "om te houden"
    steps.line(case, by, CaseEvent.Kind.DONE, f"Kreeg {_named(laptop)}, {until}.")
    reach(case, by, WANTED, "given")
    return loan


@transaction.atomic
def give_to_group(laptop: Laptop, group: Group, by: User) -> Loan:
    """Give a device along with others. Raises GivenAlready, NoMove."""
    return _give(laptop, by, group=group, due_on=group.due_on)


def _give(
    laptop: Laptop, by: User, case: Case | None = None, group: Group | None = None, due_on: date | None = None
) -> Loan:
    """Begin a loan. First the row that can be there once: whoever is second is told so, and nothing moves."""
    try:
        with transaction.atomic():
            loan = Loan.objects.create(
                organisation_id=laptop.organisation_id, laptop=laptop, case=case, group=group,
                due_on=due_on, by=by,
            )  # fmt: skip
    except IntegrityError:
        raise GivenAlready(f"{laptop} is al bij iemand. Neem een ander toestel.") from None
    move(laptop, State.OUT, by, By.LOAN, f"naar {group}" if group else "")
    return loan


@transaction.atomic
def take_back(loan: Loan, by: User, how: How, signed: Signed | None = None) -> bool:
    """End a loan; False when a colleague did already. Raises NoMove."""
    laptop = held(loan.laptop)
    ended = Loan.objects.filter(id=loan.id, ended_at=None)
    if not ended.update(ended_at=timezone.now(), ended_by=by, came_back=how):
        return False
    end = State.BROKEN if how is How.LOST else State.BACK
    move(laptop, end, by, By.RETURN, "" if how is How.GOOD else HOW_WORDS[how].lower())
    if loan.case:
        if signed:
            _sign(loan, loan.case, Signature.When.BACK, signed)
        steps.line(
            loan.case, by, CaseEvent.Kind.DONE, f"Bracht {_named(laptop)} terug: {HOW_WORDS[how].lower()}."
        )
    return True


@transaction.atomic
def extend(loan: Loan, due_on: date | None, by: User) -> None:
    """Let somebody keep a device longer (None: for good), without bringing it back first."""
    Loan.objects.filter(id=loan.id, ended_at=None).update(due_on=due_on, reminded_at=None, mail_tried_at=None)
    if loan.case:
        until = f"tot {due_on.day}-{due_on.month}-{due_on.year}" if due_on else "om te houden"
        steps.line(loan.case, by, CaseEvent.Kind.DONE, f"{_named(loan.laptop)}: {until}.")


def open_loan(laptop: Laptop) -> Loan | None:
    """Return the loan that holds a device now."""
    return laptop.loans.filter(ended_at=None).select_related("case", "group").first()


def due(organisation: Organisation, day: date) -> QuerySet[Loan]:
    """Return what must be back by `day`, the longest ago first. What came back is not in it."""
    rows = Loan.objects.filter(organisation=organisation, ended_at=None, due_on__lte=day)
    return rows.order_by("due_on", "id")


def late(organisation: Organisation) -> QuerySet[Loan]:
    """Return what should have been back before today."""
    return due(organisation, timezone.localdate() - timedelta(days=1))


def _sign(loan: Loan, case: Case, when: str, signed: Signed) -> None:
    Signature.objects.create(
        organisation_id=loan.organisation_id, loan=loan, case=case, when=when, **signed._asdict()
    )


def _named(laptop: Laptop) -> str:
    return f"{laptop.get_kind_display()} {laptop}"
