"""What is wrong with the device stands in words on the desk, and in the heartbeat."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from kiosk.app.kiosk import Clocks, Kiosk
from kiosk.devices.health.storage import StorageHealth
from kiosk.devices.health.temperature import SimulatedHeat, Warmth
from kiosk.devices.printer.printer import open_printer
from kiosk.devices.printer.status import PaperState, PrinterStatus, Reach
from kiosk.outbox.database import NAME
from kiosk.outbox.handover import Handover
from kiosk.outbox.refresh import heartbeat, note_contact
from kiosk.outbox.refusals import DiskReadOnly
from kiosk.tour.practice import enrol_for_practice
from kiosk.visit.stage import Stage
from kiosk.volunteers.health import CARD_SECONDS, HealthWatch
from kiosk.volunteers.view import lines, look
from kiosk.wire.batch import FILL_BODY, Action
from tests.outbox.device import a_record
from tests.visit.people import eeklo
from tests.volunteers.desks import A_PIN, DeskOf, a_desk


def line(desk: DeskOf, name: str):
    return next(one for one in lines(desk.desk, desk.desk.room.watch.health()) if one.name == name)


def test_the_heartbeat_carries_how_printer_card_and_power_are(desk: DeskOf) -> None:
    desk.storage.health = StorageHealth("ok", free_mb=900, errors=2)
    desk.power.state = "low"
    desk.worker.look()
    desk.print_a_paper()
    desk.desk.room.watch.note()
    beat = heartbeat(desk.outbox, desk.enrolment)
    assert (beat.printer, beat.paper, beat.storage, beat.power) == ("ok", "ok", "ok", "low")
    assert beat.storage_errors == 2


def test_a_row_is_written_when_it_changes_and_not_each_minute(desk: DeskOf) -> None:
    desk.print_a_paper()  # from here on the printer is known
    desk.desk.room.watch.note()
    with desk.outbox.reading() as db:
        before = db.execute("SELECT * FROM device_state ORDER BY key").fetchall()
    desk.desk.room.watch.note()
    with desk.outbox.reading() as db:
        assert db.execute("SELECT * FROM device_state ORDER BY key").fetchall() == before


def test_the_card_is_probed_once_an_hour(desk: DeskOf) -> None:
    class Counted:
        looks = 0

        def look(self) -> StorageHealth:
            self.looks += 1
            return StorageHealth("ok", 900, 0)

    now, card = [0.0], Counted()
    watch = HealthWatch(desk.worker, desk.outbox, desk.power, card, desk.clock, lambda: now[0])
    for now[0] in (0.0, 60.0, CARD_SECONDS - 1, CARD_SECONDS, CARD_SECONDS + 60):
        watch.note()
    assert card.looks == 2


def test_a_degree_more_or_less_is_not_written_and_a_hot_machine_is(desk: DeskOf) -> None:
    heat, state = SimulatedHeat(), desk.outbox.state
    watch = HealthWatch(desk.worker, desk.outbox, desk.power, desk.storage, desk.clock, heat=heat)
    written = []
    for heat.warmth in (Warmth(), Warmth(50, False), Warmth(52), Warmth(83, True)):
        watch.note()
        written.append((state.get("temperature"), state.get("slowed")))
    assert written == [("", ""), ("50", "false"), ("50", ""), ("83", "true")]


def test_a_card_that_takes_no_writes_stops_no_look(desk: DeskOf, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise DiskReadOnly("the card refuses to write")

    monkeypatch.setattr(desk.outbox.state, "set", full)
    desk.storage.health = StorageHealth("read-only", free_mb=900)
    desk.desk.room.watch.note()
    assert line(desk, "storage").problem == "disk-read-only"
    assert look(desk.desk).worry == "disk-read-only"


@pytest.mark.parametrize(
    ("state", "problem"),
    [("full", "disk-full"), ("read-only", "disk-read-only"), ("broken", "storage-broken")],
)
def test_a_card_in_trouble_is_said_in_words(desk: DeskOf, state: str, problem: str) -> None:
    desk.storage.health = StorageHealth(state, free_mb=1)
    desk.desk.room.watch.note()
    assert line(desk, "storage").key == f"problem.{problem}.title"
    assert look(desk.desk).worry == problem


def test_errors_the_card_met_and_a_supply_that_was_too_weak_are_said(desk: DeskOf) -> None:
    desk.storage.health, desk.power.state = StorageHealth("ok", 900, errors=3), "low"
    desk.desk.room.watch.note()
    assert line(desk, "storage").values == {"errors": 3}
    assert line(desk, "power").problem == "power-low"


def test_a_volunteer_reads_that_the_kiosk_stands_at_no_place_of_the_list(desk: DeskOf) -> None:
    room = replace(desk.desk.room, here="Digipunt-centrum ")
    desk.desk.room = room
    told = line(desk, "place")
    assert told.values == {"here": "Digipunt-centrum ", "meant": "digipunt-centrum"}
    assert look(desk.desk).worry == "place-unknown"
    for language in eeklo().file.languages:
        assert "digipunt-centrum" in eeklo().texts.get(language, told.key, **told.values)
        assert eeklo().texts.get(language, f"problem.{told.problem}.do")


def test_a_kiosk_that_never_reached_central_does_not_call_itself_in_order(desk: DeskOf) -> None:
    assert line(desk, "contact").problem == "network"
    assert look(desk.desk).worry == "network"
    note_contact(desk.outbox)
    assert look(desk.desk).worry == ""
    desk.clock.pass_time(2 * 24 * 3600)
    assert look(desk.desk).worry == "network", "two days without a word deserve a look"


@pytest.mark.parametrize(("free_mb", "key"), [(75_939, "desk.storage.ok"), (640, "desk.storage.enough")])
def test_room_on_the_card_is_said_in_words_and_whole_gigabytes(desk: DeskOf, free_mb: int, key: str) -> None:
    desk.storage.health = StorageHealth("ok", free_mb)
    desk.desk.room.watch.note()
    said = line(desk, "storage")
    assert said.key == key
    assert eeklo().texts.get("nl", key, free=75) in ("Genoeg plaats, 75 GB vrij", "Genoeg plaats.")


@pytest.mark.parametrize("here", ["", "digipunt-centrum"])
def test_a_kiosk_that_stands_where_the_list_says_has_no_line_about_it(desk: DeskOf, here: str) -> None:
    desk.desk.room = replace(desk.desk.room, here=here)
    assert not [one for one in lines(desk.desk, desk.desk.room.watch.health()) if one.name == "place"]


WORRY_ABOUT = {
    "unreachable": "printer-unreachable",
    "open": "printer-open",
    "offline": "printer-offline",
    "low": "printer-low-paper",
    "out": "printer-no-paper",
}


def says(desk: DeskOf, printer: str, paper: str) -> None:
    """Let the printer be this, as its worker heard it last; nobody asks it anew."""
    desk.worker.stop()
    desk.worker._status = PrinterStatus(printer, paper)


@pytest.mark.parametrize("paper", get_args(PaperState))
@pytest.mark.parametrize("printer", get_args(Reach))
def test_whatever_a_printer_says_of_itself_the_desk_has_words_for_it(
    desk: DeskOf, printer: str, paper: str
) -> None:
    says(desk, printer, paper)
    note_contact(desk.outbox)
    texts = eeklo().texts
    for one in (line(desk, "printer"), line(desk, "paper")):
        for language in eeklo().file.languages:
            assert texts.get(language, one.key)
            assert not one.problem or texts.get(language, f"problem.{one.problem}.do")
    assert line(desk, "printer").problem == WORRY_ABOUT.get(printer, "")
    assert line(desk, "paper").problem == WORRY_ABOUT.get(paper, "")
    assert look(desk.desk).worry == WORRY_ABOUT.get(printer, WORRY_ABOUT.get(paper, ""))


def test_a_roll_that_is_nearly_empty_hides_no_greater_worry(desk: DeskOf) -> None:
    says(desk, "ok", "low")
    desk.storage.health = StorageHealth("full", free_mb=1)
    desk.desk.room.watch.note()
    assert look(desk.desk).worry == "disk-full"


@pytest.mark.parametrize("year", [1970, 2106])
def test_a_clock_in_another_century_is_said_and_no_time_is_claimed(tmp_path: Path, year: int) -> None:
    with a_desk(tmp_path, now=datetime(year, 1, 1, tzinfo=UTC)) as desk:
        desk.come_in(A_PIN)
        assert (line(desk, "clock").values, line(desk, "clock").problem) == ({"year": year}, "clock-wrong")
        desk.open()
        desk.close()
        handover = Handover(desk.outbox)
        taken = handover.claim(50, FILL_BODY, 0)
        handover.settle([Action(one.id, "delivered") for one in taken], "signature", 0)
        assert (desk.view().proof.kind, desk.view().proof.at) == ("ready", None)


def test_a_clock_far_from_centrals_gives_no_time_either(desk: DeskOf) -> None:
    desk.open()
    desk.outbox.state.set("clock-offset-ms", str(-3_600_000), "sync")
    handover = Handover(desk.outbox)
    desk.outbox.add(a_record(stand=str(desk.desk.stands.current)), desk.enrolment.sealer())
    taken = handover.claim(50, FILL_BODY, 0)
    handover.settle([Action(one.id, "delivered") for one in taken], "signature", 0)
    assert (desk.view().proof.kind, desk.view().proof.at) == ("received", None)


def test_what_central_refused_is_counted_with_the_words_of_why(desk: DeskOf) -> None:
    desk.outbox.add(a_record(), desk.enrolment.sealer())
    handover = Handover(desk.outbox)
    taken = handover.claim(50, FILL_BODY, 0)
    handover.settle([Action(taken[0].id, "quarantine", "hash-mismatch")], "", 0)
    refused = line(desk, "refused")
    assert (refused.values, refused.problem) == ({"count": 1}, "hash-mismatch")


def test_the_oldest_that_waits_and_the_last_contact_are_told(desk: DeskOf) -> None:
    assert (line(desk, "oldest").key, line(desk, "contact").key) == ("desk.oldest.none", "desk.contact.never")
    desk.outbox.add(a_record(), desk.enrolment.sealer())
    at = datetime.now(UTC) - timedelta(minutes=4)
    desk.outbox.state.set("last-contact", at.isoformat(), "sync")
    assert line(desk, "oldest").at is not None
    assert line(desk, "contact").at == at


def a_kiosk(state: Path, clocks: Clocks | None = None) -> Kiosk:
    enrol_for_practice(state, eeklo().file.organisation.id)
    return Kiosk(eeklo(), state, open_printer("none"), clocks)


@pytest.mark.parametrize("damage", ["broken", "newer"])
def test_with_a_queue_that_cannot_be_used_the_desk_still_opens_and_says_why(
    tmp_path: Path, damage: str
) -> None:
    import sqlite3

    if damage == "broken":
        (tmp_path / NAME).write_bytes(b"not a database\n" * 400)
    else:
        with sqlite3.connect(tmp_path / NAME) as db:
            db.execute("PRAGMA user_version = 99")
        db.close()
    before = (tmp_path / NAME).read_bytes()
    kiosk = a_kiosk(tmp_path)
    try:
        assert (kiosk.visit.stage, kiosk.visit.out_of_order) == (Stage.OUT_OF_ORDER, f"queue-{damage}")
        view = look(kiosk.desk)
        assert (view.proof.kind, view.proof.problem) == ("broken", f"queue-{damage}")
        kiosk.desk.rest(kiosk.visit, False)
        assert kiosk.desk.told is not None and kiosk.desk.told.wrong
        assert kiosk.visit.out_of_order == f"queue-{damage}", "nobody can wake a kiosk that is broken"
    finally:
        kiosk.close()
    assert (tmp_path / NAME).read_bytes() == before


def test_a_kiosk_that_was_put_to_rest_is_out_of_order_after_a_restart(tmp_path: Path) -> None:
    kiosk = a_kiosk(tmp_path)
    kiosk.desk.rest(kiosk.visit, True)
    kiosk.close()
    kiosk = a_kiosk(tmp_path)
    try:
        assert (kiosk.visit.stage, kiosk.visit.out_of_order) == (Stage.OUT_OF_ORDER, "resting")
        kiosk.desk.rest(kiosk.visit, False)
        kiosk.visit.wipe()
        assert kiosk.visit.stage is Stage.ATTRACT
    finally:
        kiosk.close()


@pytest.mark.parametrize("year", [1970, 2106])
def test_in_another_century_a_record_is_still_kept_and_confirmed(tmp_path: Path, year: int) -> None:
    from tests.visit.people import AN

    clocks = Clocks(now=lambda: datetime(year, 1, 1, 12, tzinfo=UTC))
    kiosk = a_kiosk(tmp_path, clocks)
    try:
        visit = kiosk.visit
        visit.begin("nl")
        visit.choose("internet-help")
        while visit.stage is Stage.STEP:
            said = {**AN, "notice": None}[visit.ask.id]
            if said is not None and visit.ask.typed:
                visit.talk.entry.type(visit.ask, said)
            elif said is not None:
                for value in [said] if isinstance(said, str) else said:
                    visit.talk.entry.touch(visit.ask, value)
            visit.next()
        visit.send()
        assert visit.stage is Stage.DONE
        assert kiosk.outbox.status().waiting == 1
    finally:
        kiosk.close()
