"""The list of volunteers: put somebody on it, change them, take them off for good."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, my_organisations, needs, typed, user_of
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.cases.access import my_case, note_view
from central.cases.models import Case
from central.pages.stale_forms import carry_out
from central.roster.forms import VolunteerForm
from central.roster.hours import as_csv, minutes_of
from central.roster.models import Volunteer
from central.roster.on_the_list import JOURNEY, asked_to_help, take_in
from central.roster.planning import erase

SHOWN = 50  # who asked to help and is not on the list


@needs(Right.ROSTER, log=AccessLog.Kind.LIST)
@require_GET
def volunteers(request: HttpRequest) -> HttpResponse:
    """Everybody on the list, with their hours; and who asked to be on it."""
    here = current_organisation(request)
    hours = minutes_of(here)
    rows = Volunteer.objects.filter(organisation=here)
    page = {"rows": [(one, hours.get(one.id, "")) for one in rows], "asked": asked_to_help(here)[:SHOWN]}
    return render(request, "roster/volunteers.html", page)


@needs(Right.ROSTER)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put somebody on the list."""
    return _form(request, Volunteer(organisation=current_organisation(request)), "Een vrijwilliger bij")


@needs(Right.ROSTER)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, volunteer_id: UUID) -> HttpResponse:
    """Change somebody's name or how to reach them."""
    row = _mine(request, volunteer_id)
    audit.note(request, row.organisation, AccessLog.Kind.LIST)
    return _form(request, row, "")


def _form(request: HttpRequest, row: Volunteer, title: str) -> HttpResponse:
    form = VolunteerForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        by = user_of(request)

        def act() -> None:
            form.save()
            audit.changed(row.organisation, by, "roster-volunteer", "Schreef een vrijwilliger op")

        carry_out(request, act, None)
        messages.success(request, f"{row.name} staat op de lijst.")
        return redirect("roster-volunteers")
    page = {"form": form, "volunteer": None if title else row, "title": title or row.name}
    return render(request, "roster/volunteer.html", page, status=422 if form.errors else 200)


@needs(Right.ROSTER)
@by_post("roster-volunteers")
def from_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Put somebody on the list who said on a kiosk that they want to help."""
    case = my_case(request, case_id)
    note_view(request, case, AccessLog.Kind.CHANGE)
    if case.journey != JOURNEY or case.status == Case.Status.WITHDRAWN:
        messages.error(request, "Deze persoon vroeg niet om te helpen, of stopte ermee.")
    else:
        carry_out(request, lambda: take_in(case), None)
        messages.success(request, f"{case.name} staat op de lijst.")
    return redirect("roster-volunteers")


@needs(Right.REMOVE)
@by_post("roster-volunteers")
def take_off(request: HttpRequest, volunteer_id: UUID) -> HttpResponse:
    """Erase somebody who asks for it. Their links end, their hours stay without a name."""
    row = _mine(request, volunteer_id)
    organisation, by = row.organisation, user_of(request)

    def act() -> None:
        erase(row)
        audit.changed(organisation, by, "roster-erase", "Wiste iemand van de lijst van vrijwilligers")

    carry_out(request, act, None)
    messages.success(request, "De persoon is gewist. De uren blijven, zonder naam.")
    return redirect("roster-volunteers")


@needs(Right.EXPORT, log=AccessLog.Kind.EXPORT)
@require_GET
def hours_csv(request: HttpRequest) -> HttpResponse:
    """The hours of everybody, stand by stand, as a file."""
    answer = HttpResponse(as_csv(current_organisation(request)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="uren-vrijwilligers.csv"'
    return answer


def _mine(request: HttpRequest, volunteer_id: UUID) -> Volunteer:
    mine = Volunteer.objects.filter(id=volunteer_id, organisation__in=my_organisations(request))
    found = mine.select_related("organisation").first()
    if found is None:
        raise Http404
    return found
