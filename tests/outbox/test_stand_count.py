"""The queue knows which stand a record was made in, before and after it left; an older queue learns it."""

from __future__ import annotations

from kiosk.outbox.handover import Handover
from kiosk.outbox.on_stick import STICK_KEY
from kiosk.outbox.queue import Outbox
from kiosk.outbox.stand_count import StandCount, count_stand
from kiosk.wire.batch import FILL_BODY, Action
from kiosk.wire.ids import new_record_id
from tests.outbox.device import Device, a_record
from tests.wire.stands import stand_news


def add(device: Device, outbox: Outbox, *names: str, stand: object) -> None:
    for name in names:
        device.queue(outbox, a_record(name, stand=str(stand)))


def test_a_stand_counts_its_own_people_and_nobody_elses(device: Device) -> None:
    stand, other = new_record_id(), new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", stand=stand)
        add(device, outbox, "Cas", stand=other)
        device.queue(outbox, a_record("Dirk"))
        device.queue(outbox, stand_news(stand))
        count = count_stand(outbox, stand)
    assert (count.saved, count.delivered, count.waiting, count.news_waiting) == (2, 0, (1, 2), 1)


def test_what_central_signed_for_is_counted_with_its_time(device: Device) -> None:
    stand = new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", stand=stand)
        device.queue(outbox, stand_news(stand))
    device.send()
    with device.outbox() as outbox:
        count = count_stand(outbox, stand)
    assert (count.saved, count.delivered, count.waiting, count.news_waiting) == (2, 2, (), 0)
    assert count.received_at is not None


def test_what_was_refused_and_what_is_on_a_stick_are_told_apart(device: Device) -> None:
    stand = new_record_id()
    with device.outbox() as outbox:
        add(device, outbox, "An", "Bea", "Cas", stand=stand)
        handover = Handover(outbox)
        taken = handover.claim(1, FILL_BODY, 0)
        handover.settle([Action(taken[0].id, "quarantine", "hash-mismatch")], "", 0)
        outbox.state.set(STICK_KEY, "2", "screen")
        count = count_stand(outbox, stand)
    assert count.refused == ((1, "hash-mismatch"),)
    assert (count.waiting, count.on_stick, count.saved) == ((2, 3), 1, 3)


def test_without_a_stand_there_is_nothing_to_count(device: Device) -> None:
    with device.outbox() as outbox:
        device.queue(outbox, a_record("An"))
        assert count_stand(outbox, None) == StandCount()
