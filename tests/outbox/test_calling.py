"""Somebody touches 'Hulp': sync tells central at once, and the screen hears who comes; real sockets."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

import pytest

from kiosk.outbox import calling, help_line
from kiosk.outbox.calling import Calling
from kiosk.outbox.help_line import ANSWER_FILE, CALL_FILE, Answer, Call, leave_call, read_answer
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.waiting import when


@pytest.fixture(autouse=True)
def quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look and ask more often: nobody stands there."""
    for name, seconds in (("LOOK", 0.02), ("ASK", 0.05), ("LATER", 0.05)):
        monkeypatch.setattr(calling, name, seconds)


@pytest.fixture
def sync(device: Device) -> Device:
    """The sync process carries calls of this device."""
    Calling(device.state).start()
    return device


def rings(device: Device, language: str = "nl") -> Call:
    call = Call(str(uuid4()), language)
    assert leave_call(device.state, call)
    return call


def hears(device: Device, call: Call, state: str) -> Answer:
    """Wait until the screen reads this of its call."""
    assert when(lambda: (said := read_answer(device.state)) and (said.id, said.state) == (call.id, state))
    found = read_answer(device.state)
    assert found is not None
    return found


def take_back(device: Device, call: Call) -> None:
    leave_call(device.state, Call(call.id, call.language, over=True))


def test_the_screen_hears_that_it_rings_and_then_who_comes(sync: Device, central: FakeCentral) -> None:
    call = rings(sync, "uk")
    hears(sync, call, "ringing")
    central.help_state = {"state": "coming", "who": "Sofie", "minutes": 2}
    assert hears(sync, call, "coming") == Answer(call.id, "coming", "Sofie", 2)
    central.help_state = {"state": "here", "who": "Sofie"}
    hears(sync, call, "here")
    assert {(one.id, one.language) for one in central.calls} == {(UUID(call.id), "uk")}


def test_who_no_longer_needs_help_is_told_to_central_and_asked_no_more(
    sync: Device, central: FakeCentral
) -> None:
    call = rings(sync)
    hears(sync, call, "ringing")
    take_back(sync, call)
    assert when(lambda: central.calls[-1].over)
    asked = len(central.calls)
    assert not when(lambda: len(central.calls) > asked, within=0.5)


def test_the_next_person_is_heard_while_the_call_of_the_one_before_is_still_open(
    sync: Device, central: FakeCentral
) -> None:
    first = rings(sync)
    hears(sync, first, "ringing")
    second = rings(sync)
    hears(sync, second, "ringing")
    over = {str(one.id) for one in central.calls if one.over}
    assert over == {first.id}


def test_a_central_of_before_the_bell_is_one_that_nobody_hears(sync: Device, central: FakeCentral) -> None:
    central.help_state = None
    hears(sync, rings(sync), "unheard")


def test_without_a_network_the_screen_knows_it_soon_and_with_one_again_it_rings(
    sync: Device, central: FakeCentral
) -> None:
    central.too_busy = "/api/v1/help"
    call = rings(sync)
    hears(sync, call, "unheard")
    central.too_busy = ""
    hears(sync, call, "ringing")


def test_who_comes_stays_on_the_screen_through_a_short_hole_in_the_network(
    sync: Device, central: FakeCentral
) -> None:
    central.help_state = {"state": "coming", "who": "Sofie", "minutes": 2}
    call = rings(sync)
    hears(sync, call, "coming")
    asked = len(central.requests)
    central.too_busy = "/api/v1/help"
    assert when(lambda: len(central.requests) > asked + 3)
    assert read_answer(sync.state) == Answer(call.id, "coming", "Sofie", 2)


def test_a_device_that_never_joined_calls_nobody_and_says_so(tmp_path, central: FakeCentral) -> None:
    stranger = Device(tmp_path / "stranger", central)
    Calling(stranger.state).start()
    hears(stranger, rings(stranger), "unheard")
    assert central.calls == []


def test_an_answer_that_central_did_not_sign_is_none(sync: Device, central: FakeCentral) -> None:
    from kiosk.wire.signing import new_signing_key

    central.answer_key = new_signing_key()[0]
    hears(sync, rings(sync), "unheard")


def test_a_call_goes_while_records_are_being_handed_over_and_neither_is_lost(
    device: Device, central: FakeCentral
) -> None:
    device.add(*[f"Persoon {number}" for number in range(20)])
    watch = device.start("sync", "--watch", "--every", "0.2")
    try:
        call = rings(device)
        hears(device, call, "ringing")
        assert when(lambda: len(central.opened) == 20)
        asked = len(central.heartbeats)
        assert when(lambda: len(central.heartbeats) > asked + 3), "heartbeats go on beside the call"
        hears(device, call, "ringing")
    finally:
        watch.terminate()
        watch.communicate()


def test_nothing_about_a_person_is_in_what_lies_on_the_card(sync: Device) -> None:
    call = rings(sync)
    hears(sync, call, "ringing")
    said = [json.loads((sync.state / name).read_text()) for name in (CALL_FILE, ANSWER_FILE)]
    assert said == [
        {"id": call.id, "language": "nl", "over": False},
        {"id": call.id, "state": "ringing", "who": "", "minutes": 0},
    ]


@pytest.mark.parametrize(
    "rubbish", [b"", b"{", b"[]", b'{"id": 3}', b'{"id": "x", "language": "nl"}', b"\xff"]
)
def test_a_file_that_is_nothing_of_ours_is_no_call_and_ends_nothing(
    sync: Device, central: FakeCentral, rubbish: bytes
) -> None:
    (sync.state / CALL_FILE).write_bytes(rubbish)
    assert help_line.read_call(sync.state) is None
    hears(sync, rings(sync), "ringing")


def test_where_the_card_takes_no_write_the_screen_knows_that_nobody_will_hear_it(tmp_path) -> None:
    assert not leave_call(tmp_path / "gone", Call(str(uuid4()), "nl"))
