"""What somebody learned on one screen holds on the next; where it does not, the tour tells."""

from __future__ import annotations

import pytest

from kiosk.tour.checks import defects
from kiosk.tour.habits import Habits
from kiosk.ui.theme import rgba
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


@pytest.fixture
def question(kiosk: Rig) -> Rig:
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    kiosk.guide.at_rest()
    return kiosk


def test_two_buttons_that_are_called_the_same_are_told(question: Rig) -> None:
    first, second = question.app.room.current_screen.content.ids.tiles.tiles[:2]
    before, second.label = second.label, first.label
    told = defects(question.app.root)
    second.label = before
    both = {f"{one.action} and {other.action}" for one, other in ((first, second), (second, first))}
    assert any(f"two controls with one name: {first.label!r} ({pair})" in told for pair in both)


def test_a_help_button_that_moves_from_one_screen_to_the_next_is_told(question: Rig) -> None:
    habits, bar = Habits(), question.app.room.current_screen.bar
    assert list(habits.broken(question.app.root)) == []
    before = bar.small["help"].x
    bar.small["help"].x += 156
    told = list(habits.broken(question.app.root))
    bar.small["help"].x = before
    assert [line.split(":")[0] for line in told] == ["help stands elsewhere than before"]


def test_a_main_action_in_another_colour_is_told(kiosk: Rig) -> None:
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-help")
    kiosk.guide.at_rest()
    bar = kiosk.app.room.current_screen.bar
    before, bar.main.fill = tuple(bar.main.fill), rgba("#A3261B")
    told = list(Habits().broken(kiosk.app.root))
    bar.main.fill = before
    assert told == [f"the main action in another colour: {bar.main.label!r}"]


def test_words_of_which_the_beginning_is_not_seen_are_told(question: Rig) -> None:
    hint = question.app.room.current_screen.content.ids.hint
    hint.text, hint.height = "…op jouw adres", 60
    question.guide.at_rest()
    assert "cut off: '…op jouw adres'" in defects(question.app.root)


def test_an_answer_that_turns_the_page_is_told(question: Rig) -> None:
    tile = question.app.room.current_screen.content.ids.tiles.tiles[0]
    before, tile.action = tile.action, "page"
    told = defects(question.app.root)
    tile.action = before
    assert f"pages are turned in another way: {tile.label!r}" in told
