"""Planning an action for a cell of the matrix, and saying how it went: the forms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from central.accounts.access import by_post, current_organisation, my_organisations, needs, typed, user_of
from central.accounts.models import Organisation, User
from central.accounts.roles import Right
from central.figures import plans
from central.figures.aims import PlannedAction
from central.figures.drawn import SIDES, drawn
from central.pages.stale_forms import carry_out

IN_ADDRESS = ("actie", "partner", "groep")  # of SIDES, in their order
SOON, FAR = timedelta(days=14), timedelta(days=730)


class PlanForm(forms.Form):
    """Who does what, when, with whom and for whom."""

    on = forms.DateField(
        label="Wanneer",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Kies een dag."},
    )
    who = forms.ModelChoiceField(
        label="Wie", queryset=User.objects.none(), required=False, empty_label="Nog niemand"
    )
    action = forms.ChoiceField(label="Wat", error_messages={"required": "Kies wat je doet."})
    partner = forms.ChoiceField(label="Met wie", required=False)
    group = forms.ChoiceField(label="Voor wie", required=False)
    note = forms.CharField(label="Nog iets om te onthouden", required=False, max_length=200)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = organisation.colleagues()  # type: ignore[attr-defined]
        nobody = {"action": "Kies", "partner": "Zonder partner", "group": "Voor iedereen"}
        for side, known in drawn(organisation).items():
            choices = [("", nobody[side]), *((one.id, one.name) for one in known)]
            self.fields[side].choices = choices  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today <= on <= today + FAR:
            raise forms.ValidationError("Kies een dag vanaf vandaag, binnen de twee jaar.")
        return on


@needs(Right.PLAN)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def plan_page(request: HttpRequest) -> HttpResponse:
    """The form, filled in for the cell somebody touched; and what comes of it."""
    here, me = current_organisation(request), user_of(request)
    asked = {side: request.GET.get(name, "") for side, name in zip(SIDES, IN_ADDRESS, strict=True)}
    usual = {"on": timezone.localdate() + SOON, "who": me, **asked}
    form = PlanForm(request.POST or None, initial=usual, organisation=here)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        ids = (said["action"], said["partner"], said["group"])

        def make() -> None:
            plans.plan(here, me, said["on"], said["who"], ids, said["note"].strip())

        carry_out(request, make, None)
        messages.success(request, "Het staat in het plan.")
        return redirect(_matrix_address(request))
    page = {"form": form, "back": _matrix_address(request)}
    return render(request, "figures/plan.html", page, status=422 if form.errors else 200)


@needs(Right.PLAN)
@by_post("figures-matrix")
def close_plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Done, or not going on."""
    found = PlannedAction.objects.filter(id=plan_id, organisation__in=my_organisations(request)).first()
    if found is None:
        raise Http404
    state = request.POST.get("state", "")
    if state not in plans.ENDINGS:
        messages.error(request, "Kies of het gedaan is of niet doorgaat.")
        return redirect(_matrix_address(request))
    carry_out(request, lambda: plans.close(found, state, user_of(request), timezone.now()), None)
    done = state == PlannedAction.State.DONE
    messages.success(request, "Het staat bij wat gedaan is." if done else "Het gaat niet door.")
    return redirect(_matrix_address(request))


def _matrix_address(request: HttpRequest) -> str:
    kept = {name: request.GET[name] for name in ("periode", "van", "tot", "kijk") if name in request.GET}
    return reverse("figures-matrix") + (f"?{urlencode(kept)}" if kept else "")
