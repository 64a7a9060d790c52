"""Forms of the case pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Deletion, User
from central.cases.models import Case, Step
from central.pages.fields import LinesField


class ListForm(forms.Form):
    """Search and filters of the list; every field may stay empty. A wrong filter in an address is ignored."""

    zoek = forms.CharField(label="Zoek op naam, nummer, mail, plaats of code", required=False, max_length=100)
    status = forms.ChoiceField(label="Status", required=False)
    kanaal = forms.ChoiceField(label="Kent ons van", required=False)
    plaats = forms.ChoiceField(label="Plaats", required=False)
    taal = forms.ChoiceField(label="Taal", required=False)
    regeling = forms.ChoiceField(label="Regeling", required=False)
    te_laat = forms.BooleanField(label="Te laat", required=False)
    zonder_stap = forms.BooleanField(label="Bezig zonder stap", required=False)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in choices.items():
            self.fields[name].choices = [("", "Alle"), *options]


class NoteForm(forms.Form):
    text = LinesField(
        label="Nieuwe notitie",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf eerst iets op."},
    )


class StepForm(forms.Form):
    """Who does what next, and by when."""

    kind = forms.ChoiceField(label="Wat", choices=Step.Kind.choices)
    who = forms.ModelChoiceField(
        label="Wie", queryset=User.objects.none(), required=False, empty_label="Nog niemand"
    )
    due_on = forms.DateField(
        label="Tegen wanneer",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Kies een dag."},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = User.objects.filter(organisations=case.organisation, is_active=True)
        self.fields["who"].queryset = colleagues

    def clean_due_on(self) -> Any:
        due = self.cleaned_data["due_on"]
        if due.year > timezone.localdate().year + 5 or due.year < 2020:
            raise forms.ValidationError("Kijk het jaar na.")
        return due


class DeleteForm(forms.Form):
    """Why a case goes. A choice, no words: a reason in words would say something about somebody again."""

    reason = forms.ChoiceField(
        label="Waarom?",
        choices=[("", "Kies een reden"), *Deletion.Reason.choices],
        error_messages={"required": "Kies een reden.", "invalid_choice": "Kies een reden."},
    )
