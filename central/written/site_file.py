"""site.toml as central reads it: whose site it is, what it speaks, and what its phone pages say.

Read by the same rules as on the kiosk (kiosk.written). Tables that only a screen needs are left to the kiosk.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kiosk.way.position import Position
from kiosk.wire.catalogue_file import ClosingRule
from kiosk.wire.record import Language, Slug
from kiosk.words.opening import check_hours
from kiosk.words.working_days import MOST_DAYS
from kiosk.written.checked import check_model
from kiosk.written.problems import BadSite
from kiosk.written.text import text_of


def _readable(hours: str) -> str:
    check_hours(hours)
    return hours


class OrganisationTable(BaseModel):
    """[organisation], with what a column of ours holds as the longest."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Slug
    name: Annotated[str, StringConstraints(min_length=1, max_length=120)]
    short: Annotated[str, StringConstraints(max_length=60)] = ""
    phone: Annotated[str, StringConstraints(max_length=40)] = ""
    address: Annotated[str, StringConstraints(max_length=200)] = ""
    hours: Annotated[str, AfterValidator(_readable)] = ""
    closed: Annotated[tuple[ClosingRule, ...], Field(max_length=100)] = ()
    school_holidays: Literal["Flemish", "French"] = "Flemish"
    answer_within_days: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0


class NoticeLine(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    text: Annotated[str, StringConstraints(min_length=1)]


class NoticeTable(BaseModel):
    """[notice]: the privacy notice. Without a readable one nobody is asked anything on a phone."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    version: str
    ground: Literal["public_task", "request", "consent"]
    title: str
    lines: tuple[NoticeLine, ...]


class ListedTable(BaseModel):
    """A line of what a volunteer chooses from when a stand opens; its picture is for the kiosk."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Slug
    name: Annotated[str, StringConstraints(min_length=1)]


class StandTable(BaseModel):
    """[stand]: actions, partners, target groups."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    actions: tuple[ListedTable, ...] = ()
    partners: tuple[ListedTable, ...] = ()
    groups: tuple[ListedTable, ...] = ()


Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class ColoursTable(BaseModel):
    """[colours]: of what goes out in the organisation's name."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    accent: Colour = "#0B5F5A"
    tint: Colour = "#DDEFEA"
    on_accent: Colour = "#FFFFFF"


class SiteTable(BaseModel):
    """A site.toml; keys central has no use for are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    organisation: OrganisationTable
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("nl",)
    journeys: tuple[str, ...] = ()  # empty: all there are
    schemes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # postcodes or beginnings of them, the nearest first
    here: Position | None = None  # where its kiosk stands
    qr_host: str = ""
    stand: StandTable = StandTable()
    notice: NoticeTable | None = None
    colours: ColoursTable = ColoursTable()


def read_text(path: Path) -> str:
    """Return the text of a file of config/. Raises BadSite where it cannot be read or is not UTF-8."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadSite(path, None, f"cannot be read ({error.strerror or type(error).__name__})") from None
    return text_of(content, path)


def read_site(path: Path) -> SiteTable:
    """Return what a site.toml says. Raises BadSite with file, line and what would be right."""
    return check_model(SiteTable, read_text(path), path)
