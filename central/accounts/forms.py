"""Forms of the login and password pages."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.contrib.auth import password_validation

from central.accounts.models import User


class LinesField(forms.CharField):
    """Some lines of text. A browser counts the end of a line as one sign and sends two; we count as it does.

    What acts on a terminal and is no letter goes; a text of which nothing can be seen is no text.
    """

    def to_python(self, value: Any) -> str:
        text = "\n".join(str(value or "").splitlines())
        text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
        seen = any(unicodedata.category(char)[0] not in "CZ" for char in text)
        return super().to_python(text) if seen else ""  # type: ignore[no-any-return]


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
    """A new password, with the old one as proof that it is you."""

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

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        if not self.user.check_password(self.cleaned_data["old"]):
            raise forms.ValidationError("Dit is niet je wachtwoord van nu.")
        return self.cleaned_data["old"]

    def clean_new(self) -> str:
        password_validation.validate_password(self.cleaned_data["new"], self.user)
        return self.cleaned_data["new"]
