"""What staff do on the page of one person; what that page did not show they do not change."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from central.accounts.access import by_post, staff_only, typed
from central.accounts.models import User
from central.cases import steps
from central.cases.access import CaseGone, my_case
from central.cases.deletion import delete_case as take_away
from central.cases.forms import DeleteForm, NoteForm, StepForm
from central.cases.models import Case, CaseEvent
from central.cases.page import Forms, back_address, show_case, to_case
from central.pages import drafts
from central.pages.stale_forms import FIELD, Stale, carry_out
from central.pages.templatetags.dutch import moment


@staff_only
@typed
@by_post("case")
def plan_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Set or change the next step."""
    case = my_case(request, case_id)
    form = StepForm(request.POST, case=case)
    if not form.is_valid():
        return show_case(request, case, Forms(step=form), 422)
    if old := _carry_out(request, case, lambda: steps.plan(case, request.user, **form.cleaned_data)):
        if steps.is_planned(case, **form.cleaned_data):  # a colleague did the same
            drafts.forget(request, request.path)
            messages.info(request, "Die stap stond er al.")
            return to_case(request, case.id)
        line = "Je stap is nog niet bewaard. Klopt ze nog? Bewaar ze dan opnieuw."
        return show_case(request, case, Forms(step=form, not_done=line, since=old), 409)
    messages.success(request, "De volgende stap is bewaard.")
    return to_case(request, case.id)


@staff_only
@by_post("case")
def finish_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The step that stood on the page is done."""
    case = my_case(request, case_id)
    if old := _carry_out(request, case, lambda: steps.finish(case, request.user)):
        line = "Er is niets veranderd. Die stap was al gedaan, of ze is intussen een andere."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    messages.success(request, "Goed zo. Wat is de volgende stap?")
    return to_case(request, case.id)


@staff_only
@typed
@by_post("case")
def change_status(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Change 'new', 'busy' or 'done'; 'withdrawn' only after a question, since others get the place."""
    case = my_case(request, case_id)
    wanted = request.POST.get("status", "")
    if wanted not in Case.Status.values:
        return to_case(request, case.id)
    from_a_page = FIELD in request.POST
    if wanted == Case.Status.WITHDRAWN != case.status and from_a_page and not request.POST.get("sure"):
        return show_case(request, case, Forms(asks={"withdraw": True}))
    try:
        old = _carry_out(request, case, lambda: steps.set_status(case, request.user, wanted))
    except steps.StepStillOpen:
        messages.error(request, "Er staat nog een stap open. Zet die eerst op gedaan.")
        return to_case(request, case.id)
    if old:
        wish = Case.Status(wanted).label.lower()
        if case.status == wanted:  # a colleague did the same
            drafts.forget(request, request.path)
            messages.info(request, _already(case, wish))
            return to_case(request, case.id)
        line = f"De status is niet ‘{wish}’ geworden. Klopt dat nog? Kies dan opnieuw."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    messages.success(request, f"De status is nu: {Case.Status(wanted).label.lower()}.")
    return to_case(request, case.id)


def _already(case: Case, wish: str) -> str:
    """Say who gave the case the status that is wished, and when."""
    last = case.events.filter(kind=CaseEvent.Kind.STATUS).select_related("by").first()
    if last is None or last.by is None:
        return f"De status was al ‘{wish}’."
    return f"{last.by.name} zette de status al op ‘{wish}’, {moment(last.at)}."


def _carry_out(
    request: HttpRequest,
    case: Case,
    act: Callable[[], object],
    held: Callable[[Case], str] = steps.held_standing,
) -> Stale | None:
    """Carry a form about this person out, once, as long as its page was right; else `case` is read anew."""
    user: User = request.user
    old = carry_out(request, act, lambda: held(case), others=lambda: steps.touched_by_others(case, user))
    if old:
        case.refresh_from_db()
    return old


@staff_only
@typed
@by_post("case")
def add_note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write a note in the log. It overwrites nothing, so an old page may do it too."""
    case = my_case(request, case_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, Forms(note=form), 422)
    carry_out(request, lambda: steps.add_note(case, request.user, form.cleaned_data["text"]), None)
    messages.success(request, "De notitie is bewaard.")
    return to_case(request, case.id)


@staff_only
@typed
@by_post("case")
def delete_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take a case away for ever, with a reason, as long as all that is in it stood on the page."""
    try:
        case = my_case(request, case_id)
    except CaseGone as gone:
        if gone.deletion.user != request.user:
            raise
        return _taken_away(request)  # the same form again: a finger that touched twice
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return show_case(request, case, Forms(delete=form), 422)
    reason = form.cleaned_data["reason"]
    old = _carry_out(request, case, lambda: take_away(case, request.user, reason), steps.held_whole)
    if old:
        line = "Er is niets verwijderd. Kijk eerst wat er intussen bij kwam."
        return show_case(request, case, Forms(delete=form, not_done=line, since=old), 409)
    return _taken_away(request)


def _taken_away(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Alles van deze persoon is verwijderd.")
    return redirect(back_address(request))
