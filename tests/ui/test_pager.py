"""A page is turned in one way everywhere: back, '1 van 2', forward. It never goes round."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.tour.checks import defects
from kiosk.ui.reading_order import seen
from kiosk.ui.widgets.pager import Pager
from kiosk.ui.widgets.touchable import Touchable
from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.ui.rig import Rig
from tests.ui.stages import stand_at


def begin(kiosk: Rig, language: str = "nl", **access: object) -> None:
    kiosk.visit.begin(language)
    kiosk.visit.access = Access(**access)
    kiosk.app.render()
    kiosk.step(0.1)


def pager(kiosk: Rig) -> Pager | None:
    return next((one for one in seen(kiosk.guide.root) if isinstance(one, Pager)), None)


def reasons(kiosk: Rig) -> list[str]:
    found = (getattr(one, "action", "") for one in seen(kiosk.guide.root))
    return [one for one in found if one.startswith("journey:")]


def test_at_most_six_tiles_stand_there_and_every_other_reason_is_one_touch_further(kiosk: Rig) -> None:
    begin(kiosk)
    first = reasons(kiosk)
    assert len(first) == 5 and kiosk.guide.find("others") is not None
    assert pager(kiosk) is None and not defects(kiosk.guide.root, "nl")
    kiosk.guide.touch("others")
    kiosk.step(0.1)
    rest = reasons(kiosk)
    listed = [f"journey:{one}" for one in kiosk.site.file.journeys]
    assert (set(first), set(rest)) == (set(listed[:5]), set(listed[5:])), "the first five of the site"
    assert pager(kiosk) is None and not defects(kiosk.guide.root, "nl")
    kiosk.guide.touch("back")
    kiosk.step(0.1)
    assert set(reasons(kiosk)) == set(first) and kiosk.visit.stage is Stage.HOME


def test_whoever_comes_next_begins_with_the_first_tiles(kiosk: Rig) -> None:
    begin(kiosk)
    first = reasons(kiosk)
    kiosk.guide.touch("others")
    kiosk.start_over()
    begin(kiosk)
    assert set(reasons(kiosk)) == set(first)


@pytest.mark.parametrize("letters", [1, 2])
def test_whoever_needs_bigger_letters_sees_four_reasons_at_once(kiosk: Rig, letters: int) -> None:
    begin(kiosk, letters=letters)
    assert len(reasons(kiosk)) == 4


@pytest.mark.parametrize("letters", [1, 2])
def test_the_last_page_is_the_end_and_back_of_the_bar_leads_to_the_page_before(
    kiosk: Rig, letters: int
) -> None:
    begin(kiosk, letters=letters)
    met, first = list(reasons(kiosk)), reasons(kiosk)
    while on := next((one for one in ("page", "others") if kiosk.guide.find(one)), None):
        kiosk.guide.touch(on)
        kiosk.step(0.1)
        met += reasons(kiosk)
    assert sorted(met) == sorted(f"journey:{one}" for one in kiosk.site.file.journeys), "each of them once"
    for _ in range(8):
        if reasons(kiosk) == first:
            break
        kiosk.guide.touch("back")
        kiosk.step(0.1)
    assert reasons(kiosk) == first and kiosk.visit.stage is Stage.HOME


def test_the_pages_are_counted_in_words_for_who_listens(kiosk: Rig) -> None:
    begin(kiosk, letters=1)
    said = [text for spot in kiosk.app.aloud.content() for text in spot.texts]
    assert "Bladzijde 1 van 2." in said and "Volgende bladzijde" in said
    assert "Vorige bladzijde" not in said, "there is none"


def test_forward_points_where_reading_goes(kiosk: Rig) -> None:
    begin(kiosk, "ar", letters=1)
    turner = pager(kiosk)
    assert turner is not None and turner.on.x < turner.where.x < turner.back.x
    assert turner.x < kiosk.app.root_layout.width / 2, "in the corner where reading ends"


@pytest.mark.parametrize("access", [{}, {"letters": 1}, {"letters": 2}, {"seated": True}])
def test_no_two_controls_of_a_screen_have_one_name(kiosk: Rig, access: dict[str, object]) -> None:
    for stage in (Stage.HOME, Stage.OFFERS, Stage.PLACES, Stage.RESULT, Stage.LANGUAGE):
        kiosk.start_over()
        begin(kiosk, **access)
        stand_at(kiosk, stage)
        kiosk.step(0.1)
        names = Counter(
            one.label for one in seen(kiosk.guide.root) if isinstance(one, Touchable) and one.label
        )
        assert not [name for name, count in names.items() if count > 1], stage


def test_home_is_not_green_and_shows_the_hours_in_one_line(kiosk: Rig) -> None:
    begin(kiosk)
    main = kiosk.app.frame.bar.main
    assert main.quiet and main.label == "Waar is een digipunt?"
    hours = kiosk.app.room.current_screen.content.ids.hours
    assert hours.text and "\n" not in hours.text
