"""A volunteer touches 'send now' and reads how it ended, never that it is still being tried for ever."""

from __future__ import annotations

import pytest

from kiosk.commands import sync
from kiosk.commands.sync import Watch
from kiosk.commands.sync_failed import SyncFailed
from kiosk.outbox.device_state import SEND_NOW
from kiosk.outbox.refusals import NotEnrolled
from kiosk.outbox.sent import SENT_KEY, last_sent, note_sent
from kiosk.outbox.upload import Report
from kiosk.volunteers.handing_over import SILENT
from kiosk.volunteers.view import look
from tests.volunteers.desks import A_PIN, DeskOf
from tests.volunteers.test_desk import central_signs, somebody_registers


def passes(desk: DeskOf, monkeypatch: pytest.MonkeyPatch, ends: Report | Exception) -> None:
    """The sync process sees the request, and its pass ends like this."""

    def one_pass(*_: object, **__: object) -> Report:
        if isinstance(ends, Exception):
            raise ends
        return ends

    monkeypatch.setattr(sync, "one_pass", one_pass)
    Watch(desk.desk.room.state_dir, 60, 5)._look(desk.outbox)
    assert not desk.outbox.requests.take(SEND_NOW)
    look(desk.desk)


def test_nothing_to_send_is_said(desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.desk.send_now()
    assert desk.told() == "desk.send.asked"
    passes(desk, monkeypatch, Report())
    assert desk.told() == "desk.send.nothing"


def test_how_many_went_is_said_and_how_many_still_wait(desk: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody_registers(desk)
    desk.come_in(A_PIN)
    desk.desk.send_now()
    passes(desk, monkeypatch, Report(delivered=3))
    assert (desk.told(), desk.desk.told.values) == ("desk.send.some", {"delivered": 3, "waiting": 1})
    central_signs(desk)
    desk.desk.send_now()
    passes(desk, monkeypatch, Report(delivered=1))
    assert (desk.told(), desk.desk.told.values) == ("desk.send.sent", {"delivered": 1})


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (SyncFailed("no answer", report=Report(offline=True)), "problem.network"),
        (SyncFailed("busy", why="too-busy"), "problem.too-busy"),
        (SyncFailed("an HTML page", why="central-answer"), "problem.central-answer"),
        (NotEnrolled(), "problem.not-enrolled"),
        (
            SyncFailed("the list is refused", uploads=True, why="", report=Report(delivered=2)),
            "desk.send.sent",
        ),
    ],
)
def test_why_nothing_went_is_said_in_words(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch, ends: Exception, told: str
) -> None:
    desk.desk.send_now()
    passes(desk, monkeypatch, ends)
    assert desk.told() == told


def test_an_error_nobody_foresaw_is_told_to_the_desk_as_well(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.desk.send_now()
    with pytest.raises(RuntimeError):
        passes(desk, monkeypatch, RuntimeError())
    look(desk.desk)
    assert desk.told() == "problem.unexpected"


def test_a_pass_nobody_asked_for_says_nothing_at_the_desk(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody_registers(desk)
    passes(desk, monkeypatch, Report(delivered=1))
    assert desk.desk.told is None
    assert last_sent(desk.outbox).number == 0


def test_where_no_sync_process_runs_it_is_said_after_two_minutes_and_mended_when_it_comes(
    desk: DeskOf,
) -> None:
    now = 0.0
    desk.desk.now = lambda: now
    desk.desk.send_now()
    look(desk.desk)
    assert desk.told() == "desk.send.asked"
    now = SILENT
    look(desk.desk)
    assert desk.told() == "problem.sync-silent"
    note_sent(desk.outbox, delivered=1)
    look(desk.desk)
    assert desk.told() == "desk.send.sent"


def test_who_comes_to_the_desk_later_reads_nothing_of_an_older_sending(desk: DeskOf) -> None:
    desk.desk.send_now()
    desk.visit.wipe()
    note_sent(desk.outbox)
    desk.come_in(A_PIN)
    assert desk.view() and desk.desk.told is None


@pytest.mark.parametrize("row", ["", "{", "[1]", '{"number": 1, "who": "An"}'])
def test_a_row_that_is_not_ours_counts_as_none(desk: DeskOf, row: str) -> None:
    desk.outbox.state.set(SENT_KEY, row, "sync")
    assert last_sent(desk.outbox).number == 0
