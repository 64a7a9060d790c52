"""What can be wrong with the catalogue of a device. None of these stops the screen."""

from __future__ import annotations

import errno
import os
from typing import ClassVar

from kiosk.problems import Problem
from kiosk.wire.catalogue import CatalogueRefused

__all__ = [
    "CatalogueBroken",
    "CatalogueIncomplete",
    "CatalogueNewer",
    "CatalogueReadOnly",
    "CatalogueRefused",
    "NoRoomForCatalogue",
]


class CatalogueBroken(Problem):
    """The file with places and offers cannot be read; it was set aside and another list is in use."""

    code: ClassVar[str] = "catalogue-broken"


class CatalogueNewer(CatalogueBroken):
    """The file was written by a newer version of this program."""

    code: ClassVar[str] = "newer-schema"


class CatalogueIncomplete(CatalogueBroken):
    """Some places or offers of the list in use are wrong and left out; the others are shown."""


class NoRoomForCatalogue(Problem):
    """A new list could not be kept: the disk is full. The one in use stays."""

    code: ClassVar[str] = "disk-full"


class CatalogueReadOnly(Problem):
    """A new list could not be kept: the disk takes nothing. The one in use stays."""

    code: ClassVar[str] = "disk-read-only"


def not_kept(error: OSError) -> NoRoomForCatalogue | CatalogueReadOnly:
    """Return the named problem behind an OSError of a write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return NoRoomForCatalogue("no room left to keep the new list of places: the one in use stays")
    reason = os.strerror(error.errno or errno.EIO)
    return CatalogueReadOnly(f"the new list of places cannot be kept ({reason}): the one in use stays")
