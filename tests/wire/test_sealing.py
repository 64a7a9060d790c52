"""What a person said can be read by central alone, and only where it belongs."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.wire.ids import new_device_id, new_record_id
from kiosk.wire.sealing import (
    BLOCK,
    HEADER_BYTES,
    MAX_PLAIN,
    MLKEM768_X25519,
    X25519,
    SealBroken,
    TooLong,
    kid_of,
    new_sealing_key,
    open_sealed,
    seal,
    sealed_kid,
)

KEYS = {suite: new_sealing_key(suite) for suite in (X25519, MLKEM768_X25519)}
DEVICE, RECORD = new_device_id(), new_record_id()
suites = st.sampled_from(sorted(KEYS))


def sealed(plain: bytes, suite: int = X25519, device: str = DEVICE, record: UUID = RECORD) -> bytes:
    public = KEYS[suite][1]
    return seal(plain, public, kid_of(public), device, record, suite)


@given(plain=st.binary(max_size=5000), suite=suites, device=st.text(max_size=60), record=st.uuids())
def test_central_reads_exactly_what_was_sealed(plain: bytes, suite: int, device: str, record: UUID) -> None:
    blob = sealed(plain, suite, device, record)
    assert open_sealed(blob, KEYS[suite][0], device, record) == plain
    assert blob[:2] == bytes([1, suite])
    assert sealed_kid(blob) == kid_of(KEYS[suite][1])


@given(length=st.integers(0, 5000))
def test_the_length_of_a_blob_tells_almost_nothing(length: int) -> None:
    inside = len(sealed(b"x" * length)) - HEADER_BYTES - 32 - 16
    assert inside == (length // BLOCK + 1) * BLOCK


@settings(max_examples=400)
@given(data=st.data(), suite=suites)
def test_one_flipped_bit_anywhere_and_it_does_not_open(data: st.DataObject, suite: int) -> None:
    blob = bytearray(sealed(b"An Voorbeeld", suite))
    place = data.draw(st.integers(0, len(blob) - 1))
    blob[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        open_sealed(bytes(blob), KEYS[suite][0], DEVICE, RECORD)


@given(suite=suites)
def test_moved_to_another_record_device_or_key_it_does_not_open(suite: int) -> None:
    blob, private = sealed(b"An Voorbeeld", suite), KEYS[suite][0]
    with pytest.raises(SealBroken):
        open_sealed(blob, private, DEVICE, new_record_id())
    with pytest.raises(SealBroken):
        open_sealed(blob, private, new_device_id(), RECORD)
    with pytest.raises(SealBroken):
        open_sealed(blob, new_sealing_key(suite)[0], DEVICE, RECORD)
    other = kid_of(new_sealing_key(suite)[1])
    with pytest.raises(SealBroken):
        open_sealed(blob[:2] + other + blob[HEADER_BYTES:], private, DEVICE, RECORD)


def test_a_device_id_cannot_run_into_the_record_id() -> None:
    """The length before the device id keeps two different pairs from having the same bytes."""
    blob = sealed(b"x", device="ab", record=UUID(bytes=b"c" + b"d" * 15))
    with pytest.raises(SealBroken):
        open_sealed(blob, KEYS[X25519][0], "abc", UUID(bytes=b"d" * 15 + b"e"))


@given(blob=st.binary(max_size=300) | st.binary(min_size=2058, max_size=2200))
def test_whatever_else_comes_in_is_refused_and_nothing_falls_over(blob: bytes) -> None:
    for private in (KEYS[X25519][0], KEYS[MLKEM768_X25519][0]):
        with pytest.raises(SealBroken):
            open_sealed(b"\x01\x01" + blob, private, DEVICE, RECORD)


def test_two_seals_of_the_same_record_differ() -> None:
    assert sealed(b"same") != sealed(b"same")


def test_a_record_too_long_for_a_batch_is_refused_before_it_is_sealed() -> None:
    sealed(b"x" * MAX_PLAIN)
    with pytest.raises(TooLong):
        sealed(b"x" * (MAX_PLAIN + 1))


def test_a_key_that_does_not_fit_its_id_is_not_sealed_to() -> None:
    with pytest.raises(SealBroken):
        seal(b"x", KEYS[X25519][1], b"12345678", DEVICE, RECORD)
