"""What is done to a case: plan the next step, finish it, change its status, write a note; each is logged."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Case, CaseEvent, Step, Withdrawal
from central.pages.stale_forms import fingerprint
from central.pages.templatetags.dutch import day
from kiosk.wire.problems import Problem

# Sent inside the transaction that withdraws a case (case=…): what hangs on it lets go, such as a place. A
# receiver may answer a list of what it would need to take that back; it then comes with `case_brought_back`.
case_withdrawn = Signal()
case_brought_back = (
    Signal()
)  # case=…, let_go=[…], by=user: the withdrawal was a slip, or the person thought again


class StepStillOpen(Problem):
    """A case cannot be closed while somebody still has to do something for it."""

    code = "bad-input"


def _line(case: Case, by: User | None, kind: str, text: str) -> None:
    CaseEvent.objects.create(organisation=case.organisation, case=case, by=by, kind=kind, text=text)


def _locked(case: Case) -> Case:
    """Return the case as it is now, held until the transaction ends: colleagues act one after the other.

    `no_key`: who holds an offer may meanwhile write a line about this person (central.sign_ups.seat_signals).
    """
    return Case.objects.select_for_update(no_key=True).get(id=case.id)


def standing(case: Case) -> str:
    """Return the fingerprint of what forms about a case change: its status and its open step."""
    step = case.steps.filter(done_at=None).first()
    return fingerprint(case.status, *((step.id, step.kind, step.who_id, step.due_on) if step else ()))


def held_standing(case: Case) -> str:
    """Hold the case until the transaction ends and return how it stands now."""
    return standing(_locked(case))


def held_whole(case: Case) -> str:
    """Hold the case and return a fingerprint of all that was ever done for it: who takes it away saw that."""
    return whole(_locked(case))


def whole(case: Case) -> str:
    newest = case.events.values_list("id", flat=True).first()
    return fingerprint(standing(case), newest)


def touched_by_others(case: Case, user: User) -> bool:
    """Say whether a colleague did something for this person within a day: an old page may not know of it."""
    lately = case.events.filter(at__gt=timezone.now() - timedelta(days=1)).exclude(by=None)
    return lately.exclude(by=user).exists()


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


def is_planned(case: Case, kind: str, who: User | None, due_on: date) -> bool:
    """Say whether just this step is the next one already."""
    return case.steps.filter(done_at=None, kind=kind, who=who, due_on=due_on).exists()


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
    slip = Withdrawal.objects.filter(case=case).first() if case.status == Case.Status.WITHDRAWN else None
    _set_status(case, by, status)
    if slip and status != Case.Status.DONE:  # who is done needs no step and no place
        _take_back(slip, case, by)


@transaction.atomic
def withdraw(case: Case, by: User | None) -> None:
    """The person wants to stop (`by` None: with the paper). An open step goes: nobody has to do it.

    What goes is kept aside, so that another status brings it back.
    """
    case = _locked(case)
    if case.status == Case.Status.WITHDRAWN:
        return
    gone: dict[str, object] = {"step_kind": "", "step_who": None, "step_due_on": None}
    for step in case.steps.filter(done_at=None):
        _line(case, by, CaseEvent.Kind.PLANNED, f"Niet meer nodig: {step.get_kind_display().lower()}.")
        gone = {"step_kind": step.kind, "step_who": step.who, "step_due_on": step.due_on}
        step.delete()
    _set_status(case, by, Case.Status.WITHDRAWN)
    told = [answer for _, answer in case_withdrawn.send(Case, case=case) if isinstance(answer, list)]
    gone["let_go"] = [one for answer in told for one in answer]
    gone["organisation"] = case.organisation
    Withdrawal.objects.update_or_create(case=case, defaults=gone)


def _take_back(slip: Withdrawal, case: Case, by: User) -> None:
    """Bring back what went when the case was withdrawn: its step, and what others let go of."""
    if slip.step_kind and slip.step_due_on:
        step = Step.objects.create(
            organisation=case.organisation,
            case=case,
            kind=slip.step_kind,
            who=slip.step_who,
            due_on=slip.step_due_on,
        )
        _line(case, by, CaseEvent.Kind.PLANNED, f"Toch weer nodig: {step.get_kind_display().lower()}.")
    case_brought_back.send(Case, case=case, let_go=slip.let_go, by=by)
    slip.delete()


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
