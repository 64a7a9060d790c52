"""A volunteer tries the paper and the sound, counts the people of today, and switches the device off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.devices.power_switch import switch_off
from kiosk.devices.speech.speech import LOUDEST, NORMAL
from kiosk.outbox.today_count import count_today
from kiosk.volunteers.desk import Desk
from kiosk.volunteers.room import Notice
from kiosk.volunteers.trying import STILL_ON
from kiosk.volunteers.view import look
from tests.ui.listening import Listener
from tests.volunteers.desks import A_PIN, DeskOf
from tests.volunteers.test_desk import central_signs, somebody_registers


def test_a_trial_paper_comes_out_and_the_last_persons_paper_stays_the_last(desk: DeskOf) -> None:
    desk.desk.try_paper()
    desk.wait_for_told("desk.paper.printed")
    assert not desk.view().can_reprint, "a paper of nobody is no last paper"
    desk.print_a_paper()
    desk.desk.try_paper()
    desk.wait_for_told("desk.paper.printed")
    assert desk.view().can_reprint


def test_the_sound_is_heard_as_loud_as_everybody_will_hear_it(desk: DeskOf, tmp_path: Path) -> None:
    voice = Listener()
    desk.desk.room = replace(desk.desk.room, voice=voice)
    desk.desk.try_sound(LOUDEST, "nl")
    assert desk.told() == "desk.sound.heard"
    assert voice.texts() == ["Zo luid praat de kiosk vandaag."]
    assert voice.volume == LOUDEST
    voice.softer()
    voice.reset_volume()
    assert voice.volume == LOUDEST, "the next person begins as a volunteer set it"


def test_the_loudness_is_kept_when_the_kiosk_starts_anew(desk: DeskOf) -> None:
    desk.desk.try_sound(0, "nl")
    voice = Listener()
    again = Desk(replace(desk.desk.room, voice=voice), desk.desk.pad)
    assert (again.loudness, voice.volume) == (0, 0)


def test_a_kiosk_without_sound_says_so_in_words(desk: DeskOf) -> None:
    desk.desk.try_sound(NORMAL, "nl")
    assert desk.told() == "problem.no-sound"


def test_people_of_today_are_counted_whether_they_wait_or_arrived(desk: DeskOf) -> None:
    desk.open()
    somebody_registers(desk)
    somebody_registers(desk, "Bea")
    now = desk.clock.read().wall
    assert count_today(desk.outbox, now) == 2, "the news of the stand itself is nobody"
    central_signs(desk)
    somebody_registers(desk, "Cem")
    desk.come_in(A_PIN)
    assert desk.view().today == 3
    assert count_today(desk.outbox, now + timedelta(days=1)) == 0, "tomorrow begins at nothing"
    desk.clock._reading = replace(desk.clock.read(), wall=datetime(1970, 1, 1, tzinfo=UTC))
    assert desk.view().today == 0, "where no clock knows the day nothing is said of it"


def test_switching_off_is_left_to_the_system_and_said(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = tmp_path / "switch-off"
    monkeypatch.setenv("KIOSK_SWITCH_OFF", str(asked))
    desk.desk.ask_off()
    assert desk.desk.where == "off"
    assert not asked.exists(), "asked once before anything happens"
    desk.desk.switch_off()
    assert asked.exists()
    assert (desk.told(), desk.desk.where) == ("desk_off.asked", "desk")


def test_a_device_that_stays_on_all_the_same_says_what_to_do(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = 0.0
    monkeypatch.setenv("KIOSK_SWITCH_OFF", str(tmp_path / "switch-off"))
    desk.desk.now = lambda: now
    desk.desk.switch_off()
    now = STILL_ON
    look(desk.desk)
    assert desk.told() == "problem.stays-on"


@pytest.mark.parametrize(("where", "told"), [("", "problem.no-switch"), ("/nowhere/off", "problem.stays-on")])
def test_where_the_screen_may_not_switch_off_one_line_says_how(
    desk: DeskOf, monkeypatch: pytest.MonkeyPatch, where: str, told: str
) -> None:
    monkeypatch.setenv("KIOSK_SWITCH_OFF", where)
    desk.desk.switch_off()
    assert (desk.told(), desk.desk.told.wrong) == (told, True)


def test_the_switch_is_the_file_that_systemd_waits_for(tmp_path: Path) -> None:
    switch_off({"KIOSK_SWITCH_OFF": str(tmp_path / "off")})
    assert [path.name for path in tmp_path.iterdir()] == ["off"]


def test_what_others_have_to_say_stands_on_the_desk_the_pressing_first(desk: DeskOf) -> None:
    def one() -> Iterator[Notice]:
        yield Notice("desk.today", "users", {"count": 3})

    def other() -> Iterator[Notice]:
        yield Notice("desk.proof.none", "hand-stop", presses=True)

    def broken() -> Iterator[Notice]:
        raise RuntimeError

    desk.desk.room = replace(desk.desk.room, tells=(one, broken, other))
    assert [notice.key for notice in desk.view().notices] == ["desk.proof.none", "desk.today"]
