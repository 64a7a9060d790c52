"""Joining a central: with a whole token and once, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.refusals import AlreadyEnrolled, EnrolmentBroken, NoNetwork, TokenUsed
from kiosk.wire import signing
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
