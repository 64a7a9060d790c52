"""The pages of the roster: what is to come and what lacks somebody, one stand, and what was held."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts import audit
from central.accounts.access import current_organisation, my_organisations, needs, typed, user_of
from central.accounts.models import AccessLog
from central.accounts.roles import Right
from central.figures.aims import PlannedAction
from central.pages.stale_forms import carry_out
from central.roster.forms import StandForm, of_action
from central.roster.hours import hours_this_year
from central.roster.models import StandPlan, Turn, Volunteer
from central.roster.planning import KioskTaken, coming, lacking, plan, read_whole
from central.roster.shown import shown, when_in_words
from central.roster.token import token_of
from central.written.site_words import site_of

PAST = 20  # stands that were held, on the page


@needs(Right.ROSTER, log=AccessLog.Kind.LIST)
@require_GET
def roster(request: HttpRequest) -> HttpResponse:
    """What is to come, and in red what lacks somebody: the same that the menu counts."""
    here = current_organisation(request)
    short = set(lacking([here]).values_list("id", flat=True))
    rows = shown(here, coming(here))
    past = StandPlan.objects.filter(organisation=here).exclude(aim__state=PlannedAction.State.PLANNED)
    page = {
        "coming": [(one, one.plan.id in short) for one in rows if not one.is_over],
        "not_closed": [one for one in rows if one.is_over],
        "past": shown(here, read_whole(past.order_by("-starts_at"))[:PAST]),
        "short": len(short),
        "hours": hours_this_year(here),
        "volunteers": Volunteer.objects.filter(organisation=here).count(),
    }
    return render(request, "roster/list.html", page)


@needs(Right.ROSTER)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan a stand."""
    return _form(request, None)


@needs(Right.ROSTER)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def of_planned(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The stand of an action that was planned on the matrix; where it has no hours yet, the form for them."""
    aim = PlannedAction.objects.filter(id=plan_id, organisation__in=my_organisations(request)).first()
    if aim is None:
        raise Http404
    there = StandPlan.objects.filter(aim=aim).first()
    if there is not None:
        return redirect("roster-plan", stand_id=there.id)
    if aim.state != PlannedAction.State.PLANNED:
        messages.info(request, "Deze actie is al voorbij.")
        return redirect("roster")
    return _form(request, aim)


def _form(request: HttpRequest, aim: PlannedAction | None) -> HttpResponse:
    here = aim.organisation if aim else current_organisation(request)
    first: dict[str, Any] = of_action(aim) if aim else {"who": user_of(request)}
    form = StandForm(request.POST or None, initial=first, organisation=here)
    if request.method == "POST" and form.is_valid():
        made: list[StandPlan] = []
        wish, by = form.wish(), user_of(request)

        def act() -> None:
            made.append(plan(here, by, wish, aim))
            audit.changed(here, by, "roster-new", "Plande een stand")

        try:
            carry_out(request, act, None)
        except KioskTaken as taken:
            other = taken.plan
            when = when_in_words(other.starts_at, other.ends_at)
            line = (
                f"Deze kiosk staat dan al op {other.place}: {when}. Kies een andere kiosk of een ander uur."
            )
            form.add_error("device", line)
        else:
            messages.success(request, "De stand staat in het rooster. Vraag nu wie er komt.")
            return redirect("roster-plan", stand_id=made[0].id) if made else redirect("roster")
    page = {"form": form, "aim": aim}
    return render(request, "roster/new.html", page, status=422 if form.errors else 200)


@needs(Right.ROSTER)
@require_GET
def stand(request: HttpRequest, stand_id: UUID) -> HttpResponse:
    """One stand: who comes, whom to ask, the links to pass on, and afterwards who was there."""
    found = my_plan(request, stand_id)
    audit.note(request, found.organisation, AccessLog.Kind.LIST)
    told = shown(found.organisation, [found])[0]
    asked = {turn.volunteer_id for one in told.needs for turn in one.turns}
    for one in told.needs:
        for turn in one.turns:
            turn.link = link_of(request, turn)  # type: ignore[attr-defined]
    page = {
        "told": told,
        "plan": found,
        "free": Volunteer.objects.filter(organisation=found.organisation).exclude(id__in=asked),
        "answers": Turn.Answer.choices,
        "mails": bool(settings.MAIL_FROM and site_of(found.organisation).host),
        "now": timezone.now(),
    }
    return render(request, "roster/stand.html", page)


def link_of(request: HttpRequest, turn: Turn) -> str:
    """Return the whole link of a volunteer, to pass on by message."""
    return request.build_absolute_uri(reverse("roster-link", args=[token_of(turn.id)]))


def my_plan(request: HttpRequest, stand_id: UUID) -> StandPlan:
    """Return a plan of an organisation of this person. Raises Http404."""
    mine = StandPlan.objects.filter(id=stand_id, organisation__in=my_organisations(request))
    found = read_whole(mine).first()
    if found is None:
        raise Http404
    return found
