"""What central publishes, and what a device refuses to put in its place."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.problems import TABLE
from kiosk.wire.batch import read_batch
from kiosk.wire.catalogue import Catalogue, CatalogueRefused, Held, accept, catalogue_body, etag_of
from kiosk.wire.document import BadDocument, canonical_json, read_document
from kiosk.wire.problems import error_body
from kiosk.wire.sealing import open_sealed
from kiosk.wire.signing import verify_batch
from tests.wire.test_record import EXAMPLES

EXAMPLE = read_document(Catalogue, (EXAMPLES / "catalogue.json").read_bytes(), "the example")


@pytest.mark.parametrize(
    ("held", "taken"),
    [
        (Held(), True),
        (Held(revision=1, offers=2, places=1), True),
        (Held(revision=2, offers=2, places=1), False),
    ],
)
def test_a_catalogue_never_goes_back(held: Held, taken: bool) -> None:
    if taken:
        accept(EXAMPLE, held, "be.eeklo.de-kring")
    else:
        with pytest.raises(CatalogueRefused, match="older"):
            accept(EXAMPLE, held, "be.eeklo.de-kring")


def test_a_catalogue_that_suddenly_holds_nothing_is_refused() -> None:
    empty = Catalogue(revision=9, organisation="be.eeklo.de-kring")
    accept(empty, Held(revision=1, offers=1, places=1), "be.eeklo.de-kring")  # from one to none may be true
    with pytest.raises(CatalogueRefused, match="empty"):
        accept(empty, Held(revision=1, offers=12), "be.eeklo.de-kring")
    with pytest.raises(CatalogueRefused, match="empty"):
        accept(empty, Held(revision=1, places=3), "be.eeklo.de-kring")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("offers", 0, "place"), "nowhere", "not in the list"),
        (("offers", 1, "id"), "digispreekuur-centrum", "two offers"),
        (("places", 0, "postcode"), "0900", "postcode"),
        (("places", 0, "name"), "", "name"),
        (("offers", 0, "colour"), "blue", "colour"),
    ],
)
def test_a_catalogue_that_does_not_hang_together_is_refused(
    path: tuple[Any, ...], value: object, said: str
) -> None:
    data = json.loads((EXAMPLES / "catalogue.json").read_text())
    data[path[0]][path[1]][path[2]] = value
    with pytest.raises(BadDocument, match=said):
        read_document(Catalogue, canonical_json(data), "the catalogue")


def test_the_same_catalogue_has_the_same_etag() -> None:
    body = catalogue_body(EXAMPLE, None)
    assert etag_of(body) == etag_of(catalogue_body(EXAMPLE, None))
    assert etag_of(body).startswith('"')


def test_an_error_speaks_the_words_of_the_problem_table() -> None:
    body = error_body("token-used", "ask for a new one")
    assert (body.problem, body.title) == ("token-used", TABLE["token-used"].title)


def test_the_example_batch_is_signed_sealed_and_holds_the_example_record() -> None:
    """The keys behind the examples are no secret: SHA-256 of a sentence. They open nothing else."""
    body = (EXAMPLES / "batch.json").read_bytes()
    device_key = Ed25519PrivateKey.from_private_bytes(sha256(b"digitaal-kiosk example device key").digest())
    signature = (EXAMPLES / "batch.sig").read_text()
    device_id = verify_batch(device_key.public_key().public_bytes_raw(), signature, body)
    batch = read_batch(body)
    assert batch.device_id == device_id
    envelope = batch.envelopes[0]
    sealed = envelope.content()
    assert sealed is not None
    sealing_key = sha256(b"digitaal-kiosk example sealing key").digest()
    plain = open_sealed(sealed, sealing_key, device_id, envelope.id)
    assert json.loads(plain) == json.loads((EXAMPLES / "record-internet.json").read_text())
