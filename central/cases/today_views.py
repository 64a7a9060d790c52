"""*Vandaag*, the page after logging in: whom to answer, what to do, and what dreads to be forgotten."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, current_organisation, needs, shown_to
from central.accounts.models import AccessLog, User
from central.accounts.roles import Right
from central.cases import reaching
from central.cases.access import my_case
from central.cases.models import Case, CaseEvent
from central.cases.people import twice, twice_in_each
from central.cases.stages import track_of
from central.cases.worklists import (
    A_PAGE,
    BY_KEY,
    COUNTED,
    SHOWN,
    WORKLISTS,
    Worklist,
    first_of_each,
    with_steps,
)
from central.pages import keyset
from central.pages.stale_forms import carry_out
from central.pages.templatetags.dutch import day
from central.written import labels


class Shown(NamedTuple):
    """A worklist on a page: its first people, and how many there are."""

    worklist: Worklist
    ids: list[UUID]
    people: list[Case]
    twice: int = 0  # requests of somebody who has another of them

    @property
    def count(self) -> str:
        """How many people: who has two questions here is counted once."""
        return f"{COUNTED}+" if len(self.ids) > COUNTED else str(len(self.ids) - self.twice)

    @property
    def questions(self) -> int:
        """How many questions they have, where that is another number; else 0."""
        return len(self.ids) if self.twice and len(self.ids) <= COUNTED else 0

    @property
    def more(self) -> bool:
        return len(self.ids) > len(self.people)


@needs(Right.TODAY, log=AccessLog.Kind.LIST)
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show every list with its number and its first people."""
    organisation, user = current_organisation(request), request.user
    ids = first_of_each(organisation, user)
    people = _described({id_ for one in WORKLISTS if not one.folded for id_ in ids[one.key][:SHOWN]})
    twice = twice_in_each(organisation, ids.values())
    lists = [
        Shown(one, ids[one.key], [people[id_] for id_ in ids[one.key][:SHOWN] if id_ in people], again)
        for one, again in zip(WORKLISTS, twice, strict=True)
    ]
    return render(
        request,
        "cases/today.html",
        {
            "lists": lists,
            "filled": [one for one in lists if one.ids and not one.worklist.folded],
            "quiet": [one for one in lists if not one.ids],
            "begun": _first_three(user),
            **shown_to(request, organisation),
        },
    )


@needs(Right.TODAY, log=AccessLog.Kind.LIST)
@require_GET
def worklist(request: HttpRequest, key: str) -> HttpResponse:
    """Show one whole list, page by page."""
    one, organisation = BY_KEY.get(key), current_organisation(request)
    if one is None:
        raise Http404
    everybody = one.of(organisation, request.user)
    ids = list(everybody.values_list("id", flat=True)[: COUNTED + 1])
    page = keyset.take([everybody], one.order, keyset.Place.of(request.GET, one.order), A_PAGE)
    people = _described({key.id for key in page.keys})
    rows = [people[key.id] for key in page.keys if key.id in people]
    shown = Shown(one, ids, rows, twice(organisation, ids))
    here = keyset.Place.of(request.GET, one.order).address()
    return render(request, "cases/worklist.html", {"one": shown, "page": page, "here": here})


@needs(Right.WORK)
@by_post("today")
def take(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take a new request on: the first step of its track is mine, on the day it is promised."""
    case = my_case(request, case_id)
    taken: list[object] = []
    carry_out(request, lambda: taken.append(reaching.take_on(case, request.user)), None)
    case.refresh_from_db()
    step = next(iter(case.steps.filter(done_at=None).select_related("who")), None)
    if taken == [None] and step and step.who_id != request.user.id:
        whose = step.who.name if step.who else "Nog niemand"
        messages.info(request, f"{case.name} heeft al een stap: {step.title.lower()} ({whose}).")
    elif step:
        messages.success(
            request, f"Jij volgt {case.name} op: {step.title.lower()}, tegen {day(step.due_on)}."
        )
    return _back_to_list(request.POST)


def _back_to_list(said: QueryDict) -> HttpResponse:
    """Return to the list that the form stood in, where it stood in it; to Vandaag from anywhere else."""
    one = BY_KEY.get(said.get("lijst", ""))
    if one is None:
        return redirect("today")
    answer = redirect("worklist", key=one.key)
    here = keyset.Place.of(QueryDict(said.get("plek", "")), one.order).address()
    answer["Location"] += f"?{here}" if here else ""
    return answer


def _described(ids: set[UUID]) -> dict[UUID, Case]:
    words = labels.words()
    people = with_steps(list(ids))
    for case in people.values():
        stage = track_of(case).stage(case.stage)
        case.about = words.title(case)
        case.speaks = words.language(case.language)
        case.in_stage = stage.title if stage else case.stage
    return people


def _first_three(user: User) -> dict[str, Any] | None:
    """Say which of the first three things somebody new did; None once all are done."""
    events = CaseEvent.objects.filter(by=OuterRef("pk"))
    said = User.objects.filter(id=user.id).values(
        looked=Exists(AccessLog.objects.filter(user=OuterRef("pk"), kind=AccessLog.Kind.CASE)),
        took=Exists(events.filter(kind=CaseEvent.Kind.PLANNED)),
        told=Exists(events.filter(kind__in=(CaseEvent.Kind.CONTACT, CaseEvent.Kind.DONE))),
    )[0]
    return None if all(said.values()) else said
