"""What staff do on the page of one person; what that page did not show they do not change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from central.accounts.access import by_post, needs, typed
from central.accounts.models import User
from central.accounts.roles import Right
from central.cases import same_person, standing, steps
from central.cases.access import CaseGone, my_case
from central.cases.deletion import delete_case as take_away
from central.cases.forms import DeleteForm, GiveForm, NoteForm, StepForm
from central.cases.models import Case, SamePerson
from central.cases.page import Forms, back_address, show_case, to_case, work_of
from central.cases.reaching import Result, asks_for_letter, tried
from central.cases.worklists import next_in
from central.pages import drafts
from central.pages.stale_forms import Stale, carry_out
from central.pages.templatetags.dutch import day


@needs(Right.WORK)
@typed
@by_post("case")
def plan_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Set or change the next step."""
    case = my_case(request, case_id)
    form, behind = StepForm(request.POST, case=case), who_is_next(request, case)
    if not form.is_valid():
        return show_case(request, case, Forms(step=form), 422)
    if old := carry_out_on(request, case, lambda: steps.plan(case, request.user, **form.cleaned_data)):
        if steps.is_planned(case, **form.cleaned_data):  # a colleague did the same
            drafts.forget(request, request.path)
            messages.info(request, "Die stap stond er al.")
            return to_case(request, case.id)
        line = "Je stap is nog niet bewaard. Klopt ze nog? Bewaar ze dan opnieuw."
        return show_case(request, case, Forms(step=form, not_done=line, since=old), 409)
    messages.success(request, "De volgende stap is bewaard.")
    return onward(request, case, behind)


@needs(Right.WORK)
@by_post("case")
def finish_step(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The step that stood on the page is done."""
    case = my_case(request, case_id)
    behind = who_is_next(request, case)
    if old := carry_out_on(request, case, lambda: steps.finish(case, request.user)):
        line = "Er is niets veranderd. Die stap was al gedaan, of ze is intussen een andere."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    if _wants_next(request):
        messages.success(request, f"{case.name}: gedaan.")
    else:
        messages.success(request, "Goed zo. Wat is de volgende stap?")
    return onward(request, case, behind)


@needs(Right.WORK)
@by_post("case")
def contact(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Somebody tried to reach this person: write down how it went."""
    case = my_case(request, case_id)
    behind, result = who_is_next(request, case), request.POST.get("result", "")
    if result not in Result.values:
        return to_case(request, case.id)
    days: list[date | None] = []
    if old := carry_out_on(request, case, lambda: days.append(tried(case, request.user, result))):
        line = "Er is niets bewaard: intussen veranderde hier iets. Kijk even, en kies dan opnieuw."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    said = Result(result).label.lower()
    if result == Result.SPOKEN:
        messages.success(request, "Goed zo. Wat is de volgende stap?")
        return to_case(request, case.id)
    again = f" Opnieuw {day(days[0])}." if days and days[0] else ""
    messages.success(request, f"{case.name}: {said}.{again}")
    case.refresh_from_db()
    if asks_for_letter(case):
        return to_case(request, case.id)  # which proposes a letter
    return onward(request, case, behind, always=True)


@needs(Right.WORK)
@by_post("case")
def hand_over(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give this person to a colleague, who sees them as new."""
    case = my_case(request, case_id)
    form = GiveForm(request.POST, case=case)
    if not form.is_valid():
        messages.error(request, "Kies een collega van deze organisatie.")
        return to_case(request, case.id)
    to = form.cleaned_data["to"]
    if old := carry_out_on(request, case, lambda: steps.give(case, request.user, to)):
        line = "Er is niets veranderd: intussen deed een collega hier iets. Klopt het nog? Kies dan opnieuw."
        return show_case(request, case, Forms(not_done=line, since=old), 409)
    messages.success(request, f"{to.name} volgt dit nu op." if to else "Niemand volgt dit nu op.")
    return to_case(request, case.id)


def who_is_next(request: HttpRequest, case: Case) -> UUID | None:
    """Return who comes behind this person in the list somebody works along; looked up before it changes."""
    work = work_of(request)
    return next_in(work, case.organisation, request.user, case) if work else None


def onward(request: HttpRequest, case: Case, behind: UUID | None, *, always: bool = False) -> HttpResponse:
    """Go to the next of the list when that was asked, after the last one to today; else stay."""
    if work_of(request) is None or not (always or _wants_next(request)):
        return to_case(request, case.id)
    if behind:
        return to_case(request, behind)
    messages.info(request, "Dat was de laatste van deze lijst.")
    return redirect("today")


def _wants_next(request: HttpRequest) -> bool:
    return request.POST.get("then") == "next"


def carry_out_on(
    request: HttpRequest,
    case: Case,
    act: Callable[[], object],
    held: Callable[[Case], str] = standing.held_standing,
) -> Stale | None:
    """Carry a form about this person out, once, as long as its page was right; else `case` is read anew."""
    user: User = request.user
    old = carry_out(request, act, lambda: held(case), others=lambda: standing.touched_by_others(case, user))
    if old:
        case.refresh_from_db()
    return old


@needs(Right.WORK)
@by_post("case")
def judge_same(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say whether two requests are of one person, of one family, or of somebody else; it can be said anew."""
    case, said = my_case(request, case_id), request.POST.get("judgement", "")
    try:
        other = my_case(request, UUID(request.POST.get("other", "")))
    except ValueError:
        raise Http404 from None
    if said not in SamePerson.Judgement.values or other.organisation_id != case.organisation_id:
        raise Http404
    carry_out(request, lambda: same_person.judge(case, other, request.user, said), None)
    words = SamePerson.Judgement(said).label.lower()
    messages.success(request, f"{case.name} en {other.name}: {words}. Je kan dat altijd wijzigen.")
    return to_case(request, case.id)


@needs(Right.WORK)
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


@needs(Right.REMOVE)
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
    old = carry_out_on(request, case, lambda: take_away(case, request.user, reason), standing.held_whole)
    if old:
        line = "Er is niets verwijderd. Kijk eerst wat er intussen bij kwam."
        return show_case(request, case, Forms(delete=form, not_done=line, since=old), 409)
    return _taken_away(request)


def _taken_away(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Alles van deze persoon is verwijderd.")
    return redirect(back_address(request))
