"""The lines and marks that staff draw around their places, as fields: a name, what it is, its positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from central.catalogue.typed_position import NotAPosition, typed_position, written_position
from central.pages.fields import LinesField
from kiosk.way.position import Position
from kiosk.way.sketch import MOST_POINTS, MOST_STROKES, Stroke

KINDS = (("street", "Straat"), ("water", "Water"), ("landmark", "Herkenningspunt"))


class StrokeForm(forms.Form):
    """One of them; one without name and positions is none. `stroke`: what was typed, once it can be drawn."""

    name = forms.CharField(label="Naam", max_length=60, required=False)
    kind = forms.ChoiceField(label="Wat is het", choices=KINDS, initial="street", required=False)
    at = LinesField(
        label="Posities",
        max_length=MOST_POINTS * 2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    stroke: Stroke | None = None

    def clean_at(self) -> list[Position]:
        found: list[Position] = []
        lines = [line for line in self.cleaned_data["at"].splitlines() if line.strip()]
        if len(lines) > MOST_POINTS:
            raise forms.ValidationError(f"Dit zijn er {len(lines)}. Er kunnen er {MOST_POINTS}.")
        for number, line in enumerate(lines, 1):
            try:
                at = typed_position(line)
            except NotAPosition as error:
                raise forms.ValidationError(f"Lijn {number}: {error}") from None
            found += [at] if at else []
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        name, at, kind = str(said.get("name") or "").strip(), said.get("at"), said.get("kind") or "street"
        if at is None or not (name or at):
            return said
        if kind == "landmark" and not name:
            self.add_error("name", "Geef het een naam: zo herkennen mensen het.")
        if kind == "landmark" and len(at) != 1:
            self.add_error("at", "Een herkenningspunt heeft één positie.")
        if kind != "landmark" and len(at) < 2:
            self.add_error("at", "Geef er minstens twee: het begin en het einde.")
        if not self.errors:
            self.stroke = Stroke(name=name, kind=kind, at=tuple(at))
        return said


class _Strokes(BaseFormSet):  # type: ignore[type-arg]
    """All of them, and an empty one to draw another."""

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What can be drawn of what was typed."""
        return tuple(form.stroke for form in self.forms if form.stroke is not None)


Strokes = formset_factory(
    StrokeForm, formset=_Strokes, extra=1, max_num=MOST_STROKES, absolute_max=MOST_STROKES, validate_max=True
)


def as_fields(strokes: Sequence[Stroke]) -> list[dict[str, str]]:
    """Return strokes as they stand in the fields."""
    return [
        {"name": one.name, "kind": one.kind, "at": "\n".join(map(written_position, one.at))}
        for one in strokes
    ]


def set_aside(said: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the fields of a form that could not be taken when it was sent."""
    total = str(said.get("form-TOTAL_FORMS", ""))
    count = min(int(total), MOST_STROKES) if total.isascii() and total.isdigit() else 0
    rows = [
        {part: str(said.get(f"form-{n}-{part}", "")) for part in ("name", "kind", "at")} for n in range(count)
    ]
    return [row for row in rows if row["name"] or row["at"]]
