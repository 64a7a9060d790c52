"""The page of one person, as any of its views shows it: fresh, with a form that was refused, or a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from central.accounts.models import AccessLog
from central.cases import steps
from central.cases.asking_staff import changes
from central.cases.beside import beside, lost_with
from central.cases.clock import off_by_much, true_time
from central.cases.forms import DeleteForm, NoteForm, StepForm
from central.cases.listing import LIST_KEY, whereabouts
from central.cases.models import Amendment, Case, CaseEvent, Step, Withdrawal
from central.pages import drafts
from central.pages.stale_forms import Stale
from central.written import labels

FIRST_ANSWER = timedelta(days=3)  # proposed for the first step; staff choose the day
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


def back_address(request: HttpRequest) -> str:
    """Return where 'Terug naar de lijst' goes: the same filters, the same page of the list."""
    came = whereabouts(request.GET) or request.session.get(LIST_KEY, "")
    return reverse("case-list") + (f"?{came}" if came else "")


def show_case(
    request: HttpRequest, case: Case, forms: Forms | None = None, status: int = 200
) -> HttpResponse:
    """Answer with the page of this person."""
    forms = forms or Forms()
    words = labels.words()
    done = set(case.steps.exclude(done_at=None).values_list("kind", flat=True))
    made_at = true_time(case)
    next_step = case.steps.filter(done_at=None).select_related("who").first()
    kept = {name: drafts.find(request, reverse(f"case-{name}", args=[case.id])) for name in DRAFTS}
    page = {
        "case": case,
        "back": back_address(request),
        "query": _query(request),
        "standing": steps.standing(case),
        "whole": steps.whole(case),
        "kept": kept,
        "kept_status": _chosen(kept["status"]),
        "made_at": made_at,
        "clock_was_wrong": off_by_much(case, made_at),
        "about": words.title(case),
        "answers": words.answers(case),
        "schemes": [words.scheme(row.scheme) for row in case.schemes.order_by("scheme")],
        "language": words.language(case.language),
        "screen_language": words.language(case.screen_language),
        "channel": words.choice("channel", case.channel, case),
        "helper": words.choice("helper", case.helper, case),
        "ground": labels.GROUNDS.get(case.notice_ground, case.notice_ground),
        "track": [
            (label, kind in done, next_step and next_step.kind == kind) for kind, label in Step.Kind.choices
        ],
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
        "events": case.events.select_related("by"),
        "views": AccessLog.objects.filter(organisation=case.organisation, case_id=case.id).select_related(
            "user"
        )[:10],
        "statuses": Case.Status.choices,
        "slip": Withdrawal.objects.filter(case=case).first() if case.status == "withdrawn" else None,
        "step_form": forms.step or _step_form(case, next_step, kept["step"]),
        "note_form": forms.note or NoteForm(initial=_said(kept["note"])),
        "delete_form": forms.delete or DeleteForm(initial=_said(kept["delete"])),
        "asks": forms.asks,
        "not_done": forms.not_done,
        "meanwhile": _meanwhile(case, forms.since) if forms.since else (),
    }
    return render(request, "cases/case.html", page, status=status)


DRAFTS = ("step", "note", "status", "delete")  # forms of this page in which something is typed or chosen


def _query(request: HttpRequest) -> str:
    came = whereabouts(request.GET)
    return f"?{came}" if came else ""


def _said(kept: drafts.Kept | None) -> dict[str, str]:
    return kept.said.dict() if kept else {}


def _chosen(kept: drafts.Kept | None) -> str:
    """Return the status that somebody chose and that is not kept, in words."""
    return str(dict(Case.Status.choices).get(_said(kept).get("status", ""), ""))


def _step_form(case: Case, step: Step | None, kept: drafts.Kept | None) -> StepForm:
    if kept:
        return StepForm(case=case, initial=_said(kept))
    if step:
        return StepForm(case=case, initial={"kind": step.kind, "who": step.who_id, "due_on": step.due_on})
    return StepForm(case=case, initial={"due_on": timezone.localdate() + FIRST_ANSWER})


def _meanwhile(case: Case, stale: Stale) -> QuerySet[CaseEvent]:
    """Return what happened since the page was made; of a page that does not say when, the last lines."""
    events = case.events.select_related("by")
    return events.filter(at__gt=stale.since)[:SHOWN] if stale.since else events[:3]
