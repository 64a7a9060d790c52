"""The bell of a kiosk, as the screen hears it: bounded patience, and no word that is not true."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.app.bell import PATIENCE, UNANSWERED, HelpBell
from kiosk.outbox.help_line import Answer, Call, leave_answer, leave_call, read_answer, read_call
from kiosk.visit.ports import Heard
from tests.visit.stand_ins import Clock


class Kiosk:
    """A bell, the time, and what sync does."""

    def __init__(self, state: Path) -> None:
        self.state, self.clock, self.chimes = state, Clock(), 0
        self.bell = HelpBell(state, self.clock, self._chime)

    def _chime(self) -> None:
        self.chimes += 1

    def sync_says(self, state: str, who: str = "", minutes: int = 0) -> Heard:
        call = read_call(self.state)
        assert call is not None
        leave_answer(self.state, Answer(call.id, state, who, minutes))
        return self.bell.heard()

    def after(self, seconds: float) -> str:
        self.clock.seconds += seconds
        return self.bell.heard().state


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    kiosk = Kiosk(tmp_path)
    kiosk.bell.ring("nl")
    return kiosk


def test_it_rings_and_says_who_comes_and_that_they_are_there(kiosk: Kiosk) -> None:
    assert kiosk.bell.heard().state == "asking"
    assert kiosk.sync_says("ringing").state == "ringing"
    assert kiosk.sync_says("coming", "Sofie", 2) == Heard("coming", "Sofie", 2)
    assert kiosk.sync_says("here", "Sofie") == Heard("here", "Sofie")


def test_without_a_word_of_sync_nobody_comes_after_some_seconds(kiosk: Kiosk) -> None:
    assert kiosk.after(UNANSWERED) == "asking"
    assert kiosk.after(0.1) == "nobody"


def test_who_has_duty_gets_a_minute_and_a_half(kiosk: Kiosk) -> None:
    kiosk.sync_says("ringing")
    assert kiosk.after(PATIENCE) == "ringing"
    assert kiosk.after(0.1) == "nobody"


@pytest.mark.parametrize("told", ["nobody", "unheard", "over"])
def test_nobody_stays_nobody_for_the_choices_below_it_until_somebody_does_come(
    kiosk: Kiosk, told: str
) -> None:
    assert kiosk.sync_says(told).state == "nobody"
    assert kiosk.sync_says("ringing").state == "nobody"
    assert kiosk.sync_says("coming", "Sofie", 1).state == "coming"


def test_to_ask_once_more_is_one_call_in_another_language_too(kiosk: Kiosk) -> None:
    before = read_call(kiosk.state)
    kiosk.bell.ring("nl")
    kiosk.bell.ring("uk")
    assert before is not None
    assert read_call(kiosk.state) == Call(before.id, "uk")
    assert kiosk.chimes == 1


def test_the_end_is_told_and_the_name_of_who_came_is_gone(kiosk: Kiosk) -> None:
    kiosk.sync_says("coming", "Sofie", 2)
    kiosk.bell.end()
    call, answer = read_call(kiosk.state), read_answer(kiosk.state)
    assert call is not None and call.over
    assert answer is not None and (answer.state, answer.who) == ("over", "")
    assert kiosk.bell.heard() == Heard()
    kiosk.bell.ring("nl")
    assert kiosk.bell.heard().state == "asking", "the next person hears nothing of the one before"


def test_a_late_answer_to_the_call_before_says_nothing_to_the_next_person(kiosk: Kiosk) -> None:
    old = read_call(kiosk.state)
    assert old is not None
    kiosk.bell.end()
    kiosk.bell.ring("nl")
    leave_answer(kiosk.state, Answer(old.id, "coming", "Sofie", 2))
    assert kiosk.bell.heard().state == "asking"


def test_a_call_of_a_screen_that_fell_over_is_taken_back(kiosk: Kiosk) -> None:
    HelpBell(kiosk.state, kiosk.clock)
    call = read_call(kiosk.state)
    assert call is not None and call.over


def test_without_room_on_the_card_nobody_is_told_that_somebody_is_looked_for(tmp_path: Path) -> None:
    bell = HelpBell(tmp_path / "gone", Clock())
    bell.ring("nl")
    assert bell.heard().state == "nobody"


def test_a_kiosk_where_nobody_rang_has_nothing_on_its_card(tmp_path: Path) -> None:
    HelpBell(tmp_path, Clock()).end()
    assert list(tmp_path.iterdir()) == []
    leave_call(tmp_path, Call("0199c0de-0000-7000-8000-000000000000", "nl", over=True))
    HelpBell(tmp_path, Clock())


def test_the_desk_hears_of_the_last_call_once_it_is_over_and_whether_somebody_answered(kiosk: Kiosk) -> None:
    assert not list(kiosk.bell.tells()), "the person still stands there"
    kiosk.bell.end()
    assert [one.key for one in kiosk.bell.tells()] == ["desk.bell.unanswered"]
    kiosk.bell.ring("nl")
    kiosk.sync_says("coming", "Sofie", 2)
    kiosk.bell.end()
    [told] = kiosk.bell.tells()
    assert told.key == "desk.bell.answered"
    assert "Sofie" not in repr(told), "who came is nobody's business any more"


def test_the_desk_does_not_speak_of_a_call_of_yesterday(tmp_path: Path) -> None:
    times = [datetime(2026, 11, 28, 16, tzinfo=UTC), datetime(2026, 11, 29, 9, tzinfo=UTC)]
    bell = HelpBell(tmp_path, Clock(), wall=lambda: times.pop(0))
    bell.ring("nl")
    bell.end()
    assert not list(bell.tells())
