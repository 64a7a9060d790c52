"""What a person could not read or find is told by the tour: each kind is put on the screen, and found."""

from __future__ import annotations

import pytest

from kiosk.site.texts import SOURCE
from kiosk.tour.checks import defects
from tests.ui.rig import Rig

pytestmark = pytest.mark.screen


@pytest.fixture(scope="module")
def draws() -> bool:
    return True


@pytest.fixture
def question(kiosk: Rig) -> Rig:
    """The kiosk at a question with answers to touch."""
    kiosk.guide.touch("begin:nl")
    kiosk.guide.touch("journey:internet-check")
    kiosk.guide.at_rest()
    assert found(kiosk) == []
    return kiosk


def found(kiosk: Rig, language: str = "") -> list[str]:
    return defects(kiosk.app.root, language)


def an_answer(kiosk: Rig):
    return next(tile for tile in kiosk.app.room.current_screen.content.ids.tiles.tiles)


def test_letters_of_an_answer_below_four_millimetres_are_told(question: Rig) -> None:
    tile = an_answer(question)
    tile.sizes = (30,)
    question.guide.at_rest()
    assert any(line.startswith("small, 3.63 mm for 4.0") for line in found(question))
    tile.sizes = (36, 34)


def test_an_edge_that_is_not_seen_is_told(question: Rig) -> None:
    tile = an_answer(question)
    before, tile.edge = tuple(tile.edge), (0.81, 0.78, 0.72, 1)
    assert any(line.startswith("faint edge, 1.6:1") for line in found(question))
    tile.edge = before


def test_a_pale_icon_and_pale_words_are_told_without_a_picture(question: Rig) -> None:
    tile = an_answer(question)
    tile.picture = ""  # of these only an icon takes the colour it is given
    question.guide.at_rest()
    tile.emblem.dress((0.8, 0.8, 0.8, 1), (1, 1, 1, 1))
    tile.words.writing.colour((0.7, 0.7, 0.7, 1))
    told = found(question)
    assert any(line.startswith("faint icon") for line in told)
    assert any(line.startswith("pale") for line in told)
    tile.dress()
    tile.words.writing.colour((0, 0, 0, 1))


def test_words_that_stand_over_a_button_or_a_picture_are_told(question: Rig) -> None:
    hint = question.app.room.current_screen.content.ids.hint
    tile, hint.text, hint.height = an_answer(question), "Dit wist zich over 30 tellen.", 90
    question.guide.at_rest()
    assert found(question) == []
    x, y = tile.emblem.place[0]
    before, hint.pos = tuple(hint.pos), hint.to_widget(*tile.to_window(x, y - 30))
    question.guide.finger.step(0)
    told = found(question)
    hint.pos = before
    assert any(line.startswith(f"words over a button: {hint.text!r} and {tile.action}") for line in told)


def test_words_of_a_button_over_its_own_picture_are_told(question: Rig) -> None:
    tile = an_answer(question)
    (x, y), (_, high) = tile.emblem.place
    tile.words.box(x, y, tile.words.width, max(high, 60))
    tile.words.fit()
    assert any(line.startswith("words over a picture") for line in found(question))
    tile.soon()


def test_a_picture_that_is_cut_by_the_edge_of_the_screen_is_told(question: Rig) -> None:
    from kiosk.ui.widgets.icon import Icon

    root = question.app.root
    icon = Icon(name="coffee", size_hint=(None, None), size=(40, 40), pos=(10, root.height - 20))
    root.add_widget(icon)
    question.guide.at_rest()
    assert any(line.startswith("outside the window: a picture") for line in found(question))
    root.remove_widget(icon)


def test_a_sentence_that_grew_too_long_when_it_was_filled_in_is_told_in_dutch(question: Rig) -> None:
    hint = question.app.room.current_screen.content.ids.hint
    hint.text, hint.height = (
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien",
        90,
    )
    question.guide.at_rest()
    assert any(line.startswith("14 words in a sentence") for line in found(question, SOURCE))
    assert not any("words in a sentence" in line for line in found(question, "fr"))


def test_a_touch_of_which_nothing_is_seen_to_come_is_told(question: Rig) -> None:
    guide, tile = question.guide, an_answer(question)
    guide.look()
    guide.touch(tile.action)
    assert guide.look().defects == [], "it is marked"
    before, tile.do = tile.do, lambda: None
    question.app.room.current_screen.show = lambda: None  # or it is given what to do again
    guide.touch(tile.action)
    assert guide.look().defects == [f"nothing is seen to come of a touch: {tile.label!r}"]
    assert guide.look().defects == [], "told once"
    del question.app.room.current_screen.show
    tile.do = before


def test_looking_at_other_ways_leaves_the_screen_as_it_was(question: Rig) -> None:
    from kiosk.tour.cross import Cross

    before = question.guide.at_rest().tobytes()
    cross = Cross(question.guide, question.clock, ("nl", "ar"), ((), ("biggest",), ("contrast",)))
    assert cross("question") == []
    looked = cross.screens
    assert looked >= 5
    assert cross("question-touched") == [], "nothing new stands on it"
    assert cross.screens == looked
    assert question.guide.at_rest().tobytes() == before
