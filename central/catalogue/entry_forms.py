"""The forms of a place and of an offer: what staff type, and the entry of the wire that it makes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from central.accounts.models import Organisation
from central.catalogue.changes import FIELDS
from central.catalogue.dutch_hours import (
    HoursRefused,
    ReadBack,
    as_lines,
    closing_in_words,
    days_from,
    hours_from,
)
from central.catalogue.entry_words import (
    EXCEPTIONS_HELP,
    FOR_WHOM_HELP,
    HOURS_HELP,
    OFFER_KINDS,
    PLACE_KINDS,
    POSITION_HELP,
    WHEELCHAIR,
)
from central.catalogue.hours_tokens import NotUnderstood, words_of
from central.catalogue.models import Place
from central.catalogue.typed_position import MOST, NotAPosition, typed_position, written_position
from central.pages.fields import LinesField
from central.written import labels
from central.written.site_words import languages
from kiosk.way.position import Position
from kiosk.wire.offer_groups import GROUPS
from kiosk.wire.older_readers import FOR_WHOM

_LOCAL = "%Y-%m-%dT%H:%M"


def _text(label: str, most: int, needed: bool = False, help_text: str = "", rows: int = 0) -> LinesField:
    frame = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return LinesField(label=label, max_length=most, required=needed, help_text=help_text, widget=frame)


def _moment(label: str, help_text: str) -> forms.DateTimeField:
    frame = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL)
    return forms.DateTimeField(
        label=label, required=False, help_text=help_text, widget=frame, input_formats=[_LOCAL]
    )


class EntryForm(forms.Form):
    """What places and offers have in common. `read` is what was understood of the hours."""

    CLOSED_LABEL = "Dicht op onze sluitingsdagen"

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.read = ReadBack("", ())
        named = labels.words()
        self.fields["languages"].choices = [  # type: ignore[attr-defined]
            (one.code, named.language(one.code)) for one in languages().values()
        ]

    def clean_opening_hours(self) -> str:
        try:
            self.read = hours_from(self.cleaned_data["opening_hours"])
        except HoursRefused as error:
            raise forms.ValidationError(str(error)) from None
        return self.read.expression

    def said(self) -> dict[str, Any]:
        """Return the entry as it goes over the wire. Looking at all of it today is having checked it."""
        return self.cleaned_data | {"assured_date": timezone.localdate().isoformat()}

    def refuse(self, wrong: Mapping[str, str]) -> None:
        """Put the words of NotKept at their fields."""
        for field, said in wrong.items():
            self.add_error(field if field in self.fields else None, said)

    def show_what_is_there(self, entry: dict[str, Any]) -> None:
        """Say at each field what a colleague wrote there meanwhile."""
        now = type(self).initial_of(entry)
        for name, field in self.fields.items():
            typed = self[name].value()
            there = now.get(name)
            if _plain(typed) != _plain(there):
                self.add_error(name, f"Nu staat er: {_plain(there) or 'niets'}")
            field.required = False

    @classmethod
    def initial_of(cls, entry: dict[str, Any]) -> dict[str, Any]:
        """Return an entry of the wire as it stands in the fields."""
        return entry | {"opening_hours": as_lines(str(entry.get("opening_hours") or ""))}


class PlaceForm(EntryForm):
    """A place people can walk into."""

    name = _text("Naam", 200, needed=True)
    kind = forms.ChoiceField(label=FIELDS["kind"], choices=PLACE_KINDS)
    address = _text("Straat en nummer", 200, needed=True)
    postcode = _text(FIELDS["postcode"], 4, needed=True)
    town = _text(FIELDS["town"], 80)
    opening_hours = _text("Wanneer open", 1000, help_text=HOURS_HELP, rows=4)
    exceptions = _text(
        "Uitzonderingen",
        1000,
        help_text=EXCEPTIONS_HELP,
        rows=2,
    )
    closing_days = forms.BooleanField(label=EntryForm.CLOSED_LABEL, required=False, initial=True)
    phone = _text(FIELDS["phone"], 30)
    how_to_get_there = _text("Hoe geraak je er", 400, help_text="De deur, de bus, de lift.", rows=2)
    position = _text(FIELDS["position"], MOST, help_text=POSITION_HELP)
    accessible = forms.ChoiceField(label="Kan je binnen met een rolstoel", choices=WHEELCHAIR)
    languages = forms.MultipleChoiceField(
        label="Talen die we er spreken", required=False, widget=forms.CheckboxSelectMultiple
    )
    example = forms.BooleanField(label="Dit is maar een voorbeeld", required=False)

    def clean_position(self) -> dict[str, float] | None:
        try:
            at = typed_position(self.cleaned_data["position"])
        except NotAPosition as error:
            raise forms.ValidationError(str(error)) from None
        return at.model_dump() if at else None

    def clean_exceptions(self) -> list[str]:
        return [
            _exception(line.strip()) for line in self.cleaned_data["exceptions"].splitlines() if line.strip()
        ]

    @classmethod
    def initial_of(cls, entry: dict[str, Any]) -> dict[str, Any]:
        lines = "\n".join(map(closing_in_words, entry.get("exceptions") or ()))
        said = entry.get("position")
        at = written_position(Position.model_validate(said)) if said else ""
        own = {"exceptions": lines, "position": at}
        return {"closing_days": True} | super().initial_of(entry) | own


class OfferForm(EntryForm):
    """Something people can come to or be signed up for."""

    title = _text("Titel", 200, needed=True)
    kind = forms.ChoiceField(label=FIELDS["kind"], choices=OFFER_KINDS)
    about = _text("Waarover gaat het", 400, help_text="Eén of twee korte zinnen.", rows=2)
    for_whom = _text(FIELDS["for_whom"], 120, help_text=FOR_WHOM_HELP)
    place = forms.ChoiceField(label="Waar", required=False)
    opening_hours = _text("Dagen en uren", 1000, help_text=HOURS_HELP, rows=4)
    when = _text(
        "Wanneer, in je eigen woorden", 200, help_text="Alleen als de dagen en uren het niet zeggen."
    )
    starts = _moment("Begint op", "Eerste dag en uur. Leeg: het loopt al.")
    ends = _moment("Eindigt op", "Daarna staat het nergens meer. Leeg: het loopt door.")
    closing_days = forms.BooleanField(label=EntryForm.CLOSED_LABEL, required=False, initial=True)
    sign_up = forms.BooleanField(label="Mensen schrijven zich in", required=False, initial=True)
    seats = forms.IntegerField(
        label="Plaatsen",
        required=False,
        min_value=0,
        max_value=100_000,
        help_text="Leeg: zoveel als er komen.",
    )
    price = _text("Prijs", 80, help_text="Een bedrag in euro, zoals 5 of 2,50. Kost het niets: gratis.")
    languages = forms.MultipleChoiceField(
        label="Talen die we er spreken", required=False, widget=forms.CheckboxSelectMultiple
    )
    example = forms.BooleanField(label="Dit is maar een voorbeeld", required=False)

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(organisation, *args, **kwargs)
        rows = Place.objects.filter(organisation=organisation, leaves=False)
        places = [(row.slug, row.name) for row in rows if row.published or row.draft is not None]
        self.fields["place"].choices = [("", "Geen vaste plek"), *places]  # type: ignore[attr-defined]

        self.fields["for_whom"].widget.attrs["list"] = "groepen"

    @property
    def known_groups(self) -> Collection[str]:
        """What can be chosen at 'voor wie' and needs no translation."""
        return GROUPS.values()

    def said(self) -> dict[str, Any]:
        said = super().said()
        said["for_whom"] = str(said["for_whom"]).rstrip(".")
        for part in ("starts", "ends"):
            at = said[part]
            said[part] = at.isoformat() if isinstance(at, datetime) else None
        return said | {"place": said["place"] or None}

    @classmethod
    def initial_of(cls, entry: dict[str, Any]) -> dict[str, Any]:
        said = {"closing_days": True, "sign_up": True} | super().initial_of(entry)
        about, of_before, for_whom = str(entry.get("about") or "").rpartition(FOR_WHOM)
        if of_before and not entry.get("for_whom"):  # it stood behind what the offer is about
            said |= {"about": about.strip(), "for_whom": for_whom.rstrip(".")}
        return (
            said
            | {part: _local(entry.get(part)) for part in ("starts", "ends")}
            | {"place": entry.get("place") or ""}
        )


def _exception(line: str) -> str:
    """Return one exception: days where it names days, else the plain words. Raises ValidationError."""
    try:
        return days_from(line).expression
    except HoursRefused as error:
        if any(char.isdigit() for char in line) or _begins_with_days(line):
            raise forms.ValidationError(str(error)) from None
        return line


def _begins_with_days(line: str) -> bool:
    try:
        words = words_of(line)
    except NotUnderstood:
        return False
    return bool(words)


def _local(said: object) -> datetime | None:
    try:
        return timezone.localtime(datetime.fromisoformat(str(said)))
    except ValueError:
        return None


def _plain(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, datetime):
        return value.strftime(_LOCAL)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "ja" if value is True or value == "on" else str(value).strip().replace("\r\n", "\n")
