"""What a site profile says: the models behind config/sites/*/site.toml and config/languages.toml."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, RootModel, field_validator, model_validator

from kiosk.journeys.model import Line, Model, Slug
from kiosk.site.contrast import contrast
from kiosk.site.texts import SOURCE
from kiosk.way.position import Position
from kiosk.wire.catalogue_file import ClosingRule
from kiosk.words.opening import check_hours
from kiosk.words.working_days import MOST_DAYS

PAPER, SOFT = "#FBF8F2", "#414E57"  # of every screen, see kiosk.ui.theme; SOFT is the palest of its letters
TEXT, LARGE_TEXT = 7.0, 4.5  # to one: WCAG 2.2, AAA

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
DottedSlug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9.-]{0,59}$")]


SOURCE_TEXT, DRAFT = "source", "draft"  # what others are translated from; what nobody has reviewed
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?")
_REVIEWED = re.compile(r"reviewed by (?P<name>\S.*\S|\S) on (?P<day>\d{4}-\d{2}-\d{2})")


class Language(Model):
    """A language by its own name, its Dutch name (for staff), its direction, and who reviewed its texts."""

    name: str
    dutch: str
    direction: Literal["ltr", "rtl"] = "ltr"
    review: str = DRAFT

    @field_validator("review")
    @classmethod
    def _says_who_and_when(cls, review: str) -> str:
        if review in (SOURCE_TEXT, DRAFT):
            return review
        found = _REVIEWED.fullmatch(review)
        if found is None:
            raise ValueError(f"{review!r} is not 'draft', 'source' or 'reviewed by NAME on YYYY-MM-DD'")
        try:
            date.fromisoformat(found["day"])
        except ValueError:
            raise ValueError(f"{found['day']!r} is no day; write it as 2026-11-21") from None
        return review


class Languages(RootModel[dict[LanguageCode, Language]]):
    """All languages the project knows of, from config/languages.toml."""

    @model_validator(mode="after")
    def _one_source(self) -> Languages:
        for code, language in self.root.items():
            if language.review == SOURCE_TEXT and code != SOURCE:
                raise ValueError(f"{code}: only Dutch ({SOURCE}) is 'source'; say 'draft' or who reviewed it")
        return self


class Organisation(Model):
    """Who asks and who answers; shown on screen and paper. An empty field is not shown."""

    id: DottedSlug
    name: Line
    short: Line
    phone: str = ""
    address: str = ""
    hours: str = ""  # OSM syntax, as of places: each language says it in its own words
    # Its own closing days beside the legal holidays, each a rule as in hours: 'Jul 11 off "feestdag"'.
    closed: Annotated[tuple[ClosingRule, ...], Field(max_length=100)] = ()
    school_holidays: Literal["Flemish", "French"] = "Flemish"  # whose holidays SH means in opening hours
    # Within how many working days somebody hears from us; 0: nothing is promised.
    answer_within_days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0

    @field_validator("hours")
    @classmethod
    def _can_be_said(cls, hours: str) -> str:
        check_hours(hours)
        return hours


class Attract(Model):
    title: Line
    line: Annotated[str, Field(max_length=160)] = ""
    rest_after_minutes: Annotated[int, Field(ge=0, le=240)] = 5  # untouched so long it rests; 0: never


class NoticeLine(Model):
    icon: str
    text: Annotated[str, Field(min_length=1, max_length=120)]


class Notice(Model):
    """The privacy notice as people see it; its version and legal ground are kept on the record."""

    id: DottedSlug
    version: Annotated[str, Field(min_length=1, max_length=40)]
    ground: Literal["public_task", "request", "consent"]
    decided_by: Annotated[str, Field(max_length=80)] = ""  # who in the organisation decided on the ground
    title: Line
    lines: Annotated[tuple[NoticeLine, ...], Field(min_length=1, max_length=5)]


class Colours(Model):
    """The colours of the site. Contrast is checked at start (WCAG 2.2: 7:1 text, 4.5:1 large text)."""

    accent: Colour = "#0B5F5A"
    tint: Colour = "#DDEFEA"
    on_accent: Colour = "#FFFFFF"

    @model_validator(mode="after")
    def _readable(self) -> Colours:
        for name, on, front, back, least in (
            ("on_accent", "the accent", self.on_accent, self.accent, LARGE_TEXT),
            ("accent", "the paper of the screen", self.accent, PAPER, TEXT),  # the name of the house
            ("tint", "the accent", self.accent, self.tint, LARGE_TEXT),
            ("tint", "the letters on it", SOFT, self.tint, TEXT),
        ):
            ratio = contrast(front, back)
            if ratio < least:
                value = getattr(self, name)
                raise ValueError(
                    f"{name} = {value!r} gives {ratio:.1f}:1 with {on}; at least {least}:1 can be read"
                )
        return self


class Listed(Model):
    """One line of a list that volunteers choose from."""

    id: Slug
    name: Line
    icon: str = "star"
    own_name: bool = False  # what a house is called, the same in every language


class Stand(Model):
    """What a volunteer says of a stand: which action, with whom, for whom. Not asked where empty."""

    actions: Annotated[tuple[Listed, ...], Field(max_length=20)] = ()
    partners: Annotated[tuple[Listed, ...], Field(max_length=40)] = ()
    groups: Annotated[tuple[Listed, ...], Field(max_length=20)] = ()

    @field_validator("actions", "partners", "groups")
    @classmethod
    def _each_once(cls, listed: tuple[Listed, ...]) -> tuple[Listed, ...]:
        ids = [one.id for one in listed]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(f"{one!r} twice; an id names one line")
        return listed


class SiteFile(Model):
    """config/sites/NAME/site.toml."""

    id: Slug
    name: Line
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    spoken: Annotated[tuple[LanguageCode, ...], Field(min_length=1)]
    channel: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    journeys: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=18)]  # the first five stand on home
    # Asked of who is done here, one after the other, each of nobody in particular; [] for nothing.
    after_visit: Annotated[tuple[Slug, ...], Field(max_length=3)] = ()
    schemes: tuple[DottedSlug, ...] = ()
    offers: tuple[Slug, ...] = ()  # of catalogue.toml: these stand first in the list
    logo: Literal["logo.png"] | None = None  # in the folder of the site, dark on white
    near: tuple[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")], ...] = ()
    here: Position | None = None  # where its kiosk stands, for the map; a place of device.toml goes before it
    qr_host: str
    goes_on: bool = True  # where one answer is asked, the touch of it goes on; false: after 'Verder' only
    former_hosts: tuple[str, ...] = ()  # what qr_host was before: papers with such an address are still ours
    organisation: Organisation
    attract: Attract
    notice: Notice
    colours: Colours = Colours()
    stand: Stand = Stand()
    help_chime: bool = True  # two soft tones where the kiosk stands, when somebody asks for help

    @field_validator("languages", "spoken", "journeys", "after_visit", "schemes", "offers")
    @classmethod
    def _names_nothing_twice(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"{name!r} twice; once is enough")
        return names

    @field_validator("qr_host")
    @classmethod
    def _is_a_host(cls, value: str) -> str:
        if not _HOST.fullmatch(value) or not 0 < int(value.partition(":")[2] or "443") <= 65535:
            raise ValueError(f"{value!r} is not a host name such as help.example.be")
        return value

    @field_validator("former_hosts")
    @classmethod
    def _are_hosts(cls, hosts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cls._is_a_host(host) for host in hosts)
