"""Forms of the case pages."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Deletion, User
from central.cases.models import Case, Outcome
from central.cases.stages import track_of
from central.cases.steps import kinds_for
from central.pages.fields import LinesField
from central.pages.templatetags.dutch import day
from central.written.tracks import tracks


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


def say_the_day(form: forms.Form, name: str) -> None:
    """Say in Dutch which day stands in a field: an English browser shows 12/07/2026 for 7 December."""
    said = form.initial.get(name)
    with suppress(TypeError, ValueError):  # what was typed before the session ended, whatever it was
        said = said if isinstance(said, date) else date.fromisoformat(said)
        form.fields[name].help_text = f"Nu: {day(said)}"


class StepForm(forms.Form):
    """Who does what next, and by when."""

    kind = forms.ChoiceField(label="Wat")
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
        _of_colleagues(self.fields["who"], case)
        say_the_day(self, "due_on")
        kinds = kinds_for(case)
        step = case.next_step
        if step and step.kind not in dict(kinds):
            kinds.append((step.kind, step.title))  # planned before they came where they are now
        self.fields["kind"].choices = kinds

    def clean_due_on(self) -> Any:
        due = self.cleaned_data["due_on"]
        if due.year > timezone.localdate().year + 5 or due.year < 2020:
            raise forms.ValidationError("Kijk het jaar na.")
        return due


class GiveForm(forms.Form):
    """Who follows this person from now on."""

    to = forms.ModelChoiceField(
        label="Wie volgt dit op?", queryset=User.objects.none(), required=False, empty_label="Nog niemand"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _of_colleagues(self.fields["to"], case)


class TrackForm(forms.Form):
    """What it is about after all."""

    to = forms.ChoiceField(
        label="Waarover gaat het wel?",
        error_messages={
            "required": "Kies waarover het gaat.",
            "invalid_choice": "Dat bestaat hier niet meer.",
        },
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [one for one in tracks().by_id.values() if one.id != track_of(case).id]
        titles = sorted((one.title, one.id) for one in others)
        self.fields["to"].choices = [("", "Kies"), *((id_, title) for title, id_ in titles)]


def _of_colleagues(field: Any, case: Case) -> None:
    """Let a field choose a colleague; the forms of one page ask once who they are."""
    field.queryset = case.organisation.colleagues()
    if not hasattr(case.organisation, "_colleagues"):
        case.organisation._colleagues = [(one.pk, one.name) for one in field.queryset]
    field.choices = [("", field.empty_label), *case.organisation._colleagues]


class CloseForm(forms.Form):
    """How it ended."""

    result = forms.ChoiceField(
        label="Hoe liep het af?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het afliep.", "invalid_choice": "Kies hoe het afliep."},
    )
    saves = forms.DecimalField(
        label="Hoeveel minder, in euro per maand?",
        required=False,
        min_value=0,
        max_value=500,
        decimal_places=2,
        localize=True,
        error_messages={
            "invalid": "Schrijf een bedrag, zoals 24,50.",
            "max_value": "Kijk het bedrag na.",
            "min_value": "Kijk het bedrag na.",
            "max_decimal_places": "Schrijf een bedrag, zoals 24,50.",
        },
    )
    why = forms.ChoiceField(
        label="Waarom?", required=False, choices=[("", "Kies een reden"), *Outcome.Why.choices]
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.endings = {ending.id: ending for ending in track_of(case).endings}
        self.fields["result"].choices = [(ending.id, ending.title) for ending in self.endings.values()]
        if not any(ending.amount for ending in self.endings.values()):
            del self.fields["saves"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        ending = self.endings.get(said.get("result", ""))
        if ending and ending.why and not said.get("why"):
            self.add_error("why", "Kies een reden.")
        return said

    def ended(self) -> dict[str, Any]:
        """Return what is kept of it: an amount or a reason only where the ending asks for one."""
        said, ending = self.cleaned_data, self.endings[self.cleaned_data["result"]]
        saves = said.get("saves") if ending.amount else None
        return {
            "result": ending.id,
            "saves_cents": None if saves is None else int(saves * 100),
            "why": said.get("why", "") if ending.why else "",
        }


class DeleteForm(forms.Form):
    """Why a case goes. A choice, no words: a reason in words would say something about somebody again."""

    reason = forms.ChoiceField(
        label="Waarom?",
        choices=[("", "Kies een reden"), *Deletion.Reason.choices],
        error_messages={"required": "Kies een reden.", "invalid_choice": "Kies een reden."},
    )
