"""catalogue.toml: places, offers and sketch of a site as staff write them; kiosk, doctor, central read alike.

Whoever calls has read the file (`kiosk.written.text.text_of` turns its bytes into text). A file is checked
whole: what comes back can be published and shown, or BadSite says file, line and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kiosk.way.sketch import MOST_STROKES, Stroke
from kiosk.wire.catalogue import Offer, Place
from kiosk.words.opening import BadHours, check_closing, check_hours, read_days
from kiosk.words.rules import DAYS, MONTHS, Rule
from kiosk.words.sense import check_days, check_holidays
from kiosk.written.checked import check_model, did_you_mean
from kiosk.written.positions import line_of
from kiosk.written.problems import BadSite

Entry = Place | Offer
_RULE_WORDS = (*DAYS, *MONTHS, "PH", "SH", "off", "closed", "open", "unknown", "dicht", "gesloten")
# 'We zijn dicht.' and 'Jan is ziek.' begin like a rule, and go on in words.
_LIKE_A_RULE = re.compile(
    rf"\s*(?:(?:20\d\d|PH|SH|off|closed|open|unknown)\b"
    rf"|(?:{'|'.join((*DAYS, *MONTHS))})\b(?!\s+(?!(?:{'|'.join(_RULE_WORDS)})\b)[a-z]{{2}}))",
    re.IGNORECASE,
)


def _rule(said: str) -> str:
    check_closing(said)
    return said


# A day on which an organisation is closed, in [organisation] of site.toml: 'Jul 11 off "feestdag"'.
ClosingRule = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_rule)]


class CatalogueFile(BaseModel):
    """catalogue.toml: [[place]], [[offer]] and [[sketch]]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    place: tuple[Place, ...] = ()
    offer: tuple[Offer, ...] = ()
    sketch: Annotated[tuple[Stroke, ...], Field(max_length=MOST_STROKES)] = ()


class Wrong(NamedTuple):
    """What is wrong with one entry: under which key, and one sentence with what to write instead."""

    key: str
    why: str


def read_catalogue_file(text: str, file: Path | str) -> CatalogueFile:
    """Return the places and offers that `text`, the content of `file`, holds.

    Raises BadSite with file and line: no TOML, a wrong key or value, opening hours that are none, an id that
    is there twice, an end before its start, an offer at a place that is not in the list.
    """
    read = check_model(CatalogueFile, text, file)
    _each_once(text, file, "place", read.place)
    _each_once(text, file, "offer", read.offer)
    places = [place.id for place in read.place]
    kinds: tuple[tuple[str, Sequence[Entry]], ...] = (("place", read.place), ("offer", read.offer))
    for kind, entries in kinds:
        for index, entry in enumerate(entries):
            wrong = wrong_with(entry, places)
            if wrong:
                raise BadSite(file, line_of(text, (kind, index, wrong.key)), wrong.why)
    return read


def wrong_with(entry: Entry, places: Sequence[str]) -> Wrong | None:
    """Return what no field alone shows to be wrong with an entry, beside the places there are; or None."""
    key, shown = ("name", entry.name) if isinstance(entry, Place) else ("title", entry.title)
    if not any(char.isalnum() for char in shown):
        return Wrong(key, f"{key!r} says nothing; people choose by it")
    try:
        check_hours(entry.opening_hours)
    except ValueError as error:  # BadHours, and whatever else a reader of hours finds wrong with the text
        return Wrong("opening_hours", str(error))
    if isinstance(entry, Place):
        return _wrong_exception(entry)
    if entry.starts is not None and entry.ends is not None and entry.ends <= entry.starts:
        return Wrong("ends", f"'ends' must be after 'starts' ({entry.starts.isoformat()})")
    if entry.place is not None and entry.place not in places:
        known = did_you_mean(entry.place, places) if places else "; there is no [[place]] at all"
        return Wrong("place", f"there is no place {entry.place!r}{known}")
    return None


def _wrong_exception(place: Place) -> Wrong | None:
    """Plain words are fine; what begins like a rule and is none is a slip, and would close nothing."""
    rules: list[Rule] = []
    for written in place.exceptions:
        if not written.strip():
            return Wrong("exceptions", "an exception is empty; leave it out")
        try:
            rules += read_days(written)
        except BadHours as error:
            if _LIKE_A_RULE.match(written):
                return Wrong("exceptions", str(error))
    try:
        check_days(rules)
        check_holidays(place.opening_hours, rules)
    except BadHours as error:
        return Wrong("exceptions", str(error))
    return None


def _each_once(text: str, file: Path | str, kind: str, entries: Sequence[Entry]) -> None:
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        line = line_of(text, (kind, index, "id"))
        if entry.id in first:
            known = f"two {kind}s are called {entry.id!r} (the other on line {first[entry.id]})"
            raise BadSite(file, line, f"{known}; give one of them another id")
        first[entry.id] = line
