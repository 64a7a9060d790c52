"""What staff fill in about gifts, devices, wipes and loans."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from central.equipment.judging import Method, Wipe
from central.equipment.lending import HOW_WORDS
from central.equipment.models import Kind

LONGEST = timedelta(days=1830)  # of a loan: five years
MOST = 200  # devices at once
METHODS = (
    (Method.OVERWRITE, "Overschrijven"),
    (Method.SECURE_ERASE, "Secure erase (opdracht van de schijf)"),
    (Method.SANITIZE, "Sanitize (opdracht van de schijf)"),
    (Method.CRYPTO, "De sleutel van een versleutelde schijf wissen"),
)
DISKS = (
    ("", "Dat staat in het verslag"),
    ("turns", "Harde schijf die draait"),
    ("flash", "SSD, NVMe of eMMC"),
)
_DAY = {"type": "date"}


class LotForm(forms.Form):
    """A gift: from whom, when, how many, what."""

    donor = forms.CharField(
        label="Wie geeft het?", max_length=120, required=False, help_text="Een naam, een bedrijf, een school."
    )
    received_on = forms.DateField(
        label="Binnengekomen op", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"required": "Kies een dag.", "invalid": "Kies een dag."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="Wat is het?", choices=Kind.choices)
    announced = forms.IntegerField(
        label="Hoeveel?", min_value=1, max_value=MOST,
        error_messages={
            "required": f"Typ een getal van 1 tot {MOST}.", "invalid": f"Typ een getal van 1 tot {MOST}.",
            "min_value": f"Typ een getal van 1 tot {MOST}.", "max_value": f"Typ een getal van 1 tot {MOST}.",
        },
    )  # fmt: skip

    def clean_received_on(self) -> date:
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate() or day.year < 2000:
            raise forms.ValidationError("Kies de dag waarop het binnenkwam: vandaag of vroeger.")
        return day

    def clean_donor(self) -> str:
        return " ".join(self.cleaned_data["donor"].split())


class DeviceForm(forms.Form):
    """One more device of a gift, or the details of one."""

    kind = forms.ChoiceField(label="Wat is het?", choices=Kind.choices)
    about = forms.CharField(label="Merk en model", max_length=80, required=False)
    serial = forms.CharField(
        label="Serienummer van het toestel", max_length=60, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class ReportForm(forms.Form):
    """The report of a wipe. Of a log of nwipe all stands in it; of another report it is typed beside it."""

    report = forms.FileField(
        label="Verslag van het wissen",
        help_text="Het logbestand van nwipe. Van een ander programma: zijn verslag, en vul hieronder in.",
        error_messages={
            "required": "Kies het verslag. Zonder verslag is het wissen niet bewezen.",
            "empty": "Dit bestand is leeg. Kies het verslag van het wissen.",
        },
    )
    disk = forms.ChoiceField(label="Wat voor schijf is het?", choices=DISKS, required=False)
    disk_serial = forms.CharField(
        label="Serienummer van de schijf", max_length=60, required=False,
        help_text="Nodig als er meer schijven in het verslag staan.",
    )  # fmt: skip
    tool = forms.CharField(label="Programma", max_length=40, required=False)
    version = forms.CharField(label="Versie", max_length=40, required=False)
    method = forms.ChoiceField(label="Hoe werd er gewist?", choices=[("", "Kies"), *METHODS], required=False)
    exit_status = forms.IntegerField(
        label="Eindcode van het programma", required=False, min_value=-999, max_value=999,
        help_text="0 is goed.", error_messages={"invalid": "Typ een getal."},
    )  # fmt: skip
    read_back = forms.IntegerField(
        label="Keren nagelezen",
        required=False,
        min_value=0,
        max_value=99,
        error_messages={"invalid": "Typ een getal."},
    )
    wiped_on = forms.DateField(
        label="Gewist op", required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag."},
    )  # fmt: skip

    def content(self) -> bytes:
        """Return the report as it was chosen; one byte more than is taken at most."""
        from central.equipment.proving import BIGGEST

        chosen = self.cleaned_data["report"]
        assert isinstance(chosen, UploadedFile)
        return chosen.read(BIGGEST + 1)

    @property
    def flash(self) -> bool | None:
        return {"flash": True, "turns": False}.get(self.cleaned_data.get("disk", ""))

    def typed(self) -> Wipe | None:
        """Return the wipe as it is typed; None, with an error at each field, where something is missing."""
        said = self.cleaned_data
        wanted = ("tool", "version", "method", "exit_status", "read_back", "disk_serial", "wiped_on")
        for name in wanted:
            if said.get(name) in ("", None) and name not in self.errors:
                self.add_error(name, "Dit is geen verslag van nwipe: vul dit in.")
        if self.errors:
            return None
        at = timezone.make_aware(datetime.combine(said["wiped_on"], time(23, 59)))
        return Wipe(
            said["tool"], said["version"], Method(said["method"]), said["method"], said["exit_status"],
            said["read_back"], said["disk_serial"], "", self.flash, at,
        )  # fmt: skip


class UntilForm(forms.Form):
    """How long somebody has a device."""

    keep = forms.ChoiceField(
        label="Hoe lang?", choices=(("", "Lenen tot"), ("keep", "Mag het houden")), required=False
    )
    until = forms.DateField(
        label="Terug op", required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("keep"):
            said["until"] = None
        elif "until" not in self.errors:
            today, day = timezone.localdate(), said.get("until")
            if day is None or not today <= day <= today + LONGEST:
                self.add_error("until", "Kies een dag van nu tot over vijf jaar, of ‘Mag het houden’.")
        return said


class SignForm(forms.Form):
    """What whoever gets a device, or brings it back, signs: drawn, or a name and a tick."""

    name = forms.CharField(max_length=80, error_messages={"required": "Typ de naam van wie tekent."})
    agree = forms.BooleanField(error_messages={"required": "Vink aan dat de persoon akkoord gaat."})
    drawn = forms.CharField(required=False, max_length=40_000, widget=forms.HiddenInput())


class BackForm(forms.Form):
    """In which state a device comes back."""

    how = forms.ChoiceField(
        label="Hoe komt het terug?", choices=[(one.value, said) for one, said in HOW_WORDS.items()]
    )


class GroupForm(forms.Form):
    """Where many devices go together."""

    name = forms.CharField(
        label="Klas, school of groep",
        max_length=120,
        error_messages={"required": "Schrijf waar ze naartoe gaan."},
    )
    due_on = forms.DateField(
        label="Terug op", required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "Kies een dag."},
    )  # fmt: skip

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
