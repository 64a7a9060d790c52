"""Whether a device shows the list of places and offers that was published last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from central.accounts.models import Organisation
from central.catalogue.models import Publication
from central.intake.models import Heartbeat


class Behind(NamedTuple):
    """A device has an older list than the newest. `refused`: it asked for the newer one and did not take it.

    A device fetches first and then tells how it is. So when it still tells the old number after the newer
    list was there, it did not take it; before that it only has not asked yet.
    """

    has: int
    newest: int
    refused: bool

    @property
    def in_words(self) -> str:
        return f"De lijst met het aanbod loopt achter: {self.numbers}."

    @property
    def numbers(self) -> str:
        """Which list it has beside the one there is; `2` alone reads as two lists."""
        has = f"het toestel heeft nummer {self.has}" if self.has else "het toestel heeft er nog geen"
        return f"{has}, de nieuwste is nummer {self.newest}"


class Lists:
    """The published lists of some organisations, asked once for a whole page."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        rows = Publication.objects.filter(organisation__in=list(organisations), is_empty=False)
        self._dated: dict[UUID, list[tuple[int, datetime]]] = {}
        for organisation, revision, at in rows.order_by("revision").values_list(
            "organisation_id", "revision", "published_at"
        ):
            self._dated.setdefault(organisation, []).append((revision, at))

    def behind(self, beat: Heartbeat | None) -> Behind | None:
        """Return how far the device is behind; None where it is not, or never told."""
        published = self._dated.get(beat.organisation_id, []) if beat else []
        has = beat.told.get("catalogue_revision") if beat else None
        newer = [at for revision, at in published if isinstance(has, int) and revision > has]
        if beat is None or not newer:
            return None
        return Behind(has, published[-1][0], refused=beat.at >= newer[0])
