"""A file put beside what is there: of each row good, doubtful or refused, why, and what it would change.

Pure: nothing is read and nothing is written here. What comes out is carried out by `confirming.py` as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from central.catalogue.standards.fitting import fitted
from central.catalogue.standards.found import Found
from central.catalogue.standards.known import Known
from central.catalogue.standards.naming import Named, name_of
from central.catalogue.standards.placing import placed
from central.catalogue.standards.said_in_dutch import Change, changes_between
from kiosk.wire.catalogue import Offer
from kiosk.wire.offer_time import is_over

State = Literal["good", "doubtful", "refused"]
Would = Literal["new", "change", "same", "off", "nothing"]
FEW = 2  # so many may change at once without asking, however few there are


@dataclass
class Row:
    """One row with its verdict. `entry` and `place`: what would be kept, whole; None where nothing would."""

    number: int
    title: str
    state: State
    reason: str
    would: Would = "nothing"
    slug: str = ""
    entry: dict[str, Any] | None = None
    place: dict[str, Any] | None = None
    changes: list[Change] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.number,
            "title": self.title,
            "state": self.state,
            "reason": self.reason,
            "would": self.would,
            "id": self.slug,
            "changes": [change._asdict() for change in self.changes],
        }


class Analysis(NamedTuple):
    """All rows; `gone`: offers that would leave the list because the file does not name them.

    `stop`: why somebody has to say twice that it is right; empty where nothing is odd.
    """

    rows: list[Row]
    gone: tuple[str, ...] = ()
    stop: str = ""

    def of(self, state: State) -> list[Row]:
        return [row for row in self.rows if row.state == state]


def analyse(rows: Iterable[Found], known: Known, now: datetime, whole: bool = False) -> Analysis:
    """Return what each row would do. `whole`: what the file does not name leaves the list."""
    taken: dict[str, int] = {}
    judged = [_judge(found, known, taken, now) for found in rows]
    gone = tuple(sorted(known.shown - taken.keys())) if whole else ()
    return Analysis(judged, gone, _odd(judged, gone, known))


def _judge(found: Found, known: Known, taken: dict[str, int], now: datetime) -> Row:
    named = name_of(found, known, taken)
    if named.slug and not found.wrong:
        other = taken.setdefault(named.slug, found.number)
        if other != found.number:
            found.wrong.append(f"Dit is hetzelfde aanbod als rij {other}.")
    if found.off:
        return _leaving(found, named, known)
    if found.wrong:
        return _refused(found, named)
    before = dict(known.offers.get(named.slug, {}))
    place = placed(found, before, known)
    said = fitted(found, before, named.slug, known)
    if said is None or found.wrong:
        return _refused(found, named)
    if place is not None:
        known.add_place(place["id"], place)
    changes = changes_between(before, said, known) if before else []
    back = bool(before) and named.slug not in known.shown
    would: Would = "new" if not before else "change" if changes or back else "same"
    if would != "same" and named.slug in known.waiting:
        found.doubts.append("Een collega schreef hier iets dat nog niet gepubliceerd is; dat gaat dan mee.")
    if would != "same" and is_over(Offer.model_validate(said, strict=False), now):
        found.doubts.append("Dit is al voorbij.")
    row = _told(found, named, would, said, place)
    row.changes = changes
    return row


def _told(
    found: Found, named: Named, would: Would, said: dict[str, Any], place: dict[str, Any] | None
) -> Row:
    state: State = "doubtful" if found.doubts and would != "same" else "good"
    notes = [*found.doubts, *found.notes]
    if would == "same":
        notes = ["Er verandert niets.", *found.notes]
    elif place is not None:
        notes.append(f"De plek '{place['name']}' komt erbij.")
    reason = " ".join(dict.fromkeys(notes))
    return Row(found.number, found.title, state, reason, would, named.slug, said, place)


def _refused(found: Found, named: Named) -> Row:
    return Row(found.number, found.title, "refused", " ".join(dict.fromkeys(found.wrong)), slug=named.slug)


def _leaving(found: Found, named: Named, known: Known) -> Row:
    if named.slug not in known.shown:
        why = f"Dit komt er niet in: {found.off}."
        return Row(found.number, found.title, "refused", why, slug=named.slug)
    why = f"Dit gaat van de kiosken: {found.off}."
    return Row(found.number, found.title, "good", why, "off", named.slug)


def _odd(rows: Sequence[Row], gone: Sequence[str], known: Known) -> str:
    """Say so when most of what is on the list would change or go: that is rarely what somebody means."""
    changed = {row.slug for row in rows if row.would == "change" and row.slug in known.shown}
    leaving = {row.slug for row in rows if row.would == "off"} | set(gone)
    touched = len(changed | leaving)
    if touched < FEW or touched * 2 <= len(known.shown):
        return ""
    parts = [f"{len(changed)} veranderen" if changed else "", f"{len(leaving)} verdwijnen" if leaving else ""]
    told = " en ".join(part for part in parts if part)
    return f"Van de {len(known.shown)} die er nu staan, zouden er {told}. Is dit het juiste bestand?"
