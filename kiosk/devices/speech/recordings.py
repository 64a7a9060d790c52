"""Recordings of people reading our sentences: FOLDER/LANG/KEY.ogg, and FOLDER/LANG/voices.toml about them.

    ["home.title"]
    sha256 = "9f86…"                 # of home.title.ogg
    text = "Waarmee kunnen we helpen?"  # what is said in it

A recording is played only while its file is the one that was checked (`kiosk voices --add`) and the screen
still shows the text that is said in it. Everything else is spoken by espeak-ng.
"""

from __future__ import annotations

import hashlib
import logging
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from kiosk.devices.speech.child import SourceFailed
from kiosk.devices.speech.speech import Said

log = logging.getLogger(__name__)

MANIFEST = "voices.toml"
MOST_BYTES = 5_000_000  # a minute of speech has less than 1 MB


class Entry(BaseModel):
    """What is known of one recording."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    text: str = Field(min_length=1)


class Manifest(RootModel[dict[str, Entry]]):
    """voices.toml: key → entry."""


class BadManifest(Exception):
    """voices.toml cannot be used; the message says where."""


class BrokenRecording(SourceFailed):
    """The file is not the one that was checked: gone, cut, replaced, or not OGG at all."""


@dataclass(frozen=True)
class Recording:
    """One recording and where it lies."""

    path: Path
    entry: Entry

    def says(self, text: str) -> bool:
        """True when `text` is what is said in it; line breaks do not count."""
        return self.entry.text.split() == text.split()

    def open(self) -> BinaryIO:
        """Return the file at its start, once it is known to be whole. Raises BrokenRecording."""
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise BrokenRecording(error.strerror or "it cannot be read") from None
        try:
            content = file.read(MOST_BYTES + 1)
            if hashlib.sha256(content).hexdigest() != self.entry.sha256:
                raise BrokenRecording("the file is not the one that was checked")
            check_ogg(content)
            file.seek(0)
        except OSError as error:
            file.close()
            raise BrokenRecording(error.strerror or "it cannot be read") from None
        except BrokenRecording:
            file.close()
            raise
        return file


class Recordings:
    """The recordings of some folders, a later one wins. Read once, when the kiosk starts."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.problems: list[str] = []  # manifests that cannot be used, one line each
        self._found: dict[str, dict[str, Recording]] = {}
        for folder in folders:
            for path in sorted(folder.glob(f"*/{MANIFEST}")):
                self._add(path)

    def _add(self, path: Path) -> None:
        try:
            entries = read_manifest(path)
        except BadManifest as problem:
            self.problems.append(str(problem))
            log.warning("recordings not used: %s", problem)
            return
        found = {key: Recording(path.parent / f"{key}.ogg", entry) for key, entry in entries.items()}
        self._found.setdefault(path.parent.name, {}).update(found)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those with at least one recording."""
        return tuple(sorted(self._found))

    def has(self, language: str) -> bool:
        return bool(self._found.get(language))

    def get(self, language: str, key: str) -> Recording | None:
        """Return the recording of a key, whatever is said in it."""
        return self._found.get(language, {}).get(key)

    def of(self, said: Said) -> Recording | None:
        """Return the recording in which exactly this text is said."""
        found = self.get(said.language, said.key) if said.key else None
        return found if found and found.says(said.text) else None


def read_manifest(path: Path) -> dict[str, Entry]:
    """Return what voices.toml says, nothing when it is not there. Raises BadManifest."""
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig"))).root
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(str(part) for part in first["loc"])
        raise BadManifest(f"{path}: {where}: {first['msg']}") from None
    except OSError as error:
        raise BadManifest(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:  # no TOML, or brackets or digits without end
        raise BadManifest(f"{path}: {error}") from None


def check_ogg(content: bytes) -> None:
    """Raise BrokenRecording unless this begins as OGG with Vorbis, the kind that oggdec reads."""
    if not content.startswith(b"OggS"):
        raise BrokenRecording("this is not OGG")
    if b"\x01vorbis" not in content[:128]:
        kind = "Opus in OGG" if b"OpusHead" in content[:128] else "OGG, but not Vorbis"
        raise BrokenRecording(f"this is {kind}; make it OGG Vorbis")
