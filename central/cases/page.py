"""The page of one person, as any of its views shows it: fresh, with a form that was refused, or a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from central.accounts.access import shown_to
from central.cases import reaching, same_person, standing, steps
from central.cases.asking_staff import changes
from central.cases.beside import beside, lost_with
from central.cases.clock import off_by_much, true_time
from central.cases.closing import can_undo
from central.cases.forms import DeleteForm, GiveForm, NoteForm, StepForm, TrackForm
from central.cases.listing import ALONE_KEY, LIST_KEY, whereabouts
from central.cases.models import Amendment, Case, CaseEvent, Outcome, SamePerson, Step
from central.cases.short_rows import short_rows
from central.cases.stages import passed, proposed_day, step_after_last, track_of
from central.cases.who_waits import promised_until
from central.cases.worklists import BY_KEY, Worklist, next_in
from central.pages import drafts
from central.pages.stale_forms import Stale
from central.written import labels
from central.written.track import Track
from central.written.tracks import tracks

SHOWN = 5  # lines of what colleagues did meanwhile


@dataclass(frozen=True)
class Forms:
    """What somebody filled in and is not kept, and why."""

    step: StepForm | None = None
    note: NoteForm | None = None
    delete: DeleteForm | None = None
    asks: dict[str, Any] = field(default_factory=dict)  # a question before something is done
    not_done: str = ""  # what was refused because the page was old
    since: Stale | None = None


def to_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Go to the page of a person, and remember where in the list we came from."""
    answer = redirect("case", case_id=case_id)
    answer["Location"] += _query(request)
    return answer


def work_of(request: HttpRequest) -> Worklist | None:
    """Return the list of today somebody works along, as far as the address names one."""
    return BY_KEY.get(request.GET.get("werk", ""))


def back_address(request: HttpRequest) -> str:
    """Return where 'Terug' goes: the list of today, or the same filters and page of the list of people."""
    work = work_of(request)
    if work:
        return f"{reverse('today')}#{work.key}"
    came = whereabouts(request.GET) or request.session.get(LIST_KEY, "")
    return reverse("case-list") + (f"?{came}" if came else "")


def show_case(
    request: HttpRequest, case: Case, forms: Forms | None = None, status: int = 200
) -> HttpResponse:
    """Answer with the page of this person."""
    forms = forms or Forms()
    words = labels.words()
    made_at = true_time(case)
    prefetch_related_objects([case], Prefetch("steps", Step.objects.select_related("who")))
    short, events = short_rows(case), list(case.events.select_related("by"))
    next_step = case.next_step
    kept = {name: drafts.find(request, reverse(f"case-{name}", args=[case.id])) for name in DRAFTS}
    page = {
        "case": case,
        **shown_to(request, case.organisation),
        "back": back_address(request),
        "alone": request.session.get(ALONE_KEY, False),
        "waits_late": case.waiting_since and case.waiting_since < promised_until(case.organisation),
        "query": _query(request),
        "standing": standing.standing(case),
        "whole": standing.whole(case, next(iter(events), None)),
        "kept": kept,
        "kept_status": _chosen(kept["status"]),
        "made_at": made_at,
        "clock_was_wrong": off_by_much(case, made_at),
        "about": words.title(case),
        "answers": words.answers(case),
        "schemes": [words.scheme(scheme) for scheme in short.schemes],
        "language": words.language(case.language),
        "screen_language": words.language(case.screen_language),
        "channel": words.choice("channel", case.channel, case),
        "helper": words.choice("helper", case.helper, case),
        "ground": labels.GROUNDS.get(case.notice_ground, case.notice_ground),
        "next_step": next_step,
        "corrections": [
            (one, changes(one))
            for one in case.amendments.filter(
                action=Amendment.Action.CORRECT, state=Amendment.State.DONE
            ).select_related("settled_by")
        ],
        "beside": beside(case),
        "lost_when_stopped": lost_with(case, deleted=False) if forms.asks else (),
        "lost_when_deleted": lost_with(case, deleted=True),
        "events": events,
        "views": short.looks,
        "passed": passed(case, short.stages),
        "statuses": Case.Status.choices,
        "undo_until": can_undo(case),
        "outcome": _ended(case),
        "others": _beside_them(case, words),
        "judgements": SamePerson.Judgement.choices,
        "slip": getattr(case, "withdrawal", None) if case.status == Case.Status.WITHDRAWN else None,
        "step_form": forms.step or _step_form(request, case, next_step, kept["step"]),
        "note_form": forms.note or NoteForm(initial=_said(kept["note"])),
        "delete_form": forms.delete or DeleteForm(initial=_said(kept["delete"])),
        "asks": forms.asks,
        "not_done": forms.not_done,
        "meanwhile": _meanwhile(case, forms.since) if forms.since else (),
    }
    page |= _on_the_way(request, case, next_step)
    return render(request, "cases/case.html", page, status=status)


def _on_the_way(request: HttpRequest, case: Case, next_step: Step | None) -> dict[str, Any]:
    """Return what the page says of the track: where they are, what can be done, and who comes after them."""
    done = {step.kind for step in case.steps.all() if step.done_at}
    track, work = track_of(case), work_of(request)
    return {
        "track": [
            (label, kind in done, next_step and next_step.kind == kind)
            for kind, label in steps.all_kinds(case)
        ],
        "track_title": track.title,
        "with_them": _is_contact(track, next_step),
        "is_first": next_step is None or next_step.kind == track.first.id,
        "letter": reaching.asks_for_letter(case),
        "work": work,
        "after_this": next_in(work, case.organisation, request.user, case) if work else None,
        "track_form": TrackForm(case=case, auto_id="track_%s"),
        "give_form": GiveForm(case=case, initial={"to": case.owner_id}),
    }


DRAFTS = ("step", "note", "status", "delete")  # forms of this page in which something is typed or chosen


def _query(request: HttpRequest) -> str:
    work = work_of(request)
    came = f"werk={work.key}" if work else whereabouts(request.GET)
    return f"?{came}" if came else ""


def _said(kept: drafts.Kept | None) -> dict[str, str]:
    return kept.said.dict() if kept else {}


def _chosen(kept: drafts.Kept | None) -> str:
    """Return the status that somebody chose and that is not kept, in words."""
    return str(dict(Case.Status.choices).get(_said(kept).get("status", ""), ""))


def _step_form(request: HttpRequest, case: Case, step: Step | None, kept: drafts.Kept | None) -> StepForm:
    if kept:
        return StepForm(case=case, initial=_said(kept))
    if step:
        return StepForm(case=case, initial={"kind": step.kind, "who": step.who_id, "due_on": step.due_on})
    track, asked = track_of(case), reaching.asks_for_letter(case)
    proposed = track.step(asked) or step_after_last(case) or track.first
    who = (case.owner_id or request.user.id) if proposed.who == "owner" else None
    day = proposed_day(case, proposed)
    return StepForm(case=case, initial={"kind": proposed.id, "who": who, "due_on": day})


def _beside_them(case: Case, words: labels.Words) -> list[dict[str, object]]:
    return [row._asdict() | {"about": words.title(row.case)} for row in same_person.beside(case)]


def _ended(case: Case) -> str:
    """Say how it ended, in words; '' while it goes on, or when nobody said."""
    row: Outcome | None = getattr(case, "outcome", None) if case.status == Case.Status.DONE else None
    if row is None:
        return ""
    track = tracks().get(row.track, case.journey)
    words = {ending.id: ending.title for ending in track.endings}.get(row.result, row.result)
    if row.saves_cents is not None:
        words += f": € {row.saves_cents / 100:.2f} per maand".replace(".", ",")
    return f"{words}: {row.get_why_display().lower()}" if row.why else words


def _is_contact(track: Track, step: Step | None) -> bool:
    """Say whether what is open is done with the person, and so can miss."""
    known = track.step(step.kind) if step else None
    return known is None or known.contact


def _meanwhile(case: Case, stale: Stale) -> QuerySet[CaseEvent]:
    """Return what happened since the page was made; of a page that does not say when, the last lines."""
    events = case.events.select_related("by")
    return events.filter(at__gt=stale.since)[:SHOWN] if stale.since else events[:3]
