"""Closing a request, stopping it, and taking that back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from central.accounts.access import by_post, needs, typed
from central.accounts.models import User
from central.accounts.roles import Right
from central.cases import another_track, steps
from central.cases.access import my_case
from central.cases.closing import close, stop, undo
from central.cases.doing_views import carry_out_on
from central.cases.forms import CloseForm, TrackForm
from central.cases.models import Case, CaseEvent
from central.cases.page import Forms, show_case, to_case
from central.pages import drafts
from central.pages.stale_forms import FIELD
from central.pages.templatetags.dutch import moment
from central.written.tracks import tracks


@needs(Right.WORK)
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
    form = CloseForm(request.POST, case=case) if request.POST.get("sure") else None
    closes = wanted == Case.Status.DONE != case.status and from_a_page and not (form and form.is_valid())
    if (
        closes and not case.steps.filter(done_at=None).exists()
    ):  # else it cannot be closed yet, and that is said
        return show_case(request, case, Forms(asks={"close": form or CloseForm(case=case)}))
    try:
        old = carry_out_on(request, case, lambda: _act(case, request.user, wanted, form))
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


def _act(case: Case, by: User, wanted: str, form: CloseForm | None) -> None:
    """Change the status; what was asked before it is kept with it."""
    if wanted == Case.Status.WITHDRAWN != case.status and form:
        stop(case, by)
    elif wanted == Case.Status.DONE != case.status and form and form.is_valid():
        close(case, by, **form.ended())
    else:
        steps.set_status(case, by, wanted)


@needs(Right.WORK)
@by_post("case")
def change_track(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """It is about something else: the person goes on along the steps of that."""
    case = my_case(request, case_id)
    form = TrackForm(request.POST, case=case)
    if case.status in Case.CLOSED:
        messages.error(request, "Deze vraag is afgesloten. Zet ze eerst op ‘Bezig’.")
        return to_case(request, case.id)
    if not form.is_valid():
        messages.error(request, form.errors["to"][0])
        return to_case(request, case.id)
    track = tracks().by_id[form.cleaned_data["to"]]
    if old := carry_out_on(request, case, lambda: another_track.move(case, request.user, track)):
        line = "Er is niets veranderd: intussen deed een collega hier iets. Klopt het nog? Kies dan opnieuw."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    messages.success(request, f"Dit gaat nu over: {track.title.lower()}. Wat is de volgende stap?")
    return to_case(request, case.id)


@needs(Right.WORK)
@by_post("case")
def undo_status(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Take a slip back, as if it had not happened: the step, the seat and the stage are there again."""
    case, undone = my_case(request, case_id), []
    if old := carry_out_on(request, case, lambda: undone.append(undo(case, request.user))):
        line = "Er is niets veranderd: intussen deed een collega hier iets."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    if undone == [False]:
        messages.info(request, "Dat kan niet meer. Kies zelf de status.")
    else:
        messages.success(request, "Dat is ongedaan gemaakt.")
    return to_case(request, case.id)


def _already(case: Case, wish: str) -> str:
    """Say who gave the case the status that is wished, and when."""
    last = case.events.filter(kind=CaseEvent.Kind.STATUS).select_related("by").first()
    if last is None or last.by is None:
        return f"De status was al ‘{wish}’."
    return f"{last.by.name} zette de status al op ‘{wish}’, {moment(last.at)}."
