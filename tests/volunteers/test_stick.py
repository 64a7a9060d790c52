"""A stand without a network: the stick goes to the office and back, and the volunteer is sent home by it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from kiosk.outbox.handover import one_sender
from kiosk.outbox.refusals import DiskReadOnly
from kiosk.volunteers import stick as room
from kiosk.volunteers.view import lines
from tests.outbox.card import Card
from tests.volunteers.by_stick import Office
from tests.volunteers.desks import A_PIN, DeskOf, a_desk
from tests.volunteers.test_desk import somebody_registers


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "the stick"
    folder.mkdir()
    monkeypatch.setenv("KIOSK_STICK", str(folder))
    return folder


@pytest.fixture
def office(desk: DeskOf) -> Office:
    return Office(desk.signing, desk.enrolment)


def stick_in(desk: DeskOf, comes_to: str) -> None:
    """The volunteer puts the stick in and touches the tile."""
    desk.desk.to_stick()
    desk.wait_for_told(comes_to)


def a_closed_stand(desk: DeskOf, *names: str) -> None:
    desk.open()
    for name in names:
        somebody_registers(desk, name)
    desk.come_in(A_PIN)
    desk.close()


def test_the_proof_turns_green_without_any_network(desk: DeskOf, stick: Path, office: Office) -> None:
    a_closed_stand(desk, "An", "Bea")
    stick_in(desk, "desk.stick.written")
    assert (desk.view().proof.kind, desk.view().proof.may_switch_off) == ("stick", False)
    office.read(stick)
    stick_in(desk, "desk.stick.read")
    assert desk.desk.told.values["delivered"] == 4, (
        "two people, and the news that the stand opened and closed"
    )
    proof = desk.view().proof
    assert (proof.kind, proof.saved, proof.delivered) == ("ready", 2, 2)
    assert proof.may_switch_off


def test_the_desk_says_once_where_each_message_is(desk: DeskOf, stick: Path, office: Office) -> None:
    a_closed_stand(desk, "An", "Bea")
    view = desk.view()
    assert (view.here, view.on_stick, view.notices) == (4, 0, ())
    stick_in(desk, "desk.stick.written")
    somebody_registers(desk, "Cem")
    desk.come_in(A_PIN)
    view = desk.view()
    assert (view.here, view.on_stick) == (1, 4), "what is on the stick is no longer said to be here alone"
    [notice] = view.notices
    assert (notice.key, notice.values) == ("desk.safe.both", {"here": 1, "stick": 4})
    told = {line.name: line.values for line in lines(desk.desk, desk.desk.room.watch.health())}
    assert (told["queue"], told["stick"]) == ({"waiting": 1, "delivered": 0}, {"count": 4})
    office.read(stick)
    stick_in(desk, "desk.stick.both")
    view = desk.view()
    assert view.notices[0].key == "desk.safe.stick"
    assert (view.here, view.on_stick) == (0, 1), "four were received, and the fifth went on the stick"


def test_answers_come_in_before_the_rest_goes_out(desk: DeskOf, stick: Path, office: Office) -> None:
    a_closed_stand(desk, "An")
    stick_in(desk, "desk.stick.written")
    office.read(stick)
    somebody_registers(desk, "Bea")
    desk.come_in(A_PIN)
    stick_in(desk, "desk.stick.both")
    assert desk.desk.told.values == {"delivered": 3, "count": 1}, "An is not written once more"


def test_an_answer_that_somebody_changed_moves_nothing_and_the_report_on_the_stick_names_it(
    desk: DeskOf, stick: Path, office: Office
) -> None:
    a_closed_stand(desk, "An")
    stick_in(desk, "desk.stick.written")
    office.read(stick)
    [answer] = stick.glob("*.answer.json")
    answer.write_bytes(answer.read_bytes().replace(b'"stored"', b'"duplicate"'))
    stick_in(desk, "desk.stick.written")
    assert not desk.view().proof.may_switch_off
    [report] = stick.glob("*.txt")
    assert f"Dit antwoord van de centrale klopt niet: {answer.name}." in report.read_text("utf-8-sig")


def test_an_unreadable_answer_is_said_where_nothing_else_is(desk: DeskOf, stick: Path) -> None:
    (stick / "kiosk-1.answer.json").write_text("{")
    stick_in(desk, "problem.stick-unreadable")
    assert desk.desk.told.wrong


def test_a_refused_record_is_said_with_what_to_do(desk: DeskOf, stick: Path, office: Office) -> None:
    a_closed_stand(desk, "An")
    stick_in(desk, "desk.stick.written")
    office.read(stick, says="refused")
    stick_in(desk, "desk.stick.empty")
    assert (desk.view().proof.kind, desk.view().proof.problem) == ("refused", "hash-mismatch")


def test_while_sync_hands_over_the_answers_wait_their_turn(
    desk: DeskOf, stick: Path, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two at once would take a record out of the queue that the other one is still sending."""
    a_closed_stand(desk, "An")
    stick_in(desk, "desk.stick.written")
    office.read(stick)
    with one_sender(desk.desk.room.state_dir):
        monkeypatch.setattr(room, "LOCK_SECONDS", 0.3)
        stick_in(desk, "problem.queue-busy")
        monkeypatch.setattr(room, "LOCK_SECONDS", 20)
        desk.desk.to_stick()
        threading.Event().wait(0.5)
        assert desk.told() == "desk.stick.writing"
    desk.wait_for_told("desk.stick.read")


def test_a_revoked_kiosk_that_hands_over_by_stick_is_empty_afterwards(
    desk: DeskOf, stick: Path, office: Office
) -> None:
    a_closed_stand(desk, "An")
    desk.outbox.state.set("retired", "revoked", "sync")
    stick_in(desk, "desk.stick.written")
    office.read(stick)
    stick_in(desk, "problem.device-retired")
    assert not (desk.desk.room.state_dir / "device.key").exists()


def test_from_a_card_that_turned_read_only_what_waits_goes_on_the_stick(tmp_path: Path, stick: Path) -> None:
    card = Card(tmp_path / "card")
    try:
        with a_desk(card.path) as desk:
            a_closed_stand(desk, "An")
            stick_in(desk, "desk.stick.written")
            Office(desk.signing, desk.enrolment).read(stick)
            with card.read_only():
                stick_in(desk, "desk.stick.written")
                assert desk.desk.told.values["count"] == 3
            stick_in(desk, "desk.stick.read")
    finally:
        card.take_out()


def test_from_a_card_that_stopped_in_the_middle_of_a_write_it_goes_on_the_stick_too(
    desk: DeskOf, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then not even what waits can be read where it is (tests/outbox/test_card.py does it on a real card)."""

    def refuses(refused: bool = False) -> None:
        raise DiskReadOnly("the queue cannot be written")

    a_closed_stand(desk, "An")
    monkeypatch.setattr(desk.outbox, "unsent", refuses)
    stick_in(desk, "desk.stick.written")
    assert len(list(stick.glob("*.sig"))) == 1
