"""Who says so: a signature holds for these bytes, this key and this purpose, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wire import signing
from kiosk.wire.ids import new_device_id
from kiosk.wire.signing import BadSignature

PRIVATE, PUBLIC = signing.new_signing_key()
DEVICE = new_device_id()
PREFIXES = (
    signing.BATCH,
    signing.REQUEST,
    signing.ANSWER,
    signing.CATALOGUE,
    signing.KEYS,
    signing.RETIRE,
)


def test_the_prefixes_are_those_of_the_contract() -> None:
    assert signing.BATCH == b"kiosk-batch/1\n"
    assert signing.ANSWER == b"kiosk-answer/1\n"
    assert signing.REQUEST == b"kiosk-request/1\n"
    assert len(set(PREFIXES)) == len(PREFIXES)


@given(body=st.binary(max_size=500), prefix=st.sampled_from(PREFIXES))
def test_a_signature_holds_for_its_purpose_only(body: bytes, prefix: bytes) -> None:
    signature = signing.sign(PRIVATE, prefix, body)
    signing.verify(PUBLIC, signature, prefix, body)
    for other in PREFIXES:
        if other != prefix:
            with pytest.raises(BadSignature):
                signing.verify(PUBLIC, signature, other, body)
    with pytest.raises(BadSignature):
        signing.verify(PUBLIC, signature, prefix, body + b" ")
    with pytest.raises(BadSignature):
        signing.verify(signing.new_signing_key()[1], signature, prefix, body)


@given(body=st.binary(max_size=200))
def test_a_batch_says_which_device_it_is_from(body: bytes) -> None:
    headers = signing.sign_batch(PRIVATE, DEVICE, body)
    assert signing.verify_batch(PUBLIC, headers["Kiosk-Signature"], body) == DEVICE
    assert headers["Kiosk-Signature"].startswith(DEVICE + ":")
    assert "=" not in headers["Kiosk-Signature"]


@given(counter=st.integers(0, 10**17), body=st.binary(max_size=100))
def test_a_request_is_bound_to_its_method_path_body_and_counter(counter: int, body: bytes) -> None:
    headers = signing.sign_request(PRIVATE, DEVICE, "post", signing.HEARTBEAT_PATH, body, counter)
    named = (headers["Kiosk-Signature"], headers["Kiosk-Counter"])
    path = signing.HEARTBEAT_PATH
    assert signing.verify_request(PUBLIC, named, "POST", path, body) == (DEVICE, counter)
    for wrong in (
        (named, "GET", path, body),
        (named, "POST", signing.CATALOGUE_PATH, body),
        (named, "POST", path, body + b"x"),
        ((named[0], str(counter + 1)), "POST", path, body),
        ((named[0], None), "POST", path, body),
        ((named[0], f"0{counter}"), "POST", path, body),
        ((None, named[1]), "POST", path, body),
    ):
        with pytest.raises(BadSignature):
            signing.verify_request(PUBLIC, wrong[0], wrong[1], wrong[2], wrong[3])


def test_what_is_signed_of_a_request_is_as_the_page_says() -> None:
    text = signing.request_text("get", "/api/v1/catalogue", b"", 7)
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert text == f"GET\n/api/v1/catalogue\n{empty}\n7".encode()


@given(value=st.text(max_size=200) | st.none())
def test_whatever_stands_in_a_header_is_refused_and_nothing_falls_over(value: str | None) -> None:
    with pytest.raises(BadSignature):
        signing.read_device_header(value)
    with pytest.raises(BadSignature):
        signing.verify_answer(PUBLIC, value, b"x")


@given(data=st.binary(max_size=100))
def test_base64url_has_one_spelling(data: bytes) -> None:
    text = signing.to_base64url(data)
    assert signing.from_base64url(text) == data
    with pytest.raises(BadSignature):
        signing.from_base64url(text + "=")


def test_a_last_character_with_loose_bits_is_refused() -> None:
    assert signing.from_base64url("AA") == b"\0"
    with pytest.raises(BadSignature):
        signing.from_base64url("AB")


def test_a_signed_part_carries_its_own_proof() -> None:
    part = signing.signed(PRIVATE, signing.KEYS, b"{}")
    assert part.verified(PUBLIC, signing.KEYS) == b"{}"
    with pytest.raises(BadSignature):
        part.model_copy(update={"body": signing.to_base64url(b"{ }")}).verified(PUBLIC, signing.KEYS)
