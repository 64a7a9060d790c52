"""From what a person handed in to the record that goes to central.

The well-known steps (kiosk.journeys.model.WELL_KNOWN) become typed parts of the record; every other answered
step goes under `answers` by its id. Steps left empty are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from pydantic import ValidationError

from kiosk.journeys.model import WELL_KNOWN
from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.journeys.places import PlaceIndex
from kiosk.problems import Problem
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.amendment import KNOWN, Amendment
from kiosk.wire.document import BadDocument, canonical_json, first_error, read_document, refuse_newer
from kiosk.wire.ids import new_record_id
from kiosk.wire.opinion import Opinion
from kiosk.wire.place import place_on_the_wire
from kiosk.wire.record import SCHEMA, Made, Record

if TYPE_CHECKING:
    from kiosk.visit.submission import Change, Submission, Told

REACH_STEP = {"phone": "phone", "email": "email", "visit": "found_at"}


class NotARecord(Problem):
    """Answers that do not make a whole record; the line names the field, never what was said."""

    code: ClassVar[str] = "bad-input"


@dataclass(frozen=True)
class SiteFacts:
    """What the site adds: whose kiosk, which site, how people come here, the open stand session."""

    organisation: str
    site: str
    channel: str = "kiosk"
    stand: UUID | None = None
    places: PlaceIndex | None = None


def record_from(submission: Submission, facts: SiteFacts, made: Made) -> Record:
    """Return the record of a submission, with a fresh id, code and token. Raises NotARecord."""
    said = {step: answer for step, answer in submission.answers.items() if answer not in (None, "", [], ())}
    shown = submission.notice
    data = {
        "schema": 1,
        "id": new_record_id(),
        "organisation": facts.organisation,
        "site": facts.site,
        "journey": submission.journey_id,
        "journey_revision": submission.journey_revision,
        "made": made,
        "language": submission.language,
        "person": {
            "name": said.get("name"),
            "reach": _reach(said),
            "place": place_on_the_wire(said.get("place"), facts.places),
            "language": said.get("preferred_language", submission.language),
        },
        "answers": {step: _plain(answer) for step, answer in said.items() if step not in WELL_KNOWN},
        "schemes": list(submission.schemes),
        "offer": submission.offer or None,
        "from_check": submission.from_check,
        "channel": said.get("channel", facts.channel),
        "helper": said.get("helper", "self"),
        "stand": facts.stand,
        "notice": {"id": shown.id, "version": shown.version, "ground": shown.ground, "agreed": shown.agreed},
        "code": new_code(),
        "token": new_token(),
    }
    return validated(data)


def opinion_from(told: Told, organisation: str) -> Opinion:
    """Return what somebody thinks, for nobody to find out whose it is. Raises NotARecord."""
    data = {
        "schema": 1,
        "id": new_record_id(),
        "organisation": organisation,
        "journey": told.journey_id,
        "answers": {step: tuple(touched) for step, touched in told.answers.items()},
    }
    try:
        return Opinion.model_validate(data)
    except ValidationError as error:
        raise NotARecord(first_error(error, "the opinion")) from None


def amendment_from(change: Change, facts: SiteFacts, made: Made) -> Amendment:
    """Return the amendment of what is wished with an earlier paper. Raises NotARecord."""
    said = {step: answer for step, answer in change.answers.items() if answer not in (None, "", [], ())}
    data = {
        "schema": KNOWN if said.get("place") == NOT_TOLD else 1,
        "id": new_record_id(),
        "organisation": facts.organisation,
        "site": facts.site,
        "made": made,
        "language": change.language,
        "action": change.action,
        "token": change.paper.token or None,
        "code": change.paper.code or None,
        "offer": change.offer or None,
        "name": said.get("name"),
        "reach": _reach(said) if any(step in said for step in REACH_STEP.values()) else None,
        "place": place_on_the_wire(said.get("place"), facts.places),
        "said": said.get("said"),
        "channel": facts.channel,
        "stand": facts.stand,
    }
    try:
        return Amendment.model_validate(data)
    except ValidationError as error:
        raise NotARecord(first_error(error, "the amendment")) from None


def record_from_json(body: bytes, made: Made) -> Record:
    """Return the record in `body`; `id`, `code`, `token` and `made` are made up when absent.

    Raises BadDocument naming the first field that is wrong, NewerDocument for a newer schema.
    """
    data = refuse_newer(body, "the record")
    data.setdefault("schema", SCHEMA)
    data.setdefault("id", str(new_record_id()))
    data.setdefault("code", new_code())
    data.setdefault("token", new_token())
    data.setdefault("made", made.model_dump(mode="json"))
    try:
        whole = canonical_json(data)
    except ValueError:
        raise BadDocument("the record has a number or a character that JSON does not allow") from None
    return read_document(Record, whole, "the record")


def validated(data: Mapping[str, object]) -> Record:
    """Return `data` as a record. Raises NotARecord naming the first field that is wrong."""
    try:
        return Record.model_validate(data)
    except ValidationError as error:
        raise NotARecord(first_error(error, "the record")) from None


def _reach(said: Mapping[str, object]) -> dict[str, object]:
    by = said.get("reach_by")
    if by is None:  # a journey may ask for one way only
        by = next((way for way, step in REACH_STEP.items() if step in said), None)
    return {"by": by, "value": said.get(REACH_STEP.get(str(by), ""))}


def _plain(answer: object) -> Any:
    """Return an answer as a record holds it: a string or a list of strings."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, (list, tuple, set, frozenset)):
        return (
            sorted(map(str, answer))
            if isinstance(answer, (set, frozenset))
            else [str(part) for part in answer]
        )
    return str(answer)
