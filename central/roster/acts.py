"""What staff do with a stand: ask volunteers, write down an answer, say who was there, call it off."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from central.accounts import audit
from central.accounts.access import by_post, my_organisations, needs, user_of
from central.accounts.roles import Right
from central.pages.stale_forms import carry_out
from central.roster.held import close, correct
from central.roster.models import Turn, Volunteer
from central.roster.planning import answered, ask, drop
from central.roster.views import my_plan

MOST_MINUTES = 16 * 60


@needs(Right.ROSTER)
@by_post("roster")
def ask_volunteers(request: HttpRequest, stand_id: UUID) -> HttpResponse:
    """Ask those who were ticked for one task."""
    found = my_plan(request, stand_id)
    need = next((one for one in found.needs.all() if str(one.id) == request.POST.get("need")), None)  # type: ignore[attr-defined]
    wanted = set(request.POST.getlist("who"))
    everybody = Volunteer.objects.filter(organisation=found.organisation)
    chosen = [one for one in everybody if str(one.id) in wanted]
    if not found.is_on or found.ends_at <= timezone.now():
        messages.error(request, "Deze stand is voorbij of gaat niet door.")
    elif need is None or not chosen:
        messages.error(request, "Vink aan wie je vraagt, en kies voor welke taak.")
    else:
        by = user_of(request)

        def act() -> None:
            ask(need, chosen)
            audit.changed(found.organisation, by, "roster-ask", "Vroeg vrijwilligers voor een stand")

        carry_out(request, act, None)
        names = ", ".join(one.first_name for one in chosen)
        messages.success(request, f"Gevraagd: {names}.")
    return redirect("roster-plan", stand_id=found.id)


@needs(Right.ROSTER)
@by_post("roster")
def call_off(request: HttpRequest, stand_id: UUID) -> HttpResponse:
    """It is not held. Who would come gets a mail; whom to ring stands on the page."""
    found = my_plan(request, stand_id)
    if found.is_on:
        by = user_of(request)

        def act() -> None:
            drop(found, by, timezone.now())
            audit.changed(found.organisation, by, "roster-off", "Zei dat een stand niet doorgaat")

        carry_out(request, act, None)
        messages.success(
            request, "De stand gaat niet door. Wie zou komen, krijgt een mail. Bel wie geen mail heeft."
        )
    return redirect("roster-plan", stand_id=found.id)


@needs(Right.ROSTER)
@by_post("roster")
def held_after_all(request: HttpRequest, stand_id: UUID) -> HttpResponse:
    """It was held without a kiosk: close it with the hours of the plan."""
    found = my_plan(request, stand_id)
    if found.is_on and found.ends_at <= timezone.now():
        carry_out(request, lambda: close(found, timezone.now()), None)
        messages.success(request, "De stand is afgesloten. Kijk na wie er was.")
    return redirect("roster-plan", stand_id=found.id)


@needs(Right.ROSTER)
@by_post("roster")
def said(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """What somebody said by telephone, or whether they were there and how long."""
    turns = Turn.objects.select_related("need__plan__aim", "need__plan__session")
    turn = turns.filter(id=turn_id, organisation__in=my_organisations(request)).first()
    if turn is None:
        raise Http404
    plan = turn.need.plan
    answer, there = request.POST.get("answer", ""), request.POST.get("there", "")
    typed = request.POST.get("minutes", "").strip()
    if answer in Turn.Answer.values and plan.is_on and plan.ends_at > timezone.now():
        carry_out(request, lambda: answered(turn, answer, timezone.now()), None)
        messages.success(request, "Het antwoord staat in het rooster.")
    elif there in ("yes", "no") and plan.starts_at <= timezone.now() and not plan.is_dropped:
        minutes = int(typed) if typed.isascii() and typed.isdigit() else None
        if typed and (minutes is None or minutes > MOST_MINUTES):
            messages.error(request, f"Schrijf het aantal minuten, hoogstens {MOST_MINUTES}.")
        else:
            carry_out(request, lambda: correct(turn, there == "yes", minutes), None)
            messages.success(request, "De uren zijn aangepast.")
    else:
        messages.error(request, "Dat kan nu niet meer.")
    return redirect("roster-plan", stand_id=plan.id)
