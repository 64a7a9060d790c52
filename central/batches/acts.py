"""What can be done for many people at once, and for each of them whether it can, or why not.

Decided first (`look`), done after (`carry_out`): both ask `why_not`, so what was shown is what happens. Each
is done by the same function as on the page of one person, with the same line in their log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import TextChoices

from central.accounts.models import User
from central.batches.models import Selection
from central.cases import closing, steps
from central.cases.models import Case
from central.cases.stages import step_after_last, track_of
from central.cases.standing import standing
from central.written.track import Ending


class Kind(TextChoices):
    """What somebody wants to do."""

    GIVE = "give", "Geef aan een collega"
    PLAN = "plan", "Plan de volgende stap"
    CLOSE = "close", "Sluit af"


@dataclass(frozen=True)
class Act:
    """One thing to do: `who` for GIVE and PLAN (None: nobody), a day for PLAN, a result for CLOSE."""

    kind: str
    who: User | None = None
    due_on: date | None = None
    result: str = ""


@dataclass
class Told:
    """For whom it happens or happened, and for whom not, by reason."""

    done: list[Case] = field(default_factory=list)
    left_out: dict[str, list[Case]] = field(default_factory=dict)
    gone: int = 0  # taken away by a colleague meanwhile

    def leave_out(self, case: Case, why: str) -> None:
        self.left_out.setdefault(why, []).append(case)


def choose(cases: Iterable[Case], by: User, back: str) -> Selection:
    """Keep who was chosen, at most Selection.MOST, and how each stands now. All of one organisation."""
    people = list(cases)[: Selection.MOST]
    return Selection.objects.create(
        organisation=people[0].organisation,
        by=by,
        people=[[str(case.id), standing(case)] for case in people],
        back=back,
    )


def why_not(act: Act, case: Case) -> str:
    """Return why this cannot be done for somebody, in words; '' where it can."""
    open_step = case.steps.filter(done_at=None).first()
    if case.status in Case.CLOSED:
        return "is al afgesloten"
    if act.kind == Kind.GIVE:
        mine = case.owner_id == (act.who.id if act.who else None)
        return (
            "is al van deze collega" if mine and (not open_step or open_step.who_id == case.owner_id) else ""
        )
    if open_step:
        return "heeft al een volgende stap" if act.kind == Kind.PLAN else "heeft nog een open stap"
    if act.kind == Kind.PLAN and step_after_last(case) is None:
        return "heeft alle stappen gehad"
    if act.kind == Kind.CLOSE and act.result not in {ending.id for ending in simple_endings(case)}:
        return "eindigt op een andere manier"
    return ""


def simple_endings(case: Case) -> list[Ending]:
    """Return how it may end for somebody without a word more: no amount, no reason to ask each of them."""
    return [ending for ending in track_of(case).endings if not ending.why]


def look(selection: Selection, act: Act) -> Told:
    """Return what would happen; nothing changes."""
    told = Told()
    for case, stood in _people(selection, told):
        why = why_not(act, case) if standing(case) == stood else "is intussen veranderd"
        told.leave_out(case, why) if why else told.done.append(case)
    return told


@transaction.atomic
def carry_out(selection: Selection, act: Act, by: User) -> Told:
    """Do it for whom it can be done, all or, when anything breaks, nobody; return what `look` returns."""
    told = look(selection, act)
    for case in told.done:
        _do(act, case, by)
    return told


def _people(selection: Selection, told: Told) -> Iterable[tuple[Case, str]]:
    stood = dict(selection.people)
    found = Case.objects.filter(organisation=selection.organisation).in_bulk(list(stood))
    told.gone = len(stood) - len(found)
    by_id = {str(ident): case for ident, case in found.items()}
    return [(by_id[ident], how) for ident, how in stood.items() if ident in by_id]


def _do(act: Act, case: Case, by: User) -> None:
    if act.kind == Kind.GIVE:
        steps.give(case, by, act.who)
    elif act.kind == Kind.PLAN and act.due_on:
        step = step_after_last(case)
        assert step is not None, "why_not lets nobody through who has had all steps"
        steps.plan(case, by, step.id, act.who, act.due_on)
    elif act.kind == Kind.CLOSE:
        closing.close(case, by, act.result)
