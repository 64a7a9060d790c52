"""What is counted of a question, a stage, a stand: which figures, in which rows. Pure: no database here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

LONGEST = 80  # letters of an id
ALL = "all"
OBSTACLES = ("known", "reachable", "reliable", "available", "affordable", "understandable", "usable")
OBSTACLE_AT = "obstacle-at"  # the same by place: obstacle, municipality
BANDS = ((7, "0-7"), (30, "8-30"), (90, "31-90"))  # nights since the stage before it
LATER = "91-"
BAND_IDS = (*(name for _, name in BANDS), LATER)
LAPTOPS = ("laptop-given", "laptop-wanted")  # tracks of which a figure of their own tells
DEVICES = "devices"  # in that figure: the laptops themselves


class Key(NamedTuple):
    """What is counted: the figure and its dimensions."""

    kind: str
    one: str = ""
    two: str = ""
    three: str = ""


class Asked(NamedTuple):
    """What is counted of a question: these columns of a case."""

    nis: str
    channel: str
    language: str
    source: str
    journey: str
    track: str
    stand: UUID | None
    from_check: bool


COLUMNS = Asked._fields
PEOPLE = ("reach", "needs", "matrix")  # kinds in which somebody counts once in a period
# Kinds that are counted by day and by month. Whoever looks for the rows of a day names them: they stand by
# kind, then by day, and without a kind all years are read.
DAILY = (ALL, *PEOPLE, "track", "held", "check", "obstacles", OBSTACLE_AT, "learn")


class Session(NamedTuple):
    """What is counted of a stand."""

    place: str
    cells: tuple[tuple[str, str, str], ...]  # action, partner, group


def people_keys(asked: Asked, day: date, sessions: dict[UUID, Session]) -> Iterator[Key]:
    """Return where somebody is counted once for this question, however often they ask in a period."""
    yield Key(ALL, "people")
    yield from asked_keys(asked, day)
    if asked.stand:
        session = sessions.get(asked.stand, Session("", (("", "", ""),)))
        yield Key("reach", "stand", session.place)
        yield Key(ALL, "stands")
        for cell in session.cells:
            yield Key("matrix", *cell)


def asked_keys(asked: Asked, day: date) -> Iterator[Key]:
    """Return those that also hold for who went (central.retention.models.Remainder)."""
    yield Key("reach", "month", f"{day:%Y-%m}")
    yield Key("reach", "municipality", asked.nis)
    yield Key("reach", "channel", asked.channel[:LONGEST])
    yield Key("reach", "language", asked.language)
    yield Key("reach", "source", asked.source)
    yield Key("needs", "about", asked.journey)


def band(nights: int) -> str:
    """Return among which lengths of time so many nights are counted.

    >>> band(0), band(8), band(400)
    ('0-7', '8-30', '91-')
    """
    return next((name for most, name in BANDS if nights <= most), LATER)


def half_by(by_band: Mapping[str, int]) -> str:
    """Return the length of time in which half of them were there; '' of nobody.

    >>> half_by({"0-7": 3, "8-30": 2, "91-": 4})
    '8-30'
    """
    number, so_far = sum(by_band.values()), 0
    for name in BAND_IDS:
        so_far += by_band.get(name, 0)
        if number and so_far * 2 >= number:
            return name
    return ""
