"""A catalogue of which some entries are wrong: the good ones, and by name what was left out.

One bad word in one offer must not take every list off every kiosk. What is wrong with the catalogue as a
whole (its organisation, its revision, a key nobody knows) still refuses it whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from kiosk.eligibility.scheme import Scheme
from kiosk.way.sketch import Stroke
from kiosk.wire.catalogue import KNOWN, Catalogue, Offer, Place
from kiosk.wire.catalogue_file import wrong_with
from kiosk.wire.document import BadDocument, canonical_json, first_error, read_document
from kiosk.words.opening import read_days

E = TypeVar("E", Place, Offer)


class LeftOut(NamedTuple):
    """An entry not in the list; `kind`: place, offer, closed, scheme, sketch; `key`: what is wrong in it."""

    kind: str
    id: str
    key: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id!r}: {self.why}"


class Sifted(NamedTuple):
    """What can be shown, and what was left out of it."""

    catalogue: Catalogue
    left_out: tuple[LeftOut, ...]


def sift(document: Mapping[str, Any], name: str) -> Sifted:
    """Return the catalogue in `document` (as JSON reads it) with its good entries. `name` says what it is.

    An offer at a place that is left out is left out too. Raises BadDocument for what is wrong with the whole.
    """
    left_out: list[LeftOut] = []
    places = _good(document, "places", Place, (), left_out)
    offers = _good(document, "offers", Offer, [place.id for place in places], left_out)
    closed = _rules(document.get("closed", []), left_out)
    schemes = _schemes(document.get("schemes", []), left_out)
    sketch = _sketch(document.get("sketch", []), left_out)
    apart = ("places", "offers", "closed", "schemes", "sketch")
    whole = {key: said for key, said in document.items() if key not in apart}
    try:
        frame = read_document(Catalogue, canonical_json(whole), name, KNOWN)
    except (TypeError, ValueError) as error:  # a number that is none, half a letter
        raise BadDocument(f"{name} is not JSON in UTF-8") from error
    good: dict[str, Any] = {"schema": frame.schema_, "places": places, "offers": offers, "closed": closed}
    good |= {"schemes": schemes, "sketch": sketch}
    frame_said = {key: said for key, said in frame if key != "schema_"}
    try:
        return Sifted(Catalogue.model_validate(frame_said | good), tuple(left_out))
    except ValidationError as error:
        raise BadDocument(first_error(error, name)) from None


def _good(
    document: Mapping[str, Any], key: str, model: type[E], places: Any, left_out: list[LeftOut]
) -> tuple[E, ...]:
    rows = document.get(key, [])
    if not isinstance(rows, list):
        raise BadDocument(f"the catalogue: field '{key}' must be a list")
    kind, found = key[:-1], {}
    for number, row in enumerate(rows, 1):
        said = row.get("id") if isinstance(row, dict) else None
        called = said[:60] if isinstance(said, str) and said else f"number {number}"
        try:
            entry = model.model_validate_json(canonical_json(row), strict=True)
        except ValidationError as error:
            where = error.errors(include_input=False, include_url=False)[0]["loc"]
            key = str(where[0]) if where else ""
            left_out.append(LeftOut(kind, called, key, first_error(error, "it").removeprefix("it: ")))
            continue
        except (TypeError, ValueError):
            left_out.append(LeftOut(kind, called, "", "it is not JSON in UTF-8"))
            continue
        wrong = wrong_with(entry, places)
        if wrong or entry.id in found:
            key, why = wrong or ("id", "there is another one with this id")
            left_out.append(LeftOut(kind, called, key, why))
        else:
            found[entry.id] = entry
    return tuple(found.values())


def _schemes(said: object, left_out: list[LeftOut]) -> tuple[Scheme, ...]:
    """Return the schemes that hold: one whose worked examples fail is none."""
    if not isinstance(said, list):
        raise BadDocument("the catalogue: field 'schemes' must be a list")
    found: dict[str, Scheme] = {}
    for number, row in enumerate(said, 1):
        named = str(row.get("id", ""))[:60] if isinstance(row, dict) else ""
        try:
            scheme = Scheme.model_validate_json(canonical_json(row), strict=True)
        except ValidationError as error:
            why = first_error(error, "it").removeprefix("it: ")
            left_out.append(LeftOut("scheme", named or f"number {number}", "", why))
        else:
            found[scheme.id] = scheme
    return tuple(found.values())


def _sketch(said: object, left_out: list[LeftOut]) -> tuple[Stroke, ...]:
    """Return what can be drawn: one street that is none takes no map away."""
    if not isinstance(said, list):
        raise BadDocument("the catalogue: field 'sketch' must be a list")
    good = []
    for number, row in enumerate(said, 1):
        try:
            good.append(Stroke.model_validate_json(canonical_json(row), strict=True))
        except ValidationError as error:
            why = first_error(error, "it").removeprefix("it: ")
            left_out.append(LeftOut("sketch", f"number {number}", "", why))
    return tuple(good)


def _rules(said: object, left_out: list[LeftOut]) -> tuple[str, ...]:
    if not isinstance(said, list):
        raise BadDocument("the catalogue: field 'closed' must be a list")
    good = []
    for number, rule in enumerate(said, 1):
        try:
            if not isinstance(rule, str) or not 0 < len(rule) <= 200:
                raise ValueError("it is no line of text")
            read_days(rule)
        except ValueError as error:
            left_out.append(LeftOut("closed", f"number {number}", "", str(error)))
        else:
            good.append(rule)
    return tuple(good)
