"""The page of goals: what an organisation wants to reach in a period, and how far it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts.access import by_post, current_organisation, my_organisations, needs, typed, user_of
from central.accounts.models import Organisation
from central.accounts.roles import Right
from central.figures import period as periods
from central.figures.aims import Goal
from central.figures.charts import Bar, bars
from central.figures.drawn import colours_of
from central.figures.goals import Measure, Progress, measure_of, measures, progress
from central.pages.stale_forms import carry_out

MOST = 1_000_000


class GoalForm(forms.Form):
    """How many of what, in which period, and how the organisation says it."""

    measure = forms.ChoiceField(
        label="Wat telt mee?",
        error_messages={"required": "Kies wat meetelt.", "invalid_choice": "Kies wat meetelt."},
    )
    target = forms.IntegerField(
        label="Hoeveel wil je er?",
        min_value=1,
        max_value=MOST,
        error_messages={"required": "Typ een getal.", "invalid": "Typ een getal, zonder komma."},
    )
    period = forms.ChoiceField(
        label="In welke periode?", error_messages={"invalid_choice": "Kies een periode."}
    )
    sentence = forms.CharField(
        label="Zeg het in een zin",
        required=False,
        max_length=200,
        help_text="Zo staat het in het verslag. Laat leeg, dan maken wij een zin.",
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, Measure] = {one.key: one for one in measures(organisation)}
        choices = [("", "Kies"), *((key, one.words) for key, one in self.known.items())]
        ahead = periods.ahead(timezone.localdate())
        self.fields["measure"].choices = choices  # type: ignore[attr-defined]
        self.fields["period"].choices = [(one.key, one.words) for one in ahead]  # type: ignore[attr-defined]

    def goal(self) -> Goal:
        """Return what was filled in, not kept yet."""
        said = self.cleaned_data
        measure, period = self.known[said["measure"]], periods.read(said["period"])
        assert period is not None  # it is one of the choices
        usual = f"{measure.words}: {said['target']} in {period.words}"
        return Goal(
            figure=measure.figure,
            only=dict(measure.only),
            start=period.start,
            end=period.end,
            target=said["target"],
            sentence=(said["sentence"].strip() or usual)[:200],
        )


@needs(Right.FIGURES)
@require_GET
def goal_list(request: HttpRequest) -> HttpResponse:
    """Each goal with its bar, its words and, below, all of them as a table."""
    here, today = current_organisation(request), timezone.localdate()
    colours = colours_of(here)
    shown = [
        {
            "progress": one,
            "measure": measure_of(one.goal, here),
            "bar": bars(f"doel{number}", one.goal.sentence, [_bar(one)], colours),
        }
        for number, one in enumerate(progress(here, today))
    ]
    running = [one for one in shown if one["progress"].goal.end >= today]  # type: ignore[attr-defined]
    over = [one for one in reversed(shown) if one not in running]
    return render(request, "figures/goals.html", {"running": running, "over": over})


def _bar(one: Progress) -> Bar:
    return Bar(one.words.capitalize(), one.n, one.goal.target)


@needs(Right.PLAN)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_goal(request: HttpRequest) -> HttpResponse:
    """The form; filled in, a goal more."""
    here = current_organisation(request)
    form = GoalForm(request.POST or None, organisation=here)
    if request.method == "POST" and form.is_valid():

        def make() -> None:
            goal = form.goal()
            goal.organisation, goal.made_by = here, user_of(request)
            goal.save(force_insert=True)

        carry_out(request, make, None)
        messages.success(request, "Het doel staat erbij.")
        return redirect("figures-goals")
    return render(request, "figures/goal.html", {"form": form}, status=422 if form.errors else 200)


@needs(Right.PLAN)
@by_post("figures-goals")
def drop_goal(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Take a goal away."""
    found = Goal.objects.filter(id=goal_id, organisation__in=my_organisations(request)).first()
    if found is None:
        raise Http404
    carry_out(request, lambda: Goal.objects.filter(id=goal_id).delete(), None)
    messages.success(request, "Het doel is weg.")
    return redirect("figures-goals")
