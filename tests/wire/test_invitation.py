"""An invitation fits a square, and comes out of it as it went in, or not at all."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.wire.document import BadDocument, canonical_json
from kiosk.wire.enrolment import TokenFile
from kiosk.wire.invitation import CHECK_BYTES, MARK, compact, read_invitation
from kiosk.wire.problems import Problem
from kiosk.wire.signing import new_signing_key, to_base64url
from tests.outbox.certificates import Authority

CERTIFICATE = Authority().certificate
DEVICE = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b"


def a_token(**changes: Any) -> TokenFile:
    data: dict[str, Any] = {
        "url": "https://toestellen.central.example.be",
        "ca_certificate": CERTIFICATE,
        "root_public_key": to_base64url(new_signing_key()[1]),
        "secret": to_base64url(bytes(range(32))),
        "expires": datetime.now(UTC).replace(microsecond=0) + timedelta(hours=23),
    }
    return TokenFile(**(data | changes))


def meaning(token: TokenFile) -> dict[str, Any]:
    """Return what a token says; a certificate may be wrapped in other lines."""
    data = token.model_dump()
    data["ca_certificate"] = "".join(token.ca_certificate.split())
    return data


@pytest.mark.parametrize(
    "changes", [{}, {"device_id": DEVICE}, {"ca_certificate": CERTIFICATE + Authority().certificate}]
)
def test_file_and_square_say_the_same(changes: dict[str, Any]) -> None:
    token = a_token(**changes)
    assert meaning(read_invitation(compact(token).encode())) == meaning(token)
    assert meaning(read_invitation(token.canonical())) == meaning(token)


def test_a_scanner_may_type_small_letters_and_wrap_the_line() -> None:
    token = a_token()
    text = compact(token).lower()
    wrapped = "\r\n".join(text[start : start + 60] for start in range(0, len(text), 60)) + "\n"
    assert meaning(read_invitation(wrapped.encode())) == meaning(token)


def test_the_square_holds_letters_and_digits_only() -> None:
    text = compact(a_token())
    assert text.startswith(MARK)
    assert set(text.removeprefix(MARK)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@pytest.mark.parametrize("last", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
def test_a_last_letter_that_differs_only_where_it_carries_nothing_is_noticed_too(last: str) -> None:
    text = compact(TOKEN)
    if last != text[-1]:
        with pytest.raises(BadDocument):
            read_invitation((text[:-1] + last).encode())


@given(st.data())
def test_a_letter_that_was_lost_or_read_wrong_is_noticed(data: st.DataObject) -> None:
    text = compact(TOKEN)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(["", "A", "7", "-", "é"]))
    broken = text[:place] + other + text[place + 1 :]
    if broken != text:
        with pytest.raises(BadDocument):
            read_invitation(broken.encode())


TOKEN = a_token()


def test_an_invitation_for_a_year_no_calendar_knows_is_refused_in_one_line() -> None:
    packed = compact(TOKEN).removeprefix(MARK)
    raw = base64.b32decode(packed + "=" * (-len(packed) % 8))[:-CHECK_BYTES]
    late = raw[:1] + b"\xff" * 5 + raw[6:]  # the expiry
    whole = late + sha256(late).digest()[:CHECK_BYTES]
    with pytest.raises(BadDocument):
        read_invitation(MARK.encode() + base64.b32encode(whole).rstrip(b"="))


def test_a_certificate_of_a_version_nobody_knows_is_refused_in_one_line() -> None:
    lines = CERTIFICATE.splitlines()
    der = base64.b64decode("".join(lines[1:-1]))
    assert der.count(b"\xa0\x03\x02\x01\x02") == 1, "the version of an X.509 certificate: 3, written as 2"
    other = base64.b64encode(der.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x42")).decode()
    data = json.loads(TOKEN.canonical()) | {"ca_certificate": "\n".join((lines[0], other, lines[-1]))}
    with pytest.raises(BadDocument, match="must be a certificate in PEM"):
        read_invitation(canonical_json(data))


@given(st.binary(max_size=600))
def test_hostile_squares_get_one_line(raw: bytes) -> None:
    with pytest.raises(Problem):
        read_invitation(MARK.encode() + raw)


@pytest.mark.parametrize("field", ["url", "ca_certificate", "root_public_key", "secret", "expires"])
def test_without_all_five_there_is_no_joining(field: str) -> None:
    data = json.loads(a_token().canonical())
    del data[field]
    with pytest.raises(BadDocument, match=field):
        read_invitation(canonical_json(data))
