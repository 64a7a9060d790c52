"""kill -9 at any moment of a real process: nothing acknowledged is lost, nothing arrives twice."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from collections.abc import Callable

import pytest

from kiosk.outbox.clock import read_clock
from kiosk.wire.compose import record_from_json
from tests.outbox.device import Device, record_json
from tests.outbox.fake_central import FakeCentral
from tests.outbox.kills import run_and_kill
from tests.waiting import HANG, when


def killed(device: Device, arguments: list[str], given: bytes, after: float) -> str:
    """Start a command of its own, kill it `after` seconds, and return what it had said by then."""
    process = device.start(*arguments)
    try:
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()
        process.stdin = None
        time.sleep(after)
    finally:
        process.kill()
    return process.communicate(timeout=HANG)[0].decode()


def usual_seconds(run: Callable[[], object]) -> float:
    """Return how long something takes here and now when nobody kills it."""
    began = time.monotonic()
    run()
    return time.monotonic() - began


def check_database(device: Device) -> None:
    db = sqlite3.connect(device.state / "kiosk.db")
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    db.close()


def everybody_is_kept(
    device: Device, central: FakeCentral, people: list[dict], acknowledged: set[str]
) -> None:
    """After the kills: whoever heard 'queued' is there, once; whoever did not can simply try again."""
    check_database(device)
    with device.outbox() as outbox:
        held = [str(envelope.id) for envelope in outbox.unsent()]
        assert len(held) == len(set(held))
        assert acknowledged <= set(held)
        for person in people:
            device.queue(outbox, record_from_json(json.dumps(person).encode(), read_clock()))
    assert device.send().delivered == len(people)
    assert sorted(entry["id"] for entry in central.opened) == sorted(person["id"] for person in people)


def everybody_arrived_once(device: Device, central: FakeCentral, expected: set[str]) -> None:
    check_database(device)
    device.send()
    arrived = [entry["person"]["name"] for entry in central.opened]
    assert len(arrived) == len(set(arrived)), "somebody arrived twice"
    assert set(arrived) == expected
    with device.outbox() as outbox:
        status = outbox.status()
    assert (status.waiting, status.sending, status.delivered) == (0, 0, len(expected))


def test_a_command_killed_while_it_stores_loses_nobody(device: Device, central: FakeCentral) -> None:
    chance = random.Random(20261122)
    people = [record_json(f"Person {n}") for n in range(9)]
    given = [json.dumps(person).encode() for person in people]
    usual = usual_seconds(lambda: device.run("outbox", "add", "-", given=given[0]))
    acknowledged = {people[0]["id"]}
    for person, record in zip(people[1:], given[1:], strict=True):
        said = killed(device, ["outbox", "add", "-"], record, chance.uniform(0.6, 1.1) * usual)
        if said:
            assert said == f"queued {person['id']}\n"
            acknowledged.add(person["id"])
    everybody_is_kept(device, central, people, acknowledged)


def test_a_sync_killed_at_any_moment_loses_nobody_and_doubles_nobody(
    device: Device, central: FakeCentral
) -> None:
    chance = random.Random(7)
    device.add("Warm-up")
    usual = usual_seconds(lambda: device.run("sync", "--once"))
    expected = {"Warm-up"}
    for turn in range(8):
        names = [f"Person {turn}-{n}" for n in range(3)]
        device.add(*names)
        expected |= set(names)
        killed(device, ["sync", "--once"], b"", chance.uniform(0.6, 1.1) * usual)
    everybody_arrived_once(device, central, expected)


@pytest.mark.slow
def test_two_hundred_kills_in_the_milliseconds_of_storing(device: Device, central: FakeCentral) -> None:
    chance = random.Random(3)
    people = [record_json(f"Person {n}") for n in range(201)]
    given = [json.dumps(person).encode() for person in people]
    command = ["outbox", "add", "-"]
    _, usual = run_and_kill(device.state, command, given[0], None)
    acknowledged = {people[0]["id"]}
    for person, record in zip(people[1:], given[1:], strict=True):
        said, _ = run_and_kill(device.state, command, record, chance.uniform(0, 1.2) * usual)
        usual *= 0.98 if said else 1.02  # a machine is not as busy all the time
        if said:
            acknowledged.add(person["id"])
    assert 1 < len(acknowledged) < len(people), "the kills were all too early or all too late"
    everybody_is_kept(device, central, people, acknowledged)


@pytest.mark.slow
def test_a_hundred_and_twenty_kills_in_the_milliseconds_of_sending(
    device: Device, central: FakeCentral
) -> None:
    chance = random.Random(5)
    device.add("Warm-up")
    _, usual = run_and_kill(device.state, ["sync", "--once"], b"", None)
    expected = {"Warm-up"}
    for turn in range(120):
        device.add(f"Person {turn}")
        expected.add(f"Person {turn}")
        run_and_kill(device.state, ["sync", "--once"], b"", chance.uniform(0, 1.2) * usual)
    everybody_arrived_once(device, central, expected)


def test_a_sender_that_dies_between_taking_and_hearing_frees_its_records(
    device: Device, central: FakeCentral
) -> None:
    device.add("An", "Bea")
    central.faults.append("silence")
    process = device.start("sync", "--once", "--timeout", "600")
    assert when(lambda: central.batches)
    process.kill()
    process.communicate(timeout=HANG)
    with device.outbox() as outbox:
        assert outbox.status().sending == 2
    assert device.send().delivered == 2
