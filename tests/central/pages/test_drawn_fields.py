"""Fields look exactly as Django draws them, whoever draws them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from central.pages.drawn_fields import DrawnFields

GROUPED = [("Groep", [("1", "één"), ("2", "twee")]), ("z", mark_safe("<i>schuin</i>"))]
OPTIONS = [("", "Alle"), ("x", "<b>&\"'"), (1, "een"), (2, 2000)]


class AllFields(forms.Form):
    name = forms.CharField(max_length=10, help_text="kort")
    one = forms.ChoiceField(choices=OPTIONS[:3], required=False)
    other = forms.ChoiceField(choices=OPTIONS, required=False)
    grouped = forms.ChoiceField(choices=GROUPED)
    several = forms.MultipleChoiceField(choices=OPTIONS[:2], required=False)
    tick = forms.BooleanField(required=False)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    mail = forms.EmailField(required=False)
    number = forms.IntegerField(min_value=3, required=False)
    amount = forms.DecimalField(localize=True, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput(attrs={"data-x": '"<', "disabled": False}))
    words = forms.CharField(widget=forms.Textarea, required=False)
    way = forms.ChoiceField(choices=OPTIONS[:2], widget=forms.RadioSelect)


SENT = [
    None,
    {"name": "<\"&'>", "one": "x", "tick": "on", "day": "nee", "number": "1", "mail": "geen"},
    {"name": "An", "one": "1", "other": "2", "grouped": "2", "several": ["x"], "day": "2026-01-02"},
]
BEGUN = [
    {},
    {"name": "é<", "one": "x", "tick": True, "number": 12345, "day": date(2026, 2, 3), "amount": 1.5},
]


@pytest.mark.parametrize("sent", SENT)
@pytest.mark.parametrize("begun", BEGUN)
def test_a_field_is_drawn_letter_for_letter_as_django_draws_it(sent: Any, begun: dict[str, Any]) -> None:
    ours = AllFields(sent, initial=begun, renderer=DrawnFields())
    djangos = AllFields(sent, initial=begun, renderer=DjangoTemplates())
    for name in AllFields.base_fields:
        assert str(ours[name]) == str(djangos[name])
        assert str(ours[name].errors) == str(djangos[name].errors)


def test_what_somebody_typed_opens_no_tag() -> None:
    form = AllFields({"name": '"><script>', "hidden": '"><script>'}, renderer=DrawnFields())
    assert "<script" not in str(form["name"]) + str(form["hidden"])
