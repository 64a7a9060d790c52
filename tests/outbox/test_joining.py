"""Joining a central: with a whole token and once, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.refusals import AlreadyEnrolled, EnrolmentBroken, NoNetwork, TokenUsed, WrongAnswer
from kiosk.wire import signing
from kiosk.wire.document import read_document
from kiosk.wire.enrolment import TokenFile, TokenRefused
from kiosk.wire.invitation import compact
from kiosk.wire.signing import BadSignature
from tests.outbox.certificates import Authority
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral


def test_a_device_that_joined_knows_whose_it_is_and_keeps_its_key_to_itself(
    device: Device, central: FakeCentral
) -> None:
    enrolment = device.enrolment()
    assert enrolment.organisation == "be.eeklo.de-kring"
    assert list(central.devices) == [enrolment.device_id]
    key = device.state / "device.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert signing.public_of(key.read_bytes()) == central.devices[enrolment.device_id]
    assert key.read_bytes() not in (device.state / "enrolment.json").read_bytes()
    leftovers = {path.name for path in device.state.iterdir()} - {
        "device.key", "enrolment.json", "central-ca.pem", "kiosk.db",
    }  # fmt: skip
    assert leftovers == set()


def test_a_token_works_once(tmp_path: Path, central: FakeCentral) -> None:
    token = central.token()
    central.secrets[str(token["secret"])] = False
    device = Device(tmp_path, central)
    central.token = lambda: token  # type: ignore[method-assign]
    with pytest.raises(TokenUsed, match="ask central for a new one"):
        device.enrol()
    assert not (tmp_path / "enrolment.json").exists()
    assert not (tmp_path / "device.key").exists()


def test_a_central_that_does_not_hold_the_root_is_not_believed(tmp_path: Path, central: FakeCentral) -> None:
    central.root_public = signing.new_signing_key()[1]  # the token names another root
    with pytest.raises(BadSignature):
        Device(tmp_path, central).enrol()
    assert not (tmp_path / "enrolment.json").exists()


def test_an_answer_signed_by_another_key_is_not_believed(tmp_path: Path, central: FakeCentral) -> None:
    central.answer_key = signing.new_signing_key()[0]
    with pytest.raises(BadSignature):
        Device(tmp_path, central).enrol()


def test_the_secret_is_not_told_to_a_server_of_another_authority(tmp_path: Path) -> None:
    with FakeCentral(tls=Authority()) as central:
        central.authority = Authority()  # the token names this one, the server has the first
        with pytest.raises(NoNetwork, match="certificate"):
            Device(tmp_path, central).enrol()
        assert central.requests == []


def test_joining_again_needs_to_be_asked_for_and_an_empty_queue(device: Device, central: FakeCentral) -> None:
    first = device.enrolment().device_id
    with pytest.raises(AlreadyEnrolled, match="--again"):
        device.enrol()
    device.add("An")
    with pytest.raises(AlreadyEnrolled, match="1 records still wait"):
        device.enrol(again=True)
    device.send()
    device.enrol(again=True)
    assert device.enrolment().device_id != first
    device.add("Bea")
    assert device.send().delivered == 1


def test_a_failed_second_joining_leaves_the_first_in_force(device: Device, central: FakeCentral) -> None:
    central.root_public = signing.new_signing_key()[1]
    with pytest.raises(BadSignature):
        device.enrol(again=True)
    device.add("An")
    assert device.send().delivered == 1


@pytest.mark.parametrize("field", ["keys", "device_id", "root_public_key", "sealing_kid"])
def test_a_damaged_enrolment_is_said(device: Device, field: str) -> None:
    file = device.state / "enrolment.json"
    data = json.loads(file.read_text())
    del data[field]
    file.write_text(json.dumps(data))
    with pytest.raises(EnrolmentBroken, match=field):
        load_enrolment(device.state)


def test_new_keys_leave_a_kiosk_who_it_is_and_keep_what_waits(device: Device, central: FakeCentral) -> None:
    before = device.enrolment()
    old_key = before.private_key()
    device.add("An", "Bea")
    device.join(central.token(device_id=before.device_id))
    after = device.enrolment()
    assert after.device_id == before.device_id
    assert after.private_key() != old_key
    assert device.send().delivered == 2
    assert {one["person"]["name"] for one in central.opened} == {"An", "Bea"}


def test_new_keys_for_another_kiosk_are_not_taken(device: Device, central: FakeCentral) -> None:
    other = "3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b"
    with pytest.raises(TokenRefused, match="another device"):
        device.join(central.token(device_id=other))
    assert central.requests.count(("POST", signing.ENROL_PATH)) == 1, "the token was not used up"


def test_a_central_that_gives_another_identity_than_promised_is_not_believed(
    device: Device, central: FakeCentral
) -> None:
    mine = device.enrolment().device_id
    token = central.token(device_id=mine)
    central.rolls.clear()
    with pytest.raises(WrongAnswer, match="another identity"):
        device.join(token)
    assert device.enrolment().device_id == mine
    assert device.send().trouble == ""


def test_a_fresh_card_takes_over_the_identity_of_a_broken_one(
    device: Device, central: FakeCentral, tmp_path: Path
) -> None:
    fresh = Device(tmp_path / "fresh", central)
    fresh.join(central.token(device_id=device.enrolment().device_id))
    fresh.add("An")
    assert fresh.send().delivered == 1


def test_a_kiosk_whose_enrolment_is_damaged_is_mended_without_losing_who_waits(
    device: Device, central: FakeCentral
) -> None:
    device_id = device.enrolment().device_id
    device.add("An")
    (device.state / "enrolment.json").write_text("{")
    device.join(central.token(device_id=device_id))
    assert device.send().delivered == 1
    assert central.opened[0]["person"]["name"] == "An"


def test_the_text_of_the_square_joins_like_the_file(tmp_path: Path, central: FakeCentral) -> None:
    device = Device(tmp_path, central)
    token = read_document(TokenFile, json.dumps(central.token()).encode(), "the token file")
    done = device.call("enrol", "-", given=compact(token).encode())
    assert done.returncode == 0, done.stderr
    assert b"joined De Kring" in done.stdout
    again = Device(tmp_path / "other", central).call("enrol", "-", given=compact(token).encode())
    assert again.returncode == 1
    assert b"has been used" in again.stderr
