"""Which keys a device trusts, and how its service ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.wire import signing
from kiosk.wire.document import BadDocument, canonical_json, read_document
from kiosk.wire.enrolment import (
    KeyList,
    KeysRefused,
    Retirement,
    SealingKey,
    read_keys,
    read_retirement,
    safe_url,
)
from kiosk.wire.ids import new_device_id
from kiosk.wire.sealing import new_sealing_key

ROOT, ROOT_PUBLIC = signing.new_signing_key()
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_key(start: int, end: int) -> SealingKey:
    """A key that is valid from `start` to `end`, in days from now."""
    return SealingKey.around(new_sealing_key()[1], NOW + start * DAY, NOW + end * DAY)


def a_list(*keys: SealingKey, serial: int = 1, issued: datetime = NOW) -> KeyList:
    public = signing.to_base64url(signing.new_signing_key()[1])
    return KeyList(
        serial=serial,
        issued=issued,
        organisation="be.eeklo.de-kring",
        sealing=keys,
        answer_key=public,
        catalogue_key=public,
    )


def test_the_newest_valid_key_is_used() -> None:
    old, new, future = a_key(-90, 10), a_key(-5, 90), a_key(5, 90)
    keys = a_list(old, new, future)
    assert keys.sealing_key(NOW, current=old.kid) == new
    assert keys.sealing_key(NOW + 6 * DAY, current=new.kid) == future


def test_without_a_clock_a_key_is_taken_up_that_had_begun_when_the_list_was_issued() -> None:
    old, new, future = a_key(-90, 10), a_key(-5, 90), a_key(5, 90)
    assert a_list(old, new, future).sealing_key(None, current=old.kid) == new
    assert a_list(old, new, future).sealing_key(None) == new


def test_without_a_clock_a_key_that_was_chosen_when_it_was_known_stays() -> None:
    old, future = a_key(-90, 10), a_key(5, 90)
    assert a_list(old, future).sealing_key(None, current=future.kid) == future


def test_without_a_clock_a_key_that_ended_before_the_list_was_issued_is_let_go() -> None:
    ended, new = a_key(-90, -1), a_key(-95, 90)
    assert a_list(ended, new).sealing_key(None, current=ended.kid) == new


def test_a_key_that_was_taken_off_the_list_is_never_used_again() -> None:
    gone, left = a_key(-90, 10), a_key(-5, 90)
    assert a_list(left).sealing_key(None, current=gone.kid) == left
    assert a_list(left).sealing_key(NOW, current=gone.kid) == left


def test_a_clock_in_the_past_does_not_bring_an_old_key_back() -> None:
    old, new = a_key(-900, -300), a_key(-5, 90)
    assert a_list(old, new).sealing_key(NOW - 500 * DAY) == new


def test_nobody_is_sent_away_because_keys_are_late() -> None:
    late, later = a_key(-90, -10), a_key(-90, -5)
    assert a_list(late, later).sealing_key(NOW, current=late.kid) == late
    assert a_list(late, later).sealing_key(NOW) == later


def test_a_key_list_is_believed_only_from_the_root_and_never_goes_back() -> None:
    known = a_list(a_key(-5, 90), serial=7)
    part = signing.signed(ROOT, signing.KEYS, known.canonical())
    assert read_keys(part, ROOT_PUBLIC) == known
    assert read_keys(part, ROOT_PUBLIC, known) == known
    with pytest.raises(signing.BadSignature):
        read_keys(part, signing.new_signing_key()[1])
    older = signing.signed(ROOT, signing.KEYS, a_list(a_key(-5, 90), serial=6).canonical())
    with pytest.raises(KeysRefused, match="key list 6 is older than 7"):
        read_keys(older, ROOT_PUBLIC, known)
    elsewhere = known.model_copy(update={"organisation": "be.aalter", "serial": 9})
    with pytest.raises(KeysRefused, match="another organisation"):
        read_keys(signing.signed(ROOT, signing.KEYS, elsewhere.canonical()), ROOT_PUBLIC, known)


def test_a_key_with_the_id_of_another_is_refused() -> None:
    data = a_key(-5, 90).model_dump(mode="json") | {"kid": "0" * 16}
    body = a_list(a_key(-5, 90)).model_dump(mode="json", by_alias=True) | {"sealing": [data]}
    with pytest.raises(BadDocument, match="kid is not the id"):
        read_document(KeyList, canonical_json(body), "the key list")


def test_a_notice_ends_the_service_of_its_own_device_only() -> None:
    device = new_device_id()
    notice = Retirement(device_id=device, serial=1, reason="stolen", issued=NOW)
    part = signing.signed(ROOT, signing.RETIRE, notice.canonical())
    assert read_retirement(part, ROOT_PUBLIC, device) == notice
    with pytest.raises(KeysRefused):
        read_retirement(part, ROOT_PUBLIC, new_device_id())
    as_keys = signing.signed(ROOT, signing.KEYS, notice.canonical())
    with pytest.raises(signing.BadSignature):
        read_retirement(as_keys, ROOT_PUBLIC, device)


@pytest.mark.parametrize(
    "url",
    [
        "https://central.example.be",
        "https://[2001:db8::1]:8443/kiosk/",
        "http://127.0.0.1:8800/",
        "http://[::1]:1",
    ],
)
def test_https_or_this_machine(url: str) -> None:
    assert safe_url(url) == url.rstrip("/")


ELSEWHERE = """
http://central.example.be  http://127.0.0.1.example.be  http://10.0.0.1  file:///etc/passwd  https://
https://a:b@central.example.be  https://central.example.be?x=1  //central.example.be  central.example.be
"""


@pytest.mark.parametrize("url", ["", *ELSEWHERE.split()])
def test_nothing_else(url: str) -> None:
    with pytest.raises(ValueError, match="must"):
        safe_url(url)
