"""What somebody fills in to do one thing for many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.batches.acts import Act, Kind, simple_endings
from central.cases.models import Case


class ActForm(forms.Form):
    """One thing: to whom it is given, by which day, or how it ended."""

    kind = forms.ChoiceField(choices=Kind.choices)
    who = forms.ModelChoiceField(
        label="Wie", queryset=User.objects.none(), required=False, empty_label="Nog niemand"
    )
    due_on = forms.DateField(
        label="Tegen wanneer",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag."},
    )
    result = forms.ChoiceField(label="Hoe liep het af?", required=False, choices=())

    def __init__(self, *args: Any, organisation: Organisation, cases: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = organisation.colleagues()
        endings = {ending.id: ending.title for case in cases for ending in simple_endings(case)}
        self.fields["result"].choices = [("", "Kies"), *endings.items()]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        due = said.get("due_on")
        if said.get("kind") == Kind.PLAN and not (due and timezone.localdate() <= due):
            self.add_error("due_on", "Kies een dag, vandaag of later.")
        if said.get("kind") == Kind.CLOSE and not said.get("result"):
            self.add_error("result", "Kies hoe het afliep.")
        return said

    def act(self) -> Act:
        said = self.cleaned_data
        return Act(said["kind"], said.get("who"), said.get("due_on"), said.get("result", ""))
