"""What a file says of offers, one row each, before anybody judged it beside what is there already."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from kiosk.wire.problems import Problem

MOST_BYTES = 4_000_000  # of a file; a catalogue of 5,000 offers with all its words has about 3 million
MOST_ROWS = 5_000  # as many as a catalogue may hold (kiosk.wire.catalogue)


class FileRefused(Problem):
    """A file of which no row can be read; the message is one plain Dutch sentence."""

    code = "bad-input"


class Wrong(ValueError):
    """One value that cannot be taken; the message is one plain Dutch sentence."""


@dataclass
class Found:
    """One row of a file. `said` and `place` hold what it says of the offer and of where it is held, as JSON.

    `key` is the id of the offer or its title in our own files, `uid` what another program calls it.
    `told`: texts that may hold more than one thing, as a calendar tells them (description, location).
    """

    number: int  # of the row in the sheet, of the event or the service in its file; from 1
    title: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    place: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    uid: str = ""
    told: dict[str, str] = field(default_factory=dict)
    off: str = ""  # why it should leave the list
    notes: list[str] = field(default_factory=list)  # good to know
    doubts: list[str] = field(default_factory=list)  # somebody should look before it goes in
    wrong: list[str] = field(default_factory=list)  # it does not go in

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> Found:
        return cls(**said)


class ReadFile(NamedTuple):
    """All rows of a file, and what there is to say of the file as a whole."""

    rows: list[Found]
    notes: tuple[str, ...] = ()


def too_large(size: int) -> FileRefused:
    return FileRefused(
        f"Dit bestand is {size / 1_000_000:.1f} MB groot; hoogstens {MOST_BYTES // 1_000_000} MB kan."
    )


def too_many(number: str) -> FileRefused:
    return FileRefused(f"Dit bestand heeft {number} rijen; hoogstens {MOST_ROWS} kan. Deel het op.")
