"""The letters of config/letters: which sentences stand in it, by their key in config/texts.

The sentences themselves stand in config/texts, so that translators find them where all the others are. A
folder of settings from before there were letters has none: then those that come with the program hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from central.written.files import Stamped, read_or_kept, stamped
from central.written.site_file import read_text
from central.written.site_words import SOURCE, SiteFacts, words_in
from kiosk.machine.folders import ROOT
from kiosk.written.checked import check_model, did_you_mean
from kiosk.written.folder import files_in
from kiosk.written.problems import BadSite

SHIPPED = ROOT / "config"
FOLDER = "letters/*.toml"
# What can be filled in, and what it looks like: a letter with other names in its sentences is refused.
_SENDER = {"organisation": "De Kring", "phone": "09 123 45 67", "address": "Voorbeeldstraat 1, Eeklo"}
VALUES = {
    "person": _SENDER | {"code": "ABCD-2345"},
    "device": _SENDER
    | {"device": "laptop L-ABCD-2345", "until": "1 maart 2027"}
    | {"received": "12", "wiped": "10", "given": "8"},
}
LINES = 40


class Letter(BaseModel):
    """A letter: the sentences it has, in order. An empty one is an empty line."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    title: Annotated[str, Field(min_length=1, max_length=60)]  # what staff choose, in Dutch
    about: Literal["person", "device"] = "person"  # device: what somebody signs or is thanked with for one
    missed: bool = False  # proposed where somebody was not reached three times
    subject: Annotated[str, Field(min_length=1)]
    lines: Annotated[tuple[str, ...], Field(min_length=1, max_length=LINES)]


def letters() -> dict[str, Letter]:
    """Return the letters to a person, by id, as their titles go; read again when a file changed."""
    return {id_: one for id_, one in _readable(_files()).items() if one.about == "person"}


def device_letter(id_: str) -> Letter:
    """Return what is signed or written about a device; where config/ has none, the one that comes along."""
    return _readable(_files()).get(id_) or _readable(files_in(SHIPPED, FOLDER))[id_]


def _readable(files: list[Path]) -> dict[str, Letter]:
    return _read(stamped(files), stamped(files_in(settings.CONFIG, "texts/*.nl.toml")))


def wrong_letters() -> list[str]:
    """Return a line for whatever is wrong with the files of config/letters, alone and together."""
    lines, seen = [], dict[str, str]()
    for path in files_in(settings.CONFIG, FOLDER):
        try:
            letter = read_letter(path)
        except BadSite as error:
            lines.append(str(error))
            continue
        if letter.id in seen:
            why = f"letter {letter.id!r} stands in {seen[letter.id]} too; give it another id"
            lines.append(str(BadSite(path, _line(path, letter.id), why)))
        seen.setdefault(letter.id, path.name)
    return lines


def read_letter(path: Path) -> Letter:
    """Return what a file says. Raises BadSite with file, line and what would be right."""
    letter = check_model(Letter, read_text(path), path)
    known = words_in(SOURCE, SiteFacts()).dutch
    for key in (letter.subject, *letter.lines):
        if wrong := key and _wrong_with(key, known, VALUES[letter.about]):
            raise BadSite(path, _line(path, key), wrong)
    return letter


def _wrong_with(key: str, known: Mapping[str, str], values: Mapping[str, str]) -> str:
    """Return why a letter cannot have this sentence; '' where it can."""
    if key not in known:
        near = did_you_mean(key, known)
        cure = near if near.startswith("; did") else "; write it in config/texts/letter.nl.toml"
        return f"there is no sentence {key!r} in config/texts{cure}"
    try:
        known[key].format(**values)
    except (KeyError, IndexError, ValueError, AttributeError):
        can = ", ".join(f"{{{name}}}" for name in values)
        return f"{key!r} says '{known[key]}'; in a letter only {can} are filled in"
    return ""


def _line(path: Path, word: str) -> int | None:
    lines = enumerate(read_text(path).split("\n"), 1)
    return next((number for number, line in lines if f'"{word}"' in line), None)


def _files() -> list[Path]:
    return files_in(settings.CONFIG, FOLDER) or files_in(SHIPPED, FOLDER)


@lru_cache(maxsize=4)
def _read(files: Stamped, _texts: Stamped) -> dict[str, Letter]:
    found = [letter for path, _, _ in files if (letter := read_or_kept(path, read_letter))]
    return {letter.id: letter for letter in sorted(found, key=lambda one: (not one.missed, one.title))}
