"""A new release of the program for kiosks, signed by the offline root key that each kiosk pinned.

Two files beside each other, on a stick for instance: `kiosk-release.tar.gz`, and `kiosk-release.json`, a
Signed part (kiosk.wire.signing) whose body is a Release: what the archive is, to the byte. `serial` only
rises.

Over the network: `POST /api/v1/release` with a ReleaseAsk, signed as a request, is answered with a
ReleaseAnswer, signed with the answer key; `POST /api/v1/release-part` with a PartAsk is answered with at most
PART_BYTES bytes of the archive as they are. No signature goes with those: the note says what they add up to.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from kiosk.problems import Problem
from kiosk.wire.document import Document, read_document
from kiosk.wire.moment import Moment
from kiosk.wire.signing import RELEASE, Signed

ARCHIVE, NOTE = "kiosk-release.tar.gz", "kiosk-release.json"
MOST_BYTES = 300 * 1024 * 1024
PART_BYTES = 1024 * 1024  # a minute on a line of 140 kbit/s


class ReleaseRefused(Problem):
    """A release that is not the root's, not whole, or not newer than what runs."""

    code = "release-refused"


class Release(Document):
    """What an archive is."""

    serial: Annotated[int, Field(ge=1)]
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}$")]
    issued: Moment
    size: Annotated[int, Field(ge=1, le=MOST_BYTES)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ReleaseAsk(Document):
    """Which release this device runs, and which lies ready. 0 is none, or one put there by hand."""

    runs: Annotated[int, Field(ge=0)]
    waits: Annotated[int, Field(ge=0)] = 0  # whole on this device, for the night
    left_alone: Annotated[int, Field(ge=0)] = 0  # the newest that was tried as often as one is tried


class ReleaseAnswer(Document):
    """The note of the release this device should run; None where it need not change."""

    counter: Annotated[int, Field(ge=0)]  # of the request
    note: Signed | None = None  # Release, prefix RELEASE


class PartAsk(Document):
    """Which bytes of which release: PART_BYTES from `start` on, or what is left."""

    serial: Annotated[int, Field(ge=1)]
    start: Annotated[int, Field(ge=0, le=MOST_BYTES)]


def read_release(note: bytes, root_key: bytes) -> Release:
    """Return what the signed note says. Raises BadSignature, BadDocument, NewerDocument."""
    part = read_document(Signed, note, NOTE)
    return read_document(Release, part.verified(root_key, RELEASE), "the release")
