"""What staff fill in to hand somebody over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from central.handover.models import HandOver
from central.handover.passing import Wish
from central.handover.sharing import ALWAYS, FIELDS

# Days somebody's consent holds: a day, a month, half a year, a year.
UNTIL = {"1": "vandaag", "31": "een maand", "182": "een half jaar", "365": "een jaar"}


class HandOverForm(forms.Form):
    """Who gets what, and how the person agreed."""

    to_name = forms.CharField(
        label="Aan welke organisatie?",
        max_length=120,
        error_messages={"required": "Schrijf welke organisatie het is."},
    )
    to_email = forms.EmailField(
        label="Hun e-mailadres",
        required=False,
        max_length=200,
        error_messages={"invalid": "Kijk het e-mailadres na."},
        help_text="Dan mailen wij de link. Laat leeg als je de link zelf doorgeeft.",
    )
    fields_ = forms.MultipleChoiceField(
        label="Wat mogen ze zien?",
        choices=[(one, name) for one, name in FIELDS.items() if one not in ALWAYS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    message = forms.CharField(
        label="Wat vraag je hun?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf alleen wat de persoon mag lezen.",
    )
    consent = forms.ChoiceField(
        label="Hoe ging de persoon akkoord?",
        choices=[("", "Kies"), *HandOver.Consent.choices],
        error_messages={"required": "Zonder akkoord geef je niemand door. Kies hoe de persoon akkoord ging."},
    )
    until = forms.ChoiceField(label="Hoe lang geldt dat?", choices=list(UNTIL.items()), initial="182")

    def wish(self) -> Wish:
        said: dict[str, Any] = self.cleaned_data
        return Wish(
            to_name=" ".join(said["to_name"].split()),
            to_email=said["to_email"],
            fields=said["fields_"],
            message=said["message"].strip(),
            consent=said["consent"],
            until=timezone.localdate() + timedelta(days=int(said["until"]) - (said["until"] == "1")),
        )


class AddressForm(forms.Form):
    """Where the link is mailed once more."""

    to_email = forms.EmailField(label="E-mailadres", max_length=200)


class AnswerForm(forms.Form):
    """What the receiver says."""

    state = forms.ChoiceField(
        choices=[
            (one, "") for one in (HandOver.State.LOOKING, HandOver.State.ACCEPTED, HandOver.State.REFUSED)
        ]
    )
    refusal = forms.ChoiceField(choices=[("", ""), *HandOver.Refusal.choices], required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("state") == HandOver.State.REFUSED and not said.get("refusal"):
            raise forms.ValidationError("Kies waarom het niet kan.")
        if said.get("state") != HandOver.State.REFUSED:
            said["refusal"] = ""
        return said
