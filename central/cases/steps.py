"""What is done to a case: plan the next step, finish it, change its status, write a note; each is logged."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from central.accounts.models import User
from central.cases.models import Case, CaseEvent, Outcome, Step, Withdrawal
from central.cases.stages import close, open_again, step_done, track_of
from central.cases.standing import held
from central.pages.templatetags.dutch import day
from central.written.tracks import tracks
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


def kinds_for(case: Case) -> list[tuple[str, str]]:
    """Return the steps that can be done for this person where they are now, with their names."""
    return [(step.id, step.title) for step in track_of(case).steps_in(case.stage)]


def all_kinds(case: Case) -> list[tuple[str, str]]:
    """Return every step of this person's track, and those they had of another one, with their names."""
    known = [(step.id, step.title) for step in track_of(case).steps]
    named = {kind for kind, _ in known}
    had = dict.fromkeys(step.kind for step in case.steps.all() if step.kind not in named)
    return known + [(kind, tracks().step_title(case.track, kind)) for kind in had]


def line(case: Case, by: User | None, kind: str, text: str) -> None:
    """Write a line in the log of a case."""
    CaseEvent.objects.create(organisation=case.organisation, case=case, by=by, kind=kind, text=text)


@transaction.atomic
def plan(case: Case, by: User, kind: str, who: User | None, due_on: date) -> Step:
    """Set the next step, or change the one that is open. A new case becomes 'busy'."""
    case = held(case)
    step, _ = Step.objects.update_or_create(
        organisation=case.organisation,
        case=case,
        done_at=None,
        defaults={"kind": kind, "who": who, "due_on": due_on, "planned_at": timezone.now()},
    )
    line(case, by, CaseEvent.Kind.PLANNED, planned_line(step))
    if who:
        _follow(case, by, who)
    if case.status != Case.Status.BUSY:
        _set_status(case, by, Case.Status.BUSY)
    return step


def planned_line(step: Step) -> str:
    who = f"{step.who.name} doet dit" if step.who else "Nog niemand doet dit"
    return f"{step.title}. {who}, tegen {_date(step.due_on)}."


@transaction.atomic
def give(case: Case, by: User, to: User | None) -> bool:
    """Hand a person over to a colleague, with the step that is open; False when nothing changes by it."""
    case = held(case)
    open_step = case.steps.filter(done_at=None).exclude(who=to)
    if case.owner_id == (to.id if to else None) and not open_step.exists():
        return False
    for step in open_step:
        step.who = to
        step.save(update_fields=["who"])
    if to:
        _follow(case, by, to)
    else:
        case.owner, case.given_at = None, None
        case.save(update_fields=["owner", "given_at"])
    line(
        case, by, CaseEvent.Kind.PLANNED, f"{to.name} volgt dit nu op." if to else "Niemand volgt dit nu op."
    )
    return True


def _follow(case: Case, by: User | None, who: User) -> None:
    """Let `who` follow this person; what a colleague gave is new to them until they look."""
    if case.owner_id == who.id:
        return
    case.owner, case.given_at = who, None if by == who else timezone.now()
    case.save(update_fields=["owner", "given_at"])


def looked_at(case: Case, by: User) -> None:
    """The owner opened what a colleague gave: it is not new any more."""
    if case.given_at and case.owner_id == by.id:
        Case.objects.filter(id=case.id).update(given_at=None)


def is_planned(case: Case, kind: str, who: User | None, due_on: date) -> bool:
    """Say whether just this step is the next one already."""
    return case.steps.filter(done_at=None, kind=kind, who=who, due_on=due_on).exists()


@transaction.atomic
def finish(case: Case, by: User) -> bool:
    """Mark the open step as done; False when there is none (a colleague was first)."""
    case = held(case)
    step = Step.objects.filter(organisation=case.organisation, case=case, done_at=None).first()
    if step is None:
        return False
    step.case = case
    step.done_at, step.done_by = timezone.now(), by
    step.save(update_fields=["done_at", "done_by"])
    line(case, by, CaseEvent.Kind.DONE, f"{step.title}.")
    known = track_of(case).step(step.kind)
    step_done(case, known)
    if case.owner_id is None:
        _follow(case, by, by)
    if known is None or known.contact:
        reached(case)
    return True


def reached(case: Case) -> None:
    """Somebody spoke with this person: nobody waits for an answer any more. The caller holds the case."""
    case.waiting_since, case.last_reached_at, case.misses = None, timezone.now(), 0
    case.save(update_fields=["waiting_since", "last_reached_at", "misses"])


def said_something(case: Case, at: datetime) -> None:
    """The person said something: they wait for an answer from the first thing on that nobody answered."""
    still = Case.objects.filter(id=case.id, waiting_since=None)
    still.filter(status__in=(Case.Status.NEW, Case.Status.BUSY)).update(waiting_since=at)


@transaction.atomic
def set_status(case: Case, by: User, status: str) -> None:
    """Change the status. Raises StepStillOpen for 'done' while a step is open."""
    case = held(case)
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
def withdraw(case: Case, by: User | None, keeps_until: datetime | None = None) -> None:
    """The person wants to stop (`by` None: with the paper). An open step goes: nobody has to do it.

    What goes is kept aside, so that another status brings it back. Until `keeps_until` nothing that hangs on
    the case is let go of (central.cases.closing).
    """
    case = held(case)
    if case.status == Case.Status.WITHDRAWN:
        return
    gone: dict[str, object] = {"step_kind": "", "step_who": None, "step_due_on": None, "was": case.status}
    for step in case.steps.filter(done_at=None):
        step.case = case
        line(case, by, CaseEvent.Kind.PLANNED, f"Niet meer nodig: {step.title.lower()}.")
        gone |= {"step_kind": step.kind, "step_who": step.who, "step_due_on": step.due_on}
        step.delete()
    _set_status(case, by, Case.Status.WITHDRAWN)
    gone["let_go"] = [] if keeps_until else let_go(case)
    gone |= {"organisation": case.organisation, "at": timezone.now(), "keeps_until": keeps_until}
    Withdrawal.objects.update_or_create(case=case, defaults=gone)


def let_go(case: Case) -> list[object]:
    """Let what hangs on a case that stopped let go; return what it would need to take that back."""
    told = [answer for _, answer in case_withdrawn.send(Case, case=case) if isinstance(answer, list)]
    return [one for answer in told for one in answer]


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
        line(case, by, CaseEvent.Kind.PLANNED, f"Toch weer nodig: {step.title.lower()}.")
    if not slip.keeps_until:  # else nothing was let go of yet
        case_brought_back.send(Case, case=case, let_go=slip.let_go, by=by)
    slip.delete()


@transaction.atomic
def bring_back(case: Case) -> None:
    """A case that was done is new again: the person came back with something."""
    case = held(case)
    if case.status == Case.Status.DONE:
        _set_status(case, None, Case.Status.NEW)


def add_note(case: Case, by: User, text: str) -> None:
    """Write a note."""
    line(case, by, CaseEvent.Kind.NOTE, text)


def _set_status(case: Case, by: User | None, status: str) -> None:
    said, was_done = status_line(case, status), case.status == Case.Status.DONE
    case.status = status
    if status in Case.CLOSED:
        case.waiting_since, case.given_at = None, None
    case.save(update_fields=["status", "waiting_since", "given_at"])
    if status == Case.Status.DONE:
        close(case)
    elif was_done:
        open_again(case)
        Outcome.objects.filter(case=case).delete()
    line(case, by, CaseEvent.Kind.STATUS, said)


def status_line(case: Case, to: str) -> str:
    """Return what the log says of a case that comes to another status; before it does."""
    return f"Van {case.get_status_display().lower()} naar {Case.Status(to).label.lower()}."


def _date(value: date) -> str:
    shown = day(value)
    # 'tomorrow' would be wrong when somebody reads the log next week
    return shown if shown[:1].isdigit() else f"{value.day}-{value.month}-{value.year}"
