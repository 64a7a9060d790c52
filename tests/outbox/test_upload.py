"""Handing records over: whatever the network does, nobody's request is lost or arrives twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.outbox.handover import Handover, one_sender
from kiosk.outbox.refusals import AlreadySending, DiskReadOnly, EnrolmentBroken
from tests.outbox.certificates import Authority
from tests.outbox.device import Device
from tests.outbox.fake_central import FakeCentral
from tests.outbox.faults import FAULTS
from tests.waiting import HANG

SLOW = {"silence", "drip", "drip-headers"}


def names(central: FakeCentral) -> list[str]:
    return sorted(record["person"]["name"] for record in central.opened)


def test_what_people_asked_for_arrives_and_only_a_receipt_stays(device: Device, central: FakeCentral) -> None:
    records = device.add("An", "Bea", "Cem")
    report = device.send()
    assert (report.delivered, report.trouble) == (3, "")
    assert [entry["id"] for entry in central.opened] == [str(record.id) for record in records]
    with device.outbox() as outbox:
        status = outbox.status()
    assert (status.waiting, status.delivered, status.oldest_waiting) == (0, 3, None)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_whatever_central_or_a_stranger_answers_nobody_is_lost_or_doubled(
    device: Device, central: FakeCentral, fault: str
) -> None:
    device.add("An", "Bea", "Cem")
    central.faults.append(fault)
    report = device.send(deadline=1 if fault in SLOW else HANG)
    if fault in SLOW:
        assert "too long" in report.trouble, "central still says nothing, and nobody waits for it"
    if fault != "413":  # too large: it goes on in smaller parts in the same pass
        assert report.trouble
        assert report.delivered == 0
        assert device.waiting() == 3
    again = device.send()
    assert again.trouble == ""
    assert device.waiting() == 0
    assert names(central) == ["An", "Bea", "Cem"]


def test_an_answer_lost_after_storing_becomes_a_duplicate_and_not_a_second_case(
    device: Device, central: FakeCentral
) -> None:
    device.add("An")
    central.faults.append("drop-after-store")
    assert "broke off" in device.send().trouble
    assert names(central) == ["An"]
    assert device.send().delivered == 1
    assert names(central) == ["An"]


def test_one_refused_record_does_not_hold_up_four_others(device: Device, central: FakeCentral) -> None:
    records = device.add("An", "Bea", "Cem", "Dina", "Els")
    central.results[records[2].id] = ("refused", "hash-mismatch")
    report = device.send()
    assert (report.delivered, report.quarantined) == (4, 1)
    with device.outbox() as outbox:
        assert outbox.status().quarantined == ((str(records[2].id), "hash-mismatch"),)
    assert device.send().delivered == 0


def test_a_conflict_is_kept_on_the_device_and_shown(device: Device, central: FakeCentral) -> None:
    record, other = device.add("An", "Bea")
    central.stored[(device.enrolment().device_id, record.id)] = "0" * 64
    report = device.send()
    assert (report.delivered, report.quarantined) == (1, 1)
    with device.outbox() as outbox:
        assert outbox.status().quarantined == ((str(record.id), "record-conflict"),)
    assert names(central) == ["Bea"], other


def test_a_busy_central_gets_the_record_later(device: Device, central: FakeCentral) -> None:
    record, _ = device.add("An", "Bea")
    central.results[record.id] = ("busy", None)
    report = device.send()
    assert (report.delivered, report.busy) == (1, 1)
    assert len(central.batches) == 1, "not twice in one pass"
    central.results.clear()
    assert device.send().delivered == 1


def test_a_hundred_and_twenty_people_go_in_batches_of_fifty_in_their_order(
    device: Device, central: FakeCentral
) -> None:
    expected = [str(record.id) for record in device.add(*[f"Person {n}" for n in range(120)])]
    assert device.send().delivered == 120
    assert [len(batch.envelopes) for batch in central.batches] == [50, 50, 20]
    assert [entry["id"] for entry in central.opened] == expected
    assert [batch.seq for batch in central.batches] == [1, 2, 3]


def test_what_was_taken_ahead_waits_as_before_when_the_line_breaks(
    device: Device, central: FakeCentral
) -> None:
    device.add(*[f"Person {n}" for n in range(620)])
    central.faults.extend(["", "", "503-later"])
    report = device.send()
    assert (report.delivered, report.retry_after) == (100, 120)
    with device.outbox() as outbox:
        status = outbox.status()
        assert (status.waiting, status.sending, status.delivered) == (520, 0, 100)
        with outbox.transaction() as db:
            tries = dict(db.execute("SELECT tries, count(*) FROM records GROUP BY tries").fetchall())
    assert tries == {0: 470, 1: 50}, "only what went on its way was a try"
    assert device.send().delivered == 520
    assert [record["person"]["name"] for record in central.opened] == [f"Person {n}" for n in range(620)]


def test_a_card_that_fails_while_a_batch_is_on_its_way_loses_and_doubles_nobody(
    device: Device, central: FakeCentral, monkeypatch: pytest.MonkeyPatch
) -> None:
    device.add(*[f"Person {n}" for n in range(220)])
    settle, times = Handover.settle, []

    def fails_once(*args: object) -> None:
        times.append(1)
        if len(times) == 2:
            raise DiskReadOnly("the card takes no writes")
        settle(*args)

    monkeypatch.setattr(Handover, "settle", fails_once)
    with pytest.raises(DiskReadOnly):
        device.send()
    assert device.send().trouble == ""
    assert device.waiting() == 0
    assert names(central) == sorted(f"Person {n}" for n in range(220))


def test_one_connection_serves_all_who_wait(device: Device, central: FakeCentral) -> None:
    device.add(*[f"Person {n}" for n in range(120)])
    central.connections = 0
    assert device.send().delivered == 120
    assert (len(central.batches), central.connections) == (3, 1)


def test_a_connection_that_central_closed_without_a_word_is_made_anew(
    device: Device, central: FakeCentral
) -> None:
    device.add(*[f"Person {n}" for n in range(120)])
    central.connections = 0
    central.faults += ["gone-after", "gone-after"]
    assert device.send().delivered == 120
    assert (len(central.batches), central.connections) == (3, 3)


def test_a_connection_that_central_closes_in_the_moment_it_is_used_again_is_made_anew(
    device: Device, central: FakeCentral
) -> None:
    device.add(*[f"Person {n}" for n in range(120)])
    central.connections = 0
    central.faults += ["", "drop"]
    report = device.send()
    assert (report.delivered, report.trouble) == (120, "")
    assert central.connections == 2
    assert names(central) == sorted(f"Person {n}" for n in range(120))


def test_a_connection_that_is_closed_each_time_is_trouble(device: Device, central: FakeCentral) -> None:
    device.add(*[f"Person {n}" for n in range(60)])
    central.faults += ["", "drop", "drop", "drop"]
    report = device.send()
    assert (report.delivered, "broke off" in report.trouble) == (50, True)
    assert list(central.faults) == ["drop"], "once more, and not for ever"


def test_silence_on_a_connection_that_worked_before_is_cut_as_well(
    device: Device, central: FakeCentral
) -> None:
    device.add(*[f"Person {n}" for n in range(60)])
    central.faults += ["", "silence"]
    report = device.send(deadline=5)  # the first batch is there well within
    assert (report.delivered, "too long" in report.trouble) == (50, True)
    assert device.send().delivered == 10


def test_a_batch_that_is_too_large_is_halved_until_it_fits(device: Device, central: FakeCentral) -> None:
    device.add(*[f"Person {n}" for n in range(8)])
    central.faults.extend(["413", "413"])
    assert device.send().delivered == 8
    assert [len(batch.envelopes) for batch in central.batches] == [8, 4, 2, 4, 2]


def test_a_record_that_makes_central_fail_waits_by_itself(device: Device, central: FakeCentral) -> None:
    poison, *_ = device.add("Poison", "An", "Bea", "Cem")
    central.poison.add(poison.id)
    for _ in range(3):
        device.send(all_due=False)
    assert names(central) == ["An", "Bea", "Cem"]
    assert device.waiting() == 1
    central.poison.clear()
    assert device.send().delivered == 1


def test_a_redirect_is_never_followed(device: Device, central: FakeCentral) -> None:
    device.add("An")
    with FakeCentral() as elsewhere:
        central.elsewhere = elsewhere.url
        central.faults.append("307-elsewhere")
        assert "log in first" in device.send().trouble
        assert elsewhere.requests == []
    assert device.waiting() == 1


def test_central_may_ask_for_patience(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.faults.append("503-later")
    assert device.send().retry_after == 120


def test_a_device_that_lost_its_key_says_so_and_keeps_everything(device: Device) -> None:
    device.add("An")
    (device.state / "device.key").write_bytes(b"x" * 32)
    with pytest.raises(EnrolmentBroken, match="enrol it again"):
        device.send()
    assert device.waiting() == 1


def test_only_one_sender_at_a_time(device: Device) -> None:
    device.add("An")
    with one_sender(device.state), pytest.raises(AlreadySending), one_sender(device.state):
        pass
    assert device.send().delivered == 1


def test_an_empty_queue_asks_nothing_of_the_network(device: Device, central: FakeCentral) -> None:
    before = len(central.requests)
    assert device.send().trouble == ""
    assert len(central.requests) == before


def test_no_central_at_all_is_said_in_one_line(device: Device, central: FakeCentral) -> None:
    device.add("An")
    central.__exit__()
    report = device.send()
    assert (report.offline, report.trouble) == (True, "the connection to central cannot be made")
    assert device.waiting() == 1


def test_a_certificate_of_another_authority_gets_nothing(tmp_path: Path) -> None:
    with FakeCentral(tls=Authority()) as central:
        device = Device(tmp_path / "state", central)
        device.enrol()
        device.add("An")
        assert device.send().delivered == 1, "the pinned authority is believed"
        device.add("Bea")
        (device.state / "central-ca.pem").write_text(Authority().certificate)
        before = len(central.batches)
        assert "certificate" in device.send().trouble
        assert len(central.batches) == before
        assert device.waiting() == 1
