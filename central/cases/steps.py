"""What is done to a case: plan the next step, finish it, change its status, write a note; each is logged."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Case, CaseEvent, Step
from central.cases.templatetags.dutch import day
from kiosk.wire.problems import Problem

# Sent inside the transaction that withdraws a case (case=…): what hangs on it lets go, such as a place.
case_withdrawn = Signal()


class StepStillOpen(Problem):
    """A case cannot be closed while somebody still has to do something for it."""

    code = "bad-input"


def _line(case: Case, by: User | None, kind: str, text: str) -> None:
    CaseEvent.objects.create(organisation=case.organisation, case=case, by=by, kind=kind, text=text)


def _locked(case: Case) -> Case:
    """Return the case as it is now, held until the transaction ends: colleagues act one after the other.

    `no_key`: who holds an offer may meanwhile write a line about this person (central.offers.freed).
    """
    return Case.objects.select_for_update(no_key=True).get(id=case.id)


@transaction.atomic
def plan(case: Case, by: User, kind: str, who: User | None, due_on: date) -> Step:
    """Set the next step, or change the one that is open. A new case becomes 'busy'."""
    case = _locked(case)
    step, _ = Step.objects.update_or_create(
        organisation=case.organisation,
        case=case,
        done_at=None,
        defaults={"kind": kind, "who": who, "due_on": due_on},
    )
    who_text = f"{who.name} doet dit" if who else "Nog niemand doet dit"
    _line(case, by, CaseEvent.Kind.PLANNED, f"{step.get_kind_display()}. {who_text}, tegen {_date(due_on)}.")
    if case.status != Case.Status.BUSY:
        _set_status(case, by, Case.Status.BUSY)
    return step


@transaction.atomic
def finish(case: Case, by: User) -> bool:
    """Mark the open step as done; False when there is none (a colleague was first)."""
    case = _locked(case)
    step = Step.objects.filter(organisation=case.organisation, case=case, done_at=None).first()
    if step is None:
        return False
    step.done_at, step.done_by = timezone.now(), by
    step.save(update_fields=["done_at", "done_by"])
    _line(case, by, CaseEvent.Kind.DONE, f"{step.get_kind_display()}.")
    return True


@transaction.atomic
def set_status(case: Case, by: User, status: str) -> None:
    """Change the status. Raises StepStillOpen for 'done' while a step is open."""
    case = _locked(case)
    if case.status == status:
        return
    if status == Case.Status.WITHDRAWN:
        withdraw(case, by)
        return
    if status == Case.Status.DONE and case.steps.filter(done_at=None).exists():
        raise StepStillOpen
    _set_status(case, by, status)


@transaction.atomic
def withdraw(case: Case, by: User | None) -> None:
    """The person wants to stop (`by` None: with the paper). An open step goes: nobody has to do it."""
    case = _locked(case)
    if case.status == Case.Status.WITHDRAWN:
        return
    for step in case.steps.filter(done_at=None):
        _line(case, by, CaseEvent.Kind.PLANNED, f"Niet meer nodig: {step.get_kind_display().lower()}.")
        step.delete()
    _set_status(case, by, Case.Status.WITHDRAWN)
    case_withdrawn.send(Case, case=case)


@transaction.atomic
def bring_back(case: Case) -> None:
    """A case that was done is new again: the person came back with something."""
    case = _locked(case)
    if case.status == Case.Status.DONE:
        _set_status(case, None, Case.Status.NEW)


def add_note(case: Case, by: User, text: str) -> None:
    """Write a note."""
    _line(case, by, CaseEvent.Kind.NOTE, text)


def _set_status(case: Case, by: User | None, status: str) -> None:
    before = case.get_status_display()
    case.status = status
    case.save(update_fields=["status"])
    _line(case, by, CaseEvent.Kind.STATUS, f"Van {before.lower()} naar {case.get_status_display().lower()}.")


def _date(value: date) -> str:
    shown = day(value)
    # 'tomorrow' would be wrong when somebody reads the log next week
    return shown if shown[:1].isdigit() else f"{value.day}-{value.month}-{value.year}"
