"""A device comes to another state: held, checked against the table of states, and written down."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases import steps
from central.cases.models import Case
from central.cases.stages import come_to, track_of
from central.cases.standing import held as held_case
from central.equipment import labels
from central.equipment.models import Laptop, Lot, Move
from central.equipment.states import WORDS, By, State, asks
from kiosk.wire.problems import Problem

TRIES = 5  # a label of eight random signs that was given before: once in 22 thousand million
GIVEN, WANTED = "laptop-given", "laptop-wanted"  # tracks whose stages follow from devices


class NoMove(Problem):
    """A device cannot come from where it is to there; a colleague may have been first."""

    code = "bad-input"


def held(laptop: Laptop) -> Laptop:
    """Return the device as it is now, held until the transaction ends."""
    return Laptop.objects.select_for_update(no_key=True).get(id=laptop.id)


@transaction.atomic
def add(lot: Lot, by: User | None, kind: str, serial: str = "", about: str = "") -> Laptop:
    """Return a new device of a gift, with a label of its own; it is 'in'."""
    label = _free_label(lot.organisation)
    said = {"kind": kind, "serial": serial.strip(), "about": about.strip()}
    laptop = Laptop.objects.create(organisation=lot.organisation, lot=lot, label=label, **said)
    Move.objects.create(organisation=lot.organisation, laptop=laptop, state=State.IN, by=by, at=laptop.since)
    return laptop


def _free_label(organisation: Organisation) -> str:
    for _ in range(TRIES):
        label = labels.new_label()
        if not Laptop.objects.filter(organisation=organisation, label=label).exists():
            return label
    raise AssertionError("no free label in five tries: the random source is broken")


@transaction.atomic
def move(laptop: Laptop, end: State, by: User | None, how: By, said: str = "") -> Laptop:
    """Bring a device to a state, in the way that this move asks. Raises NoMove."""
    laptop = held(laptop)
    if asks(laptop.state, end) is not how:
        was = WORDS[State(laptop.state)].lower()
        raise NoMove(f"Dit toestel is nu ‘{was}’: het kan niet naar ‘{WORDS[end].lower()}’.")
    laptop.state, laptop.since = end.value, timezone.now()
    laptop.save(update_fields=["state", "since"])
    Move.objects.create(
        organisation_id=laptop.organisation_id, laptop=laptop, state=end, by=by, at=laptop.since,
        said=said[:200],
    )  # fmt: skip
    if by and end in (State.READY, State.BROKEN):
        _gift_is_ready(laptop.lot, by)
    return laptop


def _gift_is_ready(lot: Lot, by: User) -> None:
    """Tell the giver's page once nothing of the gift is left to do."""
    busy = (State.IN, State.WIPED, State.CHECKED)
    if lot.case and not lot.laptops.filter(state__in=busy).exists():
        reach(lot.case, by, GIVEN, "ready")


def reach(case: Case, by: User, track: str, stage: str) -> None:
    """Bring somebody to a stage of their track, where they are on this track and may go there.

    The step that is open goes with it when it is the one that leads there.
    """
    case = held_case(case)
    here = track_of(case)
    if here.id != track or here.stage(stage) is None or case.status in Case.CLOSED:
        return
    step = case.steps.filter(done_at=None).first()
    known = here.step(step.kind) if step else None
    if known and known.reaches == stage:
        steps.finish(case, by)
    elif here.may_move(case.stage, stage):
        come_to(case, stage)
