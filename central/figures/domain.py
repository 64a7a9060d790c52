"""Which rows of a figure stand there whatever was counted, and what their ids are called.

A row of a published figure that is there only because somebody came would say that somebody came. These come
from config/ and the catalogue: languages, channels, journeys, tracks, offers, the municipalities around.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from django.utils.formats import date_format

from central.accounts.models import Organisation
from central.cases.models import Case, Outcome
from central.cases.places import belgian_places
from central.catalogue.models import Offer, Place
from central.equipment.counted import WORDS as CAME_AND_WENT
from central.figures.keys import DEVICES, LAPTOPS, OBSTACLES
from central.figures.models import Word
from central.figures.naming import UNKNOWN
from central.sign_ups.models import SignUp
from central.written import labels
from central.written.site_words import SiteFacts, site_of
from central.written.tracks import tracks
from kiosk.journeys.place_table import MUNICIPALITIES, read_municipalities
from kiosk.machine.folders import assets_dir

BY = {
    "counted": "Geteld",
    "municipality": "Gemeente",
    "language": "Taal",
    "channel": "Kent ons van",
    "stand": "Plek van de stand",
    "month": "Maand",
    "source": "Hoe ingevuld",
    "about": "Waarover",
    "scheme": "Regeling",
    "learn": "Wat mensen willen leren, per gemeente",
    "missing": "Wat mensen missen, zonder naam (per kwartaal geteld)",
}
COUNTED = {"people": "Mensen", "questions": "Vragen"}
WHAT = {
    "stage": "Bereikte fase",
    "days": "Hoe lang",
    "half": "De helft binnen",
    "outcome": "Hoe het eindigde",
    "why": "Waarom niet",
}
BAND_WORDS = {
    "0-7": "binnen een week",
    "8-30": "binnen een maand",
    "31-90": "binnen drie maanden",
    "91-": "later",
}
OBSTACLE_WORDS = dict(
    zip(
        OBSTACLES,
        ("Bekend", "Bereikbaar", "Betrouwbaar", "Beschikbaar", "Betaalbaar", "Begrijpelijk", "Bruikbaar"),
        strict=True,
    )
)
EVERYWHERE, EVERYWHERE_WORDS = "all", "Overal samen"  # beside municipalities, whose ids are numbers
FLOWS = dict(zip(LAPTOPS, ("Een laptop geven", "Een laptop nodig"), strict=True))
DEVICE_WORDS = {f"{DEVICES}/{what}": word for what, word in CAME_AND_WENT.items()}
PRESENT = "present"


@dataclass(frozen=True)
class Domain:
    """What is known of an organisation beside what was counted."""

    organisation: Organisation
    site: SiteFacts
    words: labels.Words
    offers: list[Offer] = field(default_factory=list)

    @classmethod
    def of(cls, organisation: Organisation) -> Domain:
        offers = list(Offer.objects.filter(organisation=organisation).order_by("slug"))
        return cls(organisation, site_of(organisation), labels.words(), offers)

    def journeys(self) -> dict[str, str]:
        """Return the journeys by which somebody can ask something here, with their titles."""
        found = {}
        named = self.site.journeys
        for (site, id_), journey in sorted(self.words.journeys.items()):
            mine = site in ("", self.site.id) and (not named or id_ in named)
            if mine and journey.kind == "registration":
                found[id_] = journey.title
        return found

    def schemes(self) -> dict[str, str]:
        here = self.site.schemes or tuple(self.words.schemes)
        return {id_: self.words.scheme(id_) for id_ in here}

    def channels(self) -> dict[str, str]:
        steps = (step for journey in self.words.journeys.values() for step in journey.steps)
        choices = (choice for step in steps if step.id == "channel" for choice in step.choices)
        return {choice.value: choice.label for choice in choices}

    def languages(self) -> dict[str, str]:
        return {
            code: self.words.language(code) for code in sorted({*self.words.languages, *self.site.languages})
        }

    def asks_obstacles(self) -> bool:
        """Say whether a journey asks what holds people back."""
        return any(step.id == "obstacles" for one in self.words.journeys.values() for step in one.steps)

    def municipalities(self) -> dict[str, str]:
        """Return the municipalities around, by NIS code: where its places are, what its site calls near."""
        near = [str(one.said.get("postcode")) for one in Place.objects.filter(organisation=self.organisation)]
        return _around(tuple(sorted({*near, *self.site.near})))

    def offers_in(self) -> Counter[str]:
        """Return how many offers are held in each municipality: what is published and not over."""
        town = {
            one.slug: _nis(str(one.said.get("postcode")), str(one.said.get("town")))
            for one in Place.objects.filter(organisation=self.organisation)
        }
        held = (one for one in self.offers if one.published and not one.over)
        return Counter(nis for one in held if (nis := town.get(str(one.said.get("place")), "")))


@lru_cache(maxsize=256)
def _around(near: tuple[str, ...]) -> dict[str, str]:
    """Return the municipalities with a postcode that begins so; kept: there are 2,800 places."""
    begins = tuple(one for one in near if one)
    found = {}
    for row in belgian_places().places:
        if row.municipality and begins and row.postcode.startswith(begins):
            found[row.municipality.nis] = row.municipality.name
    return found


def _nis(postcode: str, town: str) -> str:
    found = belgian_places().municipality(postcode, town)
    return found.nis if found else ""


@cache
def municipality_names() -> dict[str, str]:
    """Return what each municipality of today is called, by NIS code."""
    table = (assets_dir() / "postcodes" / MUNICIPALITIES).read_text(encoding="utf-8")
    return {nis: one.name for nis, one in read_municipalities(table).items()}


def months_of(start: date, end: date) -> dict[str, str]:
    """Return the months of a period."""
    found, month = {}, start.replace(day=1)
    while month <= end:
        found[f"{month:%Y-%m}"] = date_format(month, "F Y")
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def sources() -> dict[str, str]:
    return {str(value): str(label) for value, label in Case.Source.choices}


def stand_words(organisation: Organisation) -> dict[str, dict[str, str]]:
    """Return what actions, partners, groups and places were called last."""
    found: dict[str, dict[str, str]] = {"action": {}, "partner": {}, "group": {}, "place": {}}
    for dimension, value, word in Word.objects.filter(organisation=organisation).values_list(
        "dimension", "value", "word"
    ):
        found.setdefault(dimension, {})[value] = word
    return {dimension: words | {"": UNKNOWN} for dimension, words in found.items()}


def track_rows() -> Iterable[tuple[str, str, str]]:
    """Return the stages and endings that a track can have."""
    for track in tracks().by_id.values():
        for stage in track.stages:
            yield track.id, "stage", stage.id
        for ending in track.endings:
            yield track.id, "outcome", ending.id
        yield track.id, "outcome", Case.Status.WITHDRAWN.value


def starts() -> dict[str, str]:
    """Return the first stage of each track."""
    return {track.id: track.start.id for track in tracks().by_id.values()}


def track_words() -> dict[str, dict[str, str]]:
    """Return what tracks, stages and endings are called; the same id may be another word in another track."""
    value: dict[str, str] = {str(id_): str(label) for id_, label in Outcome.Why.choices}
    value[Case.Status.WITHDRAWN.value] = "Stopte"
    for track in tracks().by_id.values():
        value |= {f"{track.id}/outcome/{one.id}": one.title for one in track.endings}
        for stage in track.stages:
            value[f"{track.id}/{stage.id}"] = stage.title
            for band, said in BAND_WORDS.items():
                value[f"{track.id}/{stage.id}/{band}"] = f"{stage.title}: {said}"
    return {"track": {one.id: one.title for one in tracks().by_id.values()}, "what": WHAT, "value": value}


def attendance_words(offers: Iterable[Offer]) -> dict[str, Any]:
    states = {str(value): str(label) for value, label in SignUp.State.choices}
    return {"offer": {one.slug: one.name for one in offers}, "what": states | {PRESENT: "Was er"}}
