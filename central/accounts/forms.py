"""Forms of the login and password pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation

from central.accounts.models import User


class LoginForm(forms.Form):
    username = forms.CharField(
        label="Gebruikersnaam",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label="Wachtwoord",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(forms.Form):
    """A new password, with the old one as proof that it is you.

    `first`: the old one was made by somebody else and opened this session just now: it is not asked again.
    """

    old = forms.CharField(
        label="Je wachtwoord van nu",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Je nieuwe wachtwoord",
        help_text="Minstens 12 tekens. Een zin mag ook.",
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any, first: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        if first:
            del self.fields["old"]

    def clean_old(self) -> str:
        if not self.user.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError("Dit is niet je wachtwoord van nu.")
        return self.cleaned_data["old"]

    def clean_new(self) -> str:
        password_validation.validate_password(self.cleaned_data["new"], self.user)
        if "old" not in self.fields and self.user.check_password(self.cleaned_data["new"]):
            raise forms.ValidationError("Kies een ander dan dat van het papier: dat kent nog iemand.")
        return self.cleaned_data["new"]


class LinkPasswordForm(PasswordForm):
    """A new password of who came by a link: the link is the proof."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, first=True, **kwargs)

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        password_validation.validate_password(new, self.user)
        return new
