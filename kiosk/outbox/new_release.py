"""A newer release of the program comes over the network, a part each pass, and waits whole for the night.

In a folder of the state: `wanted.json`, the signed note of what central offers; `part`, the bytes so far; and
at the end `kiosk-release.tar.gz` with `kiosk-release.json` beside it, as on a stick (kiosk.wire.release). The
note comes last, so a pulled plug leaves a download that goes on, never half a release that looks whole.
Nothing here changes the program: `kiosk update`, as root, checks it all once more.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.machine.durable import replace_file, sync_directory
from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.flight import Sends
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refresh import call
from kiosk.outbox.refusals import WrongAnswer
from kiosk.problems import Problem
from kiosk.wire.document import read_document
from kiosk.wire.release import (
    ARCHIVE,
    NOTE,
    PART_BYTES,
    PartAsk,
    Release,
    ReleaseAnswer,
    ReleaseAsk,
    read_release,
)
from kiosk.wire.signing import CENTRAL_HEADER, RELEASE_PART_PATH, RELEASE_PATH, verify_answer

FOLDER = "new-release"  # in the state
SPARE = 500_000_000  # bytes that stay free on the card: what people ask comes first
MAX_ANSWER = 16 * 1024
_WANTED, _PART = "wanted.json", "part"


@dataclass(frozen=True)
class Runs:
    """What this device runs: serials, 0 for none."""

    serial: int
    left_alone: int = 0


class NewRelease:
    """What central offers beyond `runs`, in `state`/new-release."""

    def __init__(self, state: Path, enrolment: Enrolment, runs: Runs) -> None:
        self.folder = state / FOLDER
        self._enrolment, self._runs = enrolment, runs

    def whole(self) -> Release | None:
        """Return the release that waits for the night, or None."""
        return self._read(NOTE)

    def wanted(self) -> Release | None:
        """Return the release of which parts are still to come, or None."""
        return self._read(_WANTED)

    def ask(self, outbox: Outbox, transport: Sends) -> str:
        """Ask central which release this device should run; return a line, or nothing where nothing changed.

        Raises NoNetwork, NotNow, WrongAnswer, BadSignature, BadDocument.
        """
        waits = self.whole()
        said = ReleaseAsk(
            runs=self._runs.serial,
            waits=waits.serial if waits else 0,
            left_alone=self._runs.left_alone,
        ).canonical()
        reply, counter = call(outbox, self._enrolment, transport, "POST", RELEASE_PATH, said, MAX_ANSWER)
        if reply.status in (403, 404):  # a central of before knows no such call
            return ""
        if reply.status != 200:
            raise WrongAnswer(f"central did not say which release to run: HTTP status {reply.status}")
        verify_answer(self._enrolment.answer_key, reply.headers.get(CENTRAL_HEADER.lower()), reply.body)
        answer = read_document(ReleaseAnswer, reply.body, "the answer about releases")
        if answer.counter != counter:
            raise WrongAnswer("the answer is to another question about releases")
        if answer.note is None:
            return self._nothing_more()
        return self._want(answer.note.model_dump_json().encode())

    def fetch(self, outbox: Outbox, transport: Sends) -> str:
        """Fetch one more part of what is wanted; return a line, or nothing where nothing is wanted.

        Raises NoNetwork, NotNow, WrongAnswer.
        """
        wanted = self.wanted()
        if wanted is None:
            return ""
        part = self.folder / _PART
        have = part.stat().st_size if part.exists() else 0
        if have < wanted.size:
            if shutil.disk_usage(self.folder).free < wanted.size - have + SPARE:
                return f"release {wanted.serial}: no room for it on this card"
            said = PartAsk(serial=wanted.serial, start=have).canonical()
            reply, _ = call(
                outbox, self._enrolment, transport, "POST", RELEASE_PART_PATH, said, PART_BYTES + 4096
            )
            if reply.status == 404:  # taken back meanwhile
                return self._nothing_more()
            if reply.status != 200 or not 0 < len(reply.body) <= wanted.size - have:
                raise WrongAnswer(f"a part of release {wanted.serial} did not come: HTTP {reply.status}")
            have = _append(part, reply.body)
        return self._end(wanted, part) if have >= wanted.size else self._line(wanted, have)

    def _line(self, wanted: Release, have: int) -> str:
        return f"release {wanted.serial}: {have * 100 // wanted.size}% is here"

    def _end(self, wanted: Release, part: Path) -> str:
        """All parts are here: let it wait for the night, or begin anew when it is not what was signed."""
        with part.open("rb") as file:
            summed = hashlib.file_digest(file, "sha256").hexdigest()
        if summed != wanted.sha256 or part.stat().st_size != wanted.size:
            part.unlink()
            return f"release {wanted.serial}: what came is not what was signed, it is fetched anew"
        (self.folder / NOTE).unlink(missing_ok=True)
        part.replace(self.folder / ARCHIVE)
        sync_directory(self.folder)
        (self.folder / _WANTED).replace(self.folder / NOTE)
        sync_directory(self.folder)
        return f"release {wanted.serial} ({wanted.version}) is here and waits for the night"

    def _want(self, note: bytes) -> str:
        release = read_release(
            note, self._enrolment.root_key
        )  # BadSignature: whoever answers, it is not ours
        if release.serial <= max(self._runs.serial, self._runs.left_alone):
            return self._nothing_more()
        if release in (self.whole(), self.wanted()):
            return ""
        self._nothing_more()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        replace_file(self.folder / _WANTED, note)
        return f"release {release.serial} ({release.version}) is offered: it is fetched in parts"

    def _nothing_more(self) -> str:
        """What was here is not wanted any more: it runs already, failed, or central took it back."""
        if not self.folder.exists():
            return ""
        (self.folder / NOTE).unlink(missing_ok=True)  # first: what is left must not look whole
        shutil.rmtree(self.folder, ignore_errors=True)
        return "release: nothing newer is offered"

    def _read(self, name: str) -> Release | None:
        try:
            release = read_release((self.folder / name).read_bytes(), self._enrolment.root_key)
        except (OSError, Problem):
            return None
        return release if release.serial > self._runs.serial else None


def _append(part: Path, body: bytes) -> int:
    """Add to the parts so far, on the card; return how many bytes they are now."""
    with part.open("ab") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
        return file.tell()
