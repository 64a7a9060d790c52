"""What an administrator fills in about a colleague."""

from __future__ import annotations

from typing import Any

from django import forms

from central.accounts.models import Membership, User, login_name
from central.accounts.names import LONGEST_LOGIN, is_login, is_name, login_from

ROLES = {
    Membership.As.RECEPTION: "Ziet wie kwam, wanneer, en hoe je die bereikt. Niet de vraag of de notities.",
    Membership.As.WORKER: "Ziet iedereen van de organisatie en volgt mensen op.",
    Membership.As.COORDINATOR: "Verwijdert ook mensen en neemt lijsten mee. Komt binnen in twee stappen.",
    Membership.As.ADMINISTRATOR: "Mag alles, en kiest wie hier werkt. Komt binnen in twee stappen.",
    Membership.As.READER: "Ziet alleen cijfers.",
    Membership.As.VOLUNTEER: "Ziet alleen wie een collega aan hen gaf, en de bel.",
}


class ColleagueForm(forms.Form):
    """How somebody is called, and what they do here."""

    name = forms.CharField(
        label="Naam",
        help_text="Zoals collega's die zien.",
        max_length=120,
        error_messages={"required": "Schrijf hoe je collega heet."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="E-mailadres van het werk",
        required=False,
        max_length=200,
        error_messages={"invalid": "Kijk het e-mailadres na."},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label="Wat doet je collega hier?",
        choices=Membership.As.choices,
        initial=Membership.As.WORKER,
        error_messages={"required": "Kies wat je collega hier doet."},
    )

    def roles(self) -> list[tuple[str, str, str, bool]]:
        """Return each role to choose: its id, its name, what it means, whether it is chosen."""
        chosen = self["role"].value()
        return [(str(one), one.label, said, one == chosen) for one, said in ROLES.items()]

    def clean_name(self) -> str:
        if not is_name(self.cleaned_data["name"]):
            raise forms.ValidationError("Schrijf een naam die je collega's kunnen lezen.")
        return " ".join(self.cleaned_data["name"].split())


class RoleForm(ColleagueForm):
    """The same for who works elsewhere too: only what they do here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in ("name", "email"):
            del self.fields[one]


class NewcomerForm(ColleagueForm):
    """Somebody who comes to work here."""

    username = forms.CharField(
        label="Gebruikersnaam",
        help_text="Eén woord. Laat leeg, dan maken wij die van de naam.",
        required=False,
        max_length=LONGEST_LOGIN,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    also = forms.BooleanField(label="Ja, dit is dezelfde persoon", required=False)
    field_order = ["name", "username", "email", "role", "also"]

    known: User | None = None  # who has this user name already, and may work here too

    def clean_username(self) -> str:
        typed = login_name(self.cleaned_data["username"])
        if typed and not is_login(typed):
            raise forms.ValidationError("Schrijf één woord, zoals an of an.peeters.")
        return typed

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "username" in said and not said["username"] and said.get("name"):
            said["username"] = login_from(said["name"])
            if not said["username"]:
                self.add_error("username", "Kies zelf een gebruikersnaam.")
        return said
