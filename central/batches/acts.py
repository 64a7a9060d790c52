"""What can be done for many people at once, and for each of them whether it can, or why not.

Decided first (`look`), done after (`carry_out`): both ask `why_not`, so what was shown is what happens. It is
what is done on the page of one person, with the same line in their log, in a few statements for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet, TextChoices

from central.accounts.models import User
from central.batches.models import Selection
from central.cases import many
from central.cases.models import Case, Step
from central.cases.stages import step_after_last, track_of
from central.cases.standing import standing
from central.handover.many import hand_many_over, shared_already
from central.handover.passing import Wish
from central.mail.many_letters import agreed, mail_many, ready_already, why_no_mail
from central.written.letters import Letter
from central.written.track import Ending


class Kind(TextChoices):
    """What somebody wants to do."""

    GIVE = "give", "Geef aan een collega"
    PLAN = "plan", "Plan de volgende stap"
    CLOSE = "close", "Sluit af"
    MAIL = "mail", "Stuur een mail"
    SHARE = "share", "Draag over aan een andere organisatie"


@dataclass(frozen=True)
class Act:
    """One thing to do.

    `who` for GIVE and PLAN (None: nobody), a day for PLAN, a result for CLOSE; a letter, or a wish to share.
    """

    kind: str
    who: User | None = None
    due_on: date | None = None
    result: str = ""
    letter: Letter | None = None
    wish: Wish | None = None


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
    ids = [case.id for case in cases][: Selection.MOST]
    found = {case.id: case for case in _with_steps().filter(id__in=ids)}
    people = [found[one] for one in ids if one in found]
    return Selection.objects.create(
        organisation=people[0].organisation,
        by=by,
        people=[[str(case.id), standing(case)] for case in people],
        back=back,
    )


def why_not(act: Act, case: Case, already: set[UUID]) -> str:
    """Return why this cannot be done for somebody, in words; '' where it can. `already`: had it before."""
    if act.kind == Kind.MAIL:
        return why_no_mail(case, already)
    if case.status in Case.CLOSED:
        return "is al afgesloten"
    open_step = case.next_step
    if act.kind == Kind.SHARE:
        if not agreed(case):
            return "ging niet akkoord met wat we bewaren"
        return "is al bij deze organisatie" if case.id in already else ""
    if act.kind == Kind.GIVE:
        mine = case.owner_id == (act.who.id if act.who else None)
        whole = mine and (not open_step or open_step.who_id == case.owner_id)
        if whole:
            return "is al van deze collega" if act.who else "is al van niemand"
        return ""
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
    return _told(selection, act, _with_steps())


@transaction.atomic
def carry_out(selection: Selection, act: Act, by: User) -> Told:
    """Do it for whom it can be done, all or, when anything breaks, nobody; return what `look` returns."""
    told = _told(selection, act, _with_steps().select_for_update(no_key=True, of=("self",)))
    if told.done:
        _do(act, told.done, by)
    return told


def _told(selection: Selection, act: Act, people: QuerySet[Case]) -> Told:
    told, stood = Told(), dict(selection.people)
    found = {
        str(case.id): case for case in people.filter(id__in=list(stood), organisation=selection.organisation)
    }
    told.gone = len(stood) - len(found)
    cases = [found[ident] for ident in stood if ident in found]
    already = _already(act, cases)
    for case in cases:
        why = (
            why_not(act, case, already) if standing(case) == stood[str(case.id)] else "is intussen veranderd"
        )
        told.leave_out(case, why) if why else told.done.append(case)
    return told


def _with_steps() -> QuerySet[Case]:
    """Return people with all that is asked of each, in one order: two who act never wait in a circle."""
    steps = Prefetch("steps", Step.objects.select_related("who"))
    return Case.objects.select_related("organisation").prefetch_related(steps).order_by("id")


def _already(act: Act, cases: Sequence[Case]) -> set[UUID]:
    if act.letter:
        return ready_already(act.letter.id, cases)
    return shared_already(act.wish.to_name, cases) if act.wish else set()


def _do(act: Act, cases: Sequence[Case], by: User) -> None:
    if act.kind == Kind.GIVE:
        many.give(cases, by, act.who)
    elif act.kind == Kind.PLAN and act.due_on:
        many.plan(cases, by, act.who, act.due_on)
    elif act.kind == Kind.CLOSE:
        many.close(cases, by, act.result)
    elif act.letter:
        mail_many(cases, act.letter, by)
    elif act.wish:
        hand_many_over(cases, by, act.wish)
