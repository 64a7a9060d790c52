"""A new release of the program for kiosks, signed by the offline root key that each kiosk pinned.

Two files beside each other, on a stick for instance: `kiosk-release.tar.gz`, and `kiosk-release.json`, a
Signed part (kiosk.wire.signing) whose body is a Release: what the archive is, to the byte. `serial` only
rises.
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


def read_release(note: bytes, root_key: bytes) -> Release:
    """Return what the signed note says. Raises BadSignature, BadDocument, NewerDocument."""
    part = read_document(Signed, note, NOTE)
    return read_document(Release, part.verified(root_key, RELEASE), "the release")
