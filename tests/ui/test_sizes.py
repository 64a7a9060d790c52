"""Arthritis, tremor, poor eyes: everything that can be touched or read is large enough, on every screen.

The numbers are those of the design for a panel of 217 × 136 mm with 1280 × 800 pixels (5.9 px/mm), lying
or standing. EN 301 549 and WCAG 2.2 ask much less.
"""

from __future__ import annotations

import pytest

from tests.tour.tours import LYING, STANDING, the_tour
from tests.ui.looks import PX_PER_MM, Look, free_words, looks_of, millimetres, too_close, words_on

pytestmark = [pytest.mark.screen, pytest.mark.slow]

TARGET, TARGET_GAP = 20 * PX_PER_MM, 3 * PX_PER_MM
KEY = {"lying": 15 * PX_PER_MM, "standing": 11 * PX_PER_MM}
KEY_GAP = 1.5 * PX_PER_MM
HAIR = 0.51  # pixels lost to rounding on whole ones

# A capital H of the question is 7.3 mm (60 px) where the words allow it. These fall back, never below 44 px:
#   54 px lying:    the discount question, the results, review, places; name, phone, mail, where to be found
#   48 px lying:    'Waarmee kunnen we helpen?'; the question shares its line with the field
#   54 px standing: notice, review, places, access
#   50 px standing: the name
#   48 px standing: 'Waarmee kunnen we helpen?', the preferred language
QUESTION, QUESTION_AT_LEAST = 60.0, 44.0
FALL_BACK = {
    "access",
    "desk",
    "offer",
    "pin",
    "places",
    "question",
    "result",
    "review",
    "step",
}  # kinds of screen that may


@pytest.fixture(scope="module", params=["lying", "standing"])
def panel(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def looks(panel: str) -> list[Look]:
    """Every screen of the lying panel, those of a registration on the standing one."""
    return looks_of(the_tour(LYING) if panel == "lying" else the_tour(STANDING, "internet-help"))


def test_every_button_is_as_wide_and_high_as_two_fingers(looks: list[Look]) -> None:
    small = [
        f"{look.screen}: {box.name} {box.width:.0f}×{box.height:.0f}"
        for look in looks
        for box in look.of("button")
        if min(box.width, box.height) < TARGET - HAIR
    ]
    assert not small


def test_every_key_can_be_hit_by_a_stiff_finger(looks: list[Look], panel: str) -> None:
    keys = [(look, key) for look in looks for key in look.of("key")]
    assert keys
    small = [
        f"{look.screen}: {key.name} {key.width:.0f}×{key.height:.0f}"
        for look, key in keys
        if min(key.width, key.height) < KEY[panel] - HAIR
    ]
    assert not small


def test_between_two_things_to_touch_there_is_room_for_a_tremor(looks: list[Look]) -> None:
    close = [pair for look in looks for pair in too_close(look, TARGET_GAP - HAIR, ("button",))]
    close += [pair for look in looks for pair in too_close(look, KEY_GAP - HAIR, ("key",))]
    assert not close


def test_the_keyboard_covers_nothing(looks: list[Look]) -> None:
    typed = [look for look in looks if look.of("key")]
    assert typed
    for look in typed:
        keys, field = look.of("key"), look.of("field")[0]  # what is offered stands beside a number pad
        others = [field, *free_words(look), *look.of("button")]
        covered = [box.name for box in others if any(box.gap(key) < 0 for key in keys)]
        assert not covered, look.screen
        assert not [box.name for box in look.touchables if box.gap(field) < 0], look.screen


def test_no_words_run_into_a_button_or_out_of_their_box(looks: list[Look]) -> None:
    for look in looks:
        assert not look.defects, look.screen
        half_on = [
            f"{words.name!r} on {box.name}"
            for words, box in words_on(look, "button")
            if not (
                box.x - 1 <= words.x
                and words.x + words.width <= box.x + box.width + 1
                and box.y - 1 <= words.y
                and words.y + words.height <= box.y + box.height + 1
            )
        ]
        assert not half_on, look.screen


def test_the_question_can_be_read_from_a_chair(looks: list[Look]) -> None:
    fallen: dict[str, float] = {}
    for look in looks:
        if look.screen == "warning" or look.screen.startswith("desk-quick"):
            continue  # measured by what stands on its card; a volunteer's, with a name on each of five fields
        title = max(words.font for words in free_words(look))
        assert title >= QUESTION_AT_LEAST, f"{look.screen}: {title} px, {millimetres(title):.1f} mm"
        if title < QUESTION:
            fallen[look.screen] = title
    assert {screen.split("-")[0] for screen in fallen} <= FALL_BACK, fallen


def test_no_letter_is_smaller_than_what_stands_under_an_icon(looks: list[Look]) -> None:
    """2.8 mm for the smallest of all; choices are 4 mm unless there are more than eight, or pages of them."""
    small = {
        (look.screen.split("-")[0], words.font)
        for look in looks
        for words in look.of("words")
        if millimetres(words.font) < 2.8
    }
    assert not small
    for look in looks:
        choices = [(words, box) for words, box in words_on(look, "button") if box.name.startswith("option:")]
        tiles = {box for _, box in choices}
        largest = {box: max(words.font for words, on in choices if on == box) for box in tiles}
        if len(tiles) <= 8 and not any(box.name.startswith("page") for box in look.of("button")):
            assert not [box.name for box, font in largest.items() if millimetres(font) < 3.99], look.screen
