"""The pages about people. Each view begins with who may see it (central.accounts.access)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from central.accounts.access import by_post, my_case, my_organisations, note_view, staff_only
from central.accounts.models import AccessLog
from central.cases import labels, steps
from central.cases.asking_staff import changes
from central.cases.clock import off_by_much, true_time
from central.cases.deletion import delete_case as take_away
from central.cases.forms import DeleteForm, ListForm, NoteForm, StepForm
from central.cases.listing import PER_PAGE, SESSION_KEY, Filters, cases_of, choices_of, filtered
from central.cases.models import Amendment, Case, Step

FIRST_ANSWER = timedelta(days=3)  # proposed for the first step; staff choose the day


@staff_only
@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """Everybody who asked for help, newest first."""
    mine = my_organisations(request)
    filters = Filters.of(request.GET)
    typed = request.session.get(SESSION_KEY, "")
    words = labels.words()
    found = (
        filtered(cases_of(mine), filters, typed, mine)
        .select_related("organisation")
        .prefetch_related("steps__who")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("bladzijde"))
    for case in page:
        case.about = words.title(case)  # type: ignore[attr-defined]
    form = ListForm(
        initial={"zoek": typed, **{name: getattr(filters, name) for name in Filters.__dataclass_fields__}},
        choices=choices_of(mine, words),
    )
    shown = {
        "page": page,
        "form": form,
        "typed": typed,
        "filters": filters,
        "address": filters.address(),
        "nobody_yet": not page.paginator.count and not filters.any and not typed,
    }
    return render(request, "cases/list.html", shown)


@staff_only
@by_post("case-list")
def search_cases(request: HttpRequest) -> HttpResponse:
    """Take the search words into the session and go to the list; see central.cases.listing for why."""
    typed = request.POST.get("zoek", "").strip()[:100]
    if typed:
        request.session[SESSION_KEY] = typed
    else:
        request.session.pop(SESSION_KEY, None)
    address = Filters.of(request.POST).address()
    return redirect(reverse("case-list") + (f"?{address}" if address else ""))


@staff_only
@require_GET
def case_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One person: how to reach them, what they asked, what was done and what comes next."""
    case = my_case(request, case_id)
    note_view(request, case)
    return _case_page(request, case, _step_form(case), NoteForm())


def _case_page(
    request: HttpRequest,
    case: Case,
    step_form: StepForm,
    note_form: NoteForm,
    status: int = 200,
    delete_form: DeleteForm | None = None,
) -> HttpResponse:
    words = labels.words()
    done = set(case.steps.exclude(done_at=None).values_list("kind", flat=True))
    made_at = true_time(case)
    next_step = case.steps.filter(done_at=None).select_related("who").first()
    page = {
        "case": case,
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
        "sign_ups": case.sign_ups.select_related("offer"),
        "events": case.events.select_related("by"),
        "views": AccessLog.objects.filter(organisation=case.organisation, case_id=case.id).select_related(
            "user"
        )[:10],
        "statuses": Case.Status.choices,
        "step_form": step_form,
        "note_form": note_form,
        "delete_form": delete_form or DeleteForm(),
    }
    return render(request, "cases/case.html", page, status=status)


def _step_form(case: Case) -> StepForm:
    step = case.steps.filter(done_at=None).first()
    if step:
        return StepForm(case=case, initial={"kind": step.kind, "who": step.who_id, "due_on": step.due_on})
    return StepForm(case=case, initial={"due_on": timezone.localdate() + FIRST_ANSWER})


@staff_only
@by_post("case")
def plan_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Set or change the next step."""
    case = my_case(request, case_id)
    form = StepForm(request.POST, case=case)
    if not form.is_valid():
        return _case_page(request, case, form, NoteForm(), status=422)
    steps.plan(case, request.user, **form.cleaned_data)
    messages.success(request, "De volgende stap is bewaard.")
    return redirect("case", case_id=case.id)


@staff_only
@by_post("case")
def finish_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The open step is done."""
    case = my_case(request, case_id)
    if steps.finish(case, request.user):
        messages.success(request, "Goed zo. Wat is de volgende stap?")
    else:
        messages.info(request, "Deze stap was al gedaan.")
    return redirect("case", case_id=case.id)


@staff_only
@by_post("case")
def change_status(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Change 'new', 'busy' or 'done'."""
    case = my_case(request, case_id)
    wanted = request.POST.get("status", "")
    if wanted in Case.Status.values:
        try:
            steps.set_status(case, request.user, wanted)
            messages.success(request, f"De status is nu: {Case.Status(wanted).label.lower()}.")
        except steps.StepStillOpen:
            messages.error(request, "Er staat nog een stap open. Zet die eerst op gedaan.")
    return redirect("case", case_id=case.id)


@staff_only
@by_post("case")
def add_note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a note in the log."""
    case = my_case(request, case_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _case_page(request, case, _step_form(case), form, status=422)
    steps.add_note(case, request.user, form.cleaned_data["text"])
    messages.success(request, "De notitie is bewaard.")
    return redirect("case", case_id=case.id)


@staff_only
@by_post("case")
def delete_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take a case away for ever, with a reason."""
    case = my_case(request, case_id)
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return _case_page(request, case, _step_form(case), NoteForm(), status=422, delete_form=form)
    take_away(case, request.user, form.cleaned_data["reason"])  # type: ignore[arg-type]
    messages.success(request, "Alles van deze persoon is verwijderd.")
    return redirect("case-list")
