"""How a document of ours becomes bytes and comes back: canonical JSON, and one strict reader for all.

Every document carries `schema`; one without it is refused, and so is `true`, which Python takes for 1. A
newer one than this program knows is refused with a clear line rather than half understood; an unknown key, a
wrong type or a number written as text is refused by name.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from kiosk.problems import Problem
from kiosk.wire.record import Wire

M = TypeVar("M", bound=BaseModel)


class BadDocument(Problem):
    """A document that is not what its model says; the line names the field, never what was typed in it."""

    code: ClassVar[str] = "bad-input"


class NewerDocument(BadDocument):
    """A document of a schema this program does not know yet."""

    code: ClassVar[str] = "newer-schema"


class Document(Wire):
    """A model that travels as one JSON document with a schema number."""

    schema_: Annotated[Literal[1], Field(alias="schema")] = 1

    def canonical(self) -> bytes:
        """Return the document as canonical JSON: these bytes are signed, hashed and sent."""
        return canonical_json(self.model_dump(mode="json", by_alias=True))


def canonical_json(data: object) -> bytes:
    """Return `data` as UTF-8 JSON with sorted keys and no spaces: one thing has one spelling."""
    return json.dumps(
        data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def read_document(model: type[M], body: bytes, name: str, known: int = 1, by_hand: bool = False) -> M:
    """Read `body` strictly as `model`; `name` says what it should be ("the token file").

    `by_hand`: a person may have written it, and may leave `schema` out. Raises NewerDocument when its schema
    is above `known`, BadDocument (first wrong field by name) otherwise.
    """
    return read_as(model, body, refuse_newer(body, name, known), name, known, by_hand)


def read_as(
    model: type[M], body: bytes, data: dict[str, Any], name: str, known: int = 1, by_hand: bool = False
) -> M:
    """Read `body` strictly as `model`, where `data` is what stands in it: looked into before, and not twice.

    Raises NewerDocument and BadDocument as `read_document` does.
    """
    _refuse_schema_above(known, data, name)
    if "schema_" in model.model_fields and "schema" not in data and not by_hand:
        raise BadDocument(f"{name}: field 'schema' is missing")
    try:
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        raise BadDocument(first_error(error, name)) from None


def refuse_newer(body: bytes, name: str, known: int = 1) -> dict[str, Any]:
    """Return the JSON object in `body`, or raise BadDocument / NewerDocument."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise BadDocument(f"{name} is not JSON in UTF-8") from None
    if not isinstance(data, dict):
        raise BadDocument(f"{name} is not a JSON object")
    _refuse_schema_above(known, data, name)
    return data


def _refuse_schema_above(known: int, data: dict[str, Any], name: str) -> None:
    schema = data.get("schema", known)
    if type(schema) is not int:  # true is an int, 1.0 equals one
        raise BadDocument(f"{name}: field 'schema' must be a whole number")
    if schema > known:
        raise NewerDocument(
            f"{name} has schema {schema}; this program knows up to {known}: update the program"
        )


def first_error(error: ValidationError, name: str) -> str:
    """Return one line for the first thing wrong: the field and what would be right, never the value."""
    first = error.errors(include_input=False, include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "the whole"
    if first["type"] == "extra_forbidden":
        return f"{name}: field '{field}' is not known"
    if first["type"] == "missing":
        return f"{name}: field '{field}' is missing"
    return f"{name}: field '{field}': {first['msg'].removeprefix('Value error, ')}"
