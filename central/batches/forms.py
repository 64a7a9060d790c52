"""What somebody fills in to do one thing for many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.batches.acts import Act, Kind, simple_endings
from central.cases.forms import say_the_day
from central.cases.models import Case
from central.handover.forms import HandOverForm
from central.handover.many import mails_links
from central.written.letters import letters


class ActForm(forms.Form):
    """One thing: to whom it is given, by which day, how it ended, or which letter goes."""

    kind = forms.ChoiceField(choices=[one for one in Kind.choices if one[0] != Kind.SHARE])
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
    letter = forms.ChoiceField(label="Welke brief", required=False, choices=())

    def __init__(self, *args: Any, organisation: Organisation, cases: Iterable[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = organisation.colleagues()
        say_the_day(self, "due_on")
        endings = {ending.id: ending.title for case in cases for ending in simple_endings(case)}
        self.fields["result"].choices = [("", "Kies"), *endings.items()]
        self.fields["letter"].choices = [("", "Kies"), *((one.id, one.title) for one in letters().values())]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        due = said.get("due_on")
        if said.get("kind") == Kind.PLAN and not (due and timezone.localdate() <= due):
            self.add_error("due_on", "Kies een dag, vandaag of later.")
        if said.get("kind") == Kind.CLOSE and not said.get("result"):
            self.add_error("result", "Kies hoe het afliep.")
        if said.get("kind") == Kind.MAIL and not said.get("letter"):
            self.add_error("letter", "Kies een brief.")
        return said

    def act(self) -> Act:
        said = self.cleaned_data
        letter = letters().get(said.get("letter", "")) if said["kind"] == Kind.MAIL else None
        return Act(said["kind"], said.get("who"), said.get("due_on"), said.get("result", ""), letter)


class ShareForm(HandOverForm):
    """To which organisation they all go. Each of them was asked: one signature is never that of another."""

    kind = forms.CharField(initial=Kind.SHARE, widget=forms.HiddenInput)
    each = forms.BooleanField(
        label="Ik vroeg het aan ieder van hen",
        error_messages={"required": "Vraag het aan ieder van hen, of neem ze uit je keuze."},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_email"].required = mails_links(organisation)  # else a link each, by hand
        self.fields["to_email"].help_text = "Voor elke persoon gaat een eigen link met de mail."
        self.fields["to_email"].error_messages["required"] = "Schrijf waar de links naartoe gaan."

    def act(self) -> Act:
        return Act(Kind.SHARE, wish=self.wish())
