"""The device API as OpenAPI 3.1: docs/device-api.json, for whoever writes another client or tries ours out.

The documents are described by the very models that both sides read and write (kiosk.wire); what a model
cannot say of itself stands in `SAID_IN_WORDS`. A signature is described as a key in a header: OpenAPI knows
no better. `make docs` writes the page; tests/central/intake/test_description.py holds it against the real
addresses.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from kiosk.problems import TABLE
from kiosk.wire.batch import MAX_BODY, Answer, Batch
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.enrolment import EnrolAnswer, EnrolRequest
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer
from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.older_readers import READS
from kiosk.wire.problems import ErrorBody
from kiosk.wire.release import PartAsk, ReleaseAnswer, ReleaseAsk
from kiosk.wire.signing import (
    CATALOGUE_PATH,
    CENTRAL_HEADER,
    COUNTER_HEADER,
    DEVICE_HEADER,
    ENROL_PATH,
    ENVELOPES_PATH,
    HEARTBEAT_PATH,
    HELP_PATH,
    RELEASE_PART_PATH,
    RELEASE_PATH,
)

READ: tuple[type[BaseModel], ...] = (EnrolRequest, Batch, Heartbeat, HelpCall, ReleaseAsk, PartAsk)  # sent
WRITTEN: tuple[type[BaseModel], ...] = (
    EnrolAnswer,
    Answer,
    CatalogueAnswer,
    HeartbeatAnswer,
    HelpAnswer,
    ReleaseAnswer,
    ErrorBody,
)
UUID7 = r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
# What a validator refuses and a type cannot say: model, field, and what to add.
SAID_IN_WORDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Envelope", "id", {"pattern": UUID7}),
    ("ErrorBody", "problem", {"enum": sorted(TABLE)}),
)
SIGNED = {
    CENTRAL_HEADER: "Ed25519 of central over kiosk-answer/1\\n (the catalogue: kiosk-catalogue/1\\n) + body"
}
WRONG: dict[int, str] = {
    400: "not the document it should be; `detail` names the field",
    401: "no signature",
    403: "a signature that does not hold, a device that is not known, or a call it may not make",
    404: "a release that this device should not run, or no such part",
    409: "the counter is not higher than that of the last call",
    410: "the secret was used before",
    411: "no Content-Length",
    413: "too large",
    415: "not application/json",
    422: "of a newer schema",
    503: "try again later",
}
OF_A_BODY = (400, 411, 413, 415, 422, 503)


def description() -> dict[str, Any]:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kiosk to central",
            "version": "1",
            "description": "The calls of a device. Keys, prefixes and what is signed: docs/protocol.md.",
        },
        "paths": {
            ENROL_PATH: {"post": _enrol()},
            ENVELOPES_PATH: {"post": _envelopes()},
            CATALOGUE_PATH: {"get": _catalogue()},
            HEARTBEAT_PATH: {"post": _heartbeat()},
            HELP_PATH: {"post": _help()},
            RELEASE_PATH: {"post": _release()},
            RELEASE_PART_PATH: {"post": _part()},
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "signature": _in_header(DEVICE_HEADER, "<device_id>:<base64url of Ed25519>"),
                "counter": _in_header(COUNTER_HEADER, "a number that only rises per device"),
            },
        },
    }


def as_page() -> str:
    """Return the description as it stands in docs/device-api.json."""
    return json.dumps(description(), indent=1, ensure_ascii=False) + "\n"


def _enrol() -> dict[str, Any]:
    return _call(
        "enrol", "Let a device join with a one-time secret", [], EnrolRequest,
        {201: _answer("the device has joined", EnrolAnswer)}, (*OF_A_BODY, 401, 403, 410),
    )  # fmt: skip


def _envelopes() -> dict[str, Any]:
    what = (
        f"Hand over a batch of sealed records, at most {MAX_BODY} bytes; signed over kiosk-batch/1\\n + body"
    )
    return _call(
        "envelopes", what, [{"signature": []}], Batch,
        {202: _answer("committed: one result per envelope, in order", Answer)}, (*OF_A_BODY, 401, 403),
    )  # fmt: skip


def _catalogue() -> dict[str, Any]:
    etag = {"description": "of the body", "required": True, "schema": {"type": "string"}}
    given = _answer("the catalogue and the key list", CatalogueAnswer)
    given["headers"]["ETag"] = etag
    unchanged = {"description": "the device has it", "headers": {"ETag": etag}}
    call = _call(
        "catalogue", "Fetch what the organisation publishes", [{"signature": [], "counter": []}], None,
        {200: given, 304: unchanged}, (401, 403, 409, 503),
    )  # fmt: skip
    call["parameters"] = [
        {"name": READS, "in": "header", "required": False, "schema": {"type": "integer", "minimum": 1}},
        {"name": "If-None-Match", "in": "header", "required": False, "schema": {"type": "string"}},
    ]
    return call


def _heartbeat() -> dict[str, Any]:
    return _call(
        "heartbeat", "Tell how the device is doing", [{"signature": [], "counter": []}], Heartbeat,
        {200: _answer("central's time, and the end of service where there is one", HeartbeatAnswer)},
        (*OF_A_BODY, 401, 403, 409),
    )  # fmt: skip


def _help() -> dict[str, Any]:
    return _call(
        "help", "Call somebody to the device, ask who comes, or take the call back",
        [{"signature": [], "counter": []}], HelpCall,
        {200: _answer("how the call stands", HelpAnswer)}, (*OF_A_BODY, 401, 403, 409),
    )  # fmt: skip


def _release() -> dict[str, Any]:
    return _call(
        "release", "Tell which release runs, and learn of a newer one",
        [{"signature": [], "counter": []}], ReleaseAsk,
        {200: _answer("the signed note of the release to run", ReleaseAnswer)}, (*OF_A_BODY, 401, 403, 409),
    )  # fmt: skip


def _part() -> dict[str, Any]:
    bytes_of_it = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    given = {"description": "the bytes from `start` on, at most one part", "content": bytes_of_it}
    return _call(
        "releasePart", "Fetch a part of that release", [{"signature": [], "counter": []}], PartAsk,
        {200: given}, (*OF_A_BODY, 401, 403, 404, 409),
    )  # fmt: skip


def _call(
    name: str,
    what: str,
    signed: list[dict[str, list[str]]],
    body: type[BaseModel] | None,
    good: dict[int, dict[str, Any]],
    wrong: tuple[int, ...],
) -> dict[str, Any]:
    answers = good | {status: _answer(WRONG[status], ErrorBody, signed=False) for status in wrong}
    call: dict[str, Any] = {"operationId": name, "summary": what, "security": signed}
    if body is not None:
        call["requestBody"] = {"required": True, "content": _content(body)}
    return call | {"responses": {str(status): answers[status] for status in sorted(answers)}}


def _answer(what: str, body: type[BaseModel], signed: bool = True) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": what, "content": _content(body)}
    if signed:
        answer["headers"] = {
            name: {"description": means, "required": True, "schema": {"type": "string"}}
            for name, means in SIGNED.items()
        }
    return answer


def _content(body: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{body.__name__}"}}}


def _in_header(name: str, what: str) -> dict[str, str]:
    return {"type": "apiKey", "in": "header", "name": name, "description": what}


def _schemas() -> dict[str, Any]:
    """The models as JSON Schema, each by its name; what is sent and what is answered share none."""
    modes: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, "validation") for model in READ] + [
        (model, "serialization") for model in WRITTEN
    ]
    _, written = models_json_schema(modes, by_alias=True, ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = written["$defs"]
    for model, field, more in SAID_IN_WORDS:
        schemas[model]["properties"][field] |= more
    return schemas
