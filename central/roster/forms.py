"""What staff fill in: a stand to be held, and somebody who helps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.catalogue.models import Place
from central.figures.aims import PlannedAction
from central.figures.drawn import SIDES, drawn
from central.intake.models import Device
from central.roster.models import Volunteer
from central.roster.planning import Wish
from kiosk.journeys.phone import check_phone
from kiosk.journeys.refusals import NotAccepted
from kiosk.journeys.register_number import hides_register_number

ELSEWHERE = ""
FAR = timedelta(days=730)
LONGEST = timedelta(hours=16)
KINDS = 3  # different tasks at one stand
MOST = 30  # people for one task
USUAL = (("Aan de kiosk", 1), ("Onthaal", None))


def _time() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class StandForm(forms.Form):
    """Where, when, what, with whom, for whom, and who and what is needed."""

    action = forms.ChoiceField(label="Wat", error_messages={"required": "Kies wat je doet."})
    partner = forms.ChoiceField(label="Met wie", required=False)
    group = forms.ChoiceField(label="Voor wie", required=False)
    on = forms.DateField(
        label="Welke dag",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Kies een dag."},
    )
    starts = forms.TimeField(label="Van", widget=_time(), error_messages={"required": "Kies een uur."})
    ends = forms.TimeField(label="Tot", widget=_time(), error_messages={"required": "Kies een uur."})
    place_id = forms.ChoiceField(label="Waar", required=False)
    place = forms.CharField(
        label="Staat het niet in de lijst? Schrijf waar",
        required=False,
        max_length=80,
        help_text="Schrijf geen naam van een persoon: de kiosk toont dit.",
    )
    device = forms.ModelChoiceField(
        label="Welke kiosk gaat mee", queryset=Device.objects.none(), required=False, empty_label="Geen"
    )
    who = forms.ModelChoiceField(
        label="Wie regelt het", queryset=User.objects.none(), required=False, empty_label="Nog niemand"
    )
    material = forms.CharField(label="Wat moet er mee", required=False, max_length=300)
    note = forms.CharField(label="Nog iets om te onthouden", required=False, max_length=200)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        devices = Device.objects.filter(organisation=organisation, status=Device.Status.ACTIVE)
        self.fields["device"].queryset = devices  # type: ignore[attr-defined]
        self.fields["who"].queryset = organisation.colleagues()  # type: ignore[attr-defined]
        nobody = {"action": "Kies", "partner": "Zonder partner", "group": "Voor iedereen"}
        for side, known in drawn(organisation).items():
            choices = [("", nobody[side]), *((one.id, one.name) for one in known)]
            self.fields[side].choices = choices  # type: ignore[attr-defined]
        self.places = dict(Place.objects.filter(organisation=organisation).values_list("slug", "name"))
        self.fields["place_id"].choices = [(ELSEWHERE, "Ergens anders"), *self.places.items()]  # type: ignore[attr-defined]
        for number in range(KINDS):
            role, many = USUAL[number] if number < len(USUAL) else ("", None)
            self.fields[f"role_{number}"] = forms.CharField(
                label=f"Taak {number + 1}", required=False, max_length=60, initial=role
            )
            self.fields[f"number_{number}"] = forms.IntegerField(
                label="Hoeveel mensen",
                required=False,
                min_value=0,
                max_value=MOST,
                initial=many,
                error_messages={"max_value": f"Kies een getal tot {MOST}.", "invalid": "Kies een getal."},
            )

    def needs_fields(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Yield the fields of each task: what, and how many people."""
        for number in range(KINDS):
            yield self[f"role_{number}"], self[f"number_{number}"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("place_id") and not said.get("place", "").strip():
            self.add_error("place", "Kies een plek uit de lijst, of schrijf waar het is.")
        for name in ("place", "material", "note"):
            if hides_register_number(said.get(name) or ""):
                self.add_error(
                    name, "Hier staat een rijksregisternummer. Dat bewaren wij niet: haal het weg."
                )
        self._check_times(said)
        roles = [role.casefold() for role, _ in self._needs(said)]
        if len(set(roles)) < len(roles):
            self.add_error("role_1", "Elke taak staat er één keer. Tel de mensen samen.")
        return said

    def _check_times(self, said: dict[str, Any]) -> None:
        if not all(said.get(name) for name in ("on", "starts", "ends")):
            return
        start, end = self._moment("starts"), self._moment("ends")
        if end <= start:
            self.add_error("ends", "De stand stopt na het begin. Kijk de uren na.")
        elif end - start > LONGEST:
            self.add_error("ends", "Zo lang duurt geen stand. Kijk de uren na.")
        elif not timezone.now() < start < timezone.now() + FAR:
            self.add_error("on", "Kies een dag en een uur dat nog komt, binnen de twee jaar.")

    def _moment(self, name: str) -> datetime:
        at: time = self.cleaned_data[name]
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], at))

    @staticmethod
    def _needs(said: dict[str, Any]) -> list[tuple[str, int]]:
        rows = [(said.get(f"role_{at}"), said.get(f"number_{at}")) for at in range(KINDS)]
        return [(" ".join(role.split()), number) for role, number in rows if role and number]

    def wish(self) -> Wish:
        said = self.cleaned_data
        at_place = said["place_id"]
        return Wish(
            ids=(said["action"], said["partner"], said["group"]),
            starts_at=self._moment("starts"),
            ends_at=self._moment("ends"),
            place_id=at_place,
            place=(self.places[at_place] if at_place else " ".join(said["place"].split()))[:80],
            needs=self._needs(said),
            device=said["device"],
            who=said["who"],
            material=said["material"].strip(),
            note=said["note"].strip(),
        )


def of_action(aim: PlannedAction) -> dict[str, Any]:
    """Return what the form says at first for an action that was planned without hours."""
    return {
        **dict(zip(SIDES, (aim.action, aim.partner, aim.group), strict=True)),
        "on": aim.on,
        "who": aim.who_id,
        "note": aim.note,
    }


class VolunteerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name, a way to reach somebody, and how they agreed."""

    class Meta:
        model = Volunteer
        fields = ("name", "email", "phone", "consent")
        labels = {"name": "Naam", "email": "E-mail", "phone": "Telefoon"}
        error_messages = {
            "name": {"required": "Schrijf hoe je de persoon noemt."},
            "email": {"invalid": "Kijk het e-mailadres na."},
        }

    consent = forms.ChoiceField(
        label="Hoe ging de persoon akkoord?",
        choices=[("", "Kies"), *Volunteer.Consent.choices],
        error_messages={
            "required": "Zonder akkoord staat niemand op de lijst. Kies hoe de persoon akkoord ging."
        },
    )

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"].strip()
        try:
            return check_phone(typed) if typed else ""
        except NotAccepted:
            raise forms.ValidationError("Kijk het telefoonnummer na.") from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("email") and not said.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("phone", "Schrijf een telefoonnummer of een e-mailadres.")
        return said
