"""A shelf with small releases, a signed new one on a stick, and a machine that does at once what is asked."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from kiosk.releases.shelf import WHOLE, Shelf, to_card
from kiosk.wire.release import ARCHIVE, NOTE, Release
from kiosk.wire.signing import RELEASE, new_signing_key, signed
from kiosk.words.days import BELGIUM

ROOT_KEY, ROOT_PUBLIC = new_signing_key()
PROGRAM = "bin/kiosk"


def make_shelf(folder: Path, running: str = "old") -> Shelf:
    """Return a shelf on which one release runs."""
    shelf = Shelf(folder)
    put(shelf, running)
    shelf.point("current", running)
    return shelf


def put(shelf: Shelf, release: str) -> None:
    program = shelf.of(release) / PROGRAM
    program.parent.mkdir(parents=True)
    for name in ("kiosk", "library", "faces", "words", "rules", "pictures", "site"):
        program.with_name(name).write_text(f"#!/bin/sh\necho {release}\n")
    program.chmod(0o755)
    to_card(shelf.folder)
    (shelf.of(release) / WHOLE).touch()
    to_card(shelf.folder)


def offer(stick: Path, serial: int = 5, key: bytes = ROOT_KEY, **members: bytes) -> Path:
    """Write a signed release to a stick; `members`: what is in the archive."""
    stick.mkdir(parents=True, exist_ok=True)
    with tarfile.open(stick / ARCHIVE, "w:gz") as tar:
        for name, content in (
            members or {"version": b"new", **{f"part-{n}": b"x" for n in range(9)}}
        ).items():
            member = tarfile.TarInfo(f"kiosk/{name}")
            member.size = len(content)
            tar.addfile(member, BytesIO(content))
    body = (stick / ARCHIVE).read_bytes()
    release = Release(
        serial=serial,
        version="0.2.0",
        issued=datetime(2026, 11, 30, 12, 0, tzinfo=BELGIUM),
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
    )
    (stick / NOTE).write_text(signed(key, RELEASE, release.canonical()).model_dump_json())
    return stick


class ToyMachine:
    """Builds at once; `draws_new` and `worse` say how the new release turns out."""

    def __init__(self, shelf: Shelf, draws_new: bool = True, worse: set[str] | None = None) -> None:
        self._shelf, self._draws_new, self._worse = shelf, draws_new, worse or set()

    def build(self, unpacked: Path) -> str:
        new = (unpacked / "version").read_text()
        shutil.rmtree(self._shelf.of(new), ignore_errors=True)
        put(self._shelf, new)
        return new

    def draws(self) -> bool:
        return self._draws_new or self._shelf.current == "old"

    def broken(self) -> set[str]:
        return {"printer"} | (self._worse if self._shelf.current != "old" else set())
