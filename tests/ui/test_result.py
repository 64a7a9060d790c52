"""The answer people came for stands on one page, in every language; what hides behind it is why."""

from __future__ import annotations

import pytest

from kiosk.site.load import load_site
from kiosk.tour.checks import defects
from kiosk.tour.pictures import texts
from kiosk.visit.access import Access
from kiosk.visit.stage import Stage
from tests.ui.rig import UPRIGHT, WIDE, Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]

LIKELY = {
    "home_internet": "too_dear",
    "money_tight": "yes",
    "domicile_belgium": "yes",
    "social_tariff_now": "none",
    "household": "household_ocmw_support",
    "collective_home": "no",
}
ENDS = {
    "likely": {},
    "unlikely": {"household": "none_of_these"},
    "ask": {"social_tariff_now": "old"},
}
PAID = 45


@pytest.fixture(scope="module", params=[WIDE, (1024, 600), UPRIGHT])
def window_size(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param


def at_the_result(kiosk: Rig, language: str, end: str, pays: int | None = PAID) -> None:
    visit = kiosk.visit
    visit.begin(language)
    visit.choose("internet-check")
    while visit.stage is Stage.QUESTION:
        visit.talk.entry.touch(visit.ask, {**LIKELY, **ENDS[end]}[visit.ask.id])
        visit.next()
    if pays and visit.can_save:
        visit.ask_bill()
        visit.talk.entry.type(visit.ask, str(pays))
        visit.next()
    kiosk.app.render()
    kiosk.step(0.1)


@pytest.mark.parametrize("end", list(ENDS))
@pytest.mark.parametrize("language", load_site().file.languages)
def test_the_whole_advice_stands_on_one_page(kiosk: Rig, language: str, end: str) -> None:
    at_the_result(kiosk, language, end)
    screen, check = kiosk.app.room.current_screen, kiosk.visit.check
    assert screen.pages_of_advice == 1
    assert not defects(kiosk.app.root_layout, language)
    shown, result = "\n".join(texts(kiosk.app.root_layout)), check.results()[check.shown]
    assert kiosk.app.t(f"check.{result.verdict}") in shown
    for line in (*result.next_steps, *result.bring):
        assert line in shown
    assert result.helpline in shown
    if check.saved(result):
        assert kiosk.app.t("check.saves", amount=check.saved(result)) in shown


@pytest.mark.parametrize("language", load_site().file.languages)
def test_with_the_biggest_letters_the_advice_takes_two_pages_at_most(kiosk: Rig, language: str) -> None:
    at_the_result(kiosk, language, "likely")  # the one with most to say
    kiosk.visit.access = Access().turned("biggest")
    kiosk.app.render()
    kiosk.step(0.1)
    assert kiosk.app.room.current_screen.pages_of_advice == 2
    assert not defects(kiosk.app.root_layout, language)


def test_why_is_one_touch_away_and_so_is_the_way_back(kiosk: Rig) -> None:
    at_the_result(kiosk, "nl", "likely")
    before = texts(kiosk.app.root_layout)
    assert kiosk.guide.find("page").label == "Waarom"
    shown: list[str] = []
    for _ in range(4):
        kiosk.guide.touch("page")
        kiosk.step(0.1)
        if (now := texts(kiosk.app.root_layout)) == before:
            break
        shown += now
    assert now == before
    assert "Regels nagekeken op 21 november 2026" in shown
    assert "ibpt.be" in shown


def test_the_scheme_that_only_says_ask_us_is_no_wider_than_anything_beside_it(kiosk: Rig) -> None:
    at_the_result(kiosk, "nl", "likely")
    other, paper = kiosk.guide.find("other"), kiosk.guide.find("paper")
    assert abs(other.width - paper.width) <= 1
    assert "Telenet" not in other.label


def test_nobody_is_told_a_saving_before_they_say_what_they_pay(kiosk: Rig) -> None:
    at_the_result(kiosk, "nl", "likely", pays=None)
    assert "minder" not in " ".join(texts(kiosk.app.root_layout))
    assert kiosk.guide.find("bill") is not None


@pytest.mark.parametrize("end", ["unlikely", "ask"])
def test_where_nothing_or_a_loss_may_come_of_it_no_bill_is_asked(kiosk: Rig, end: str) -> None:
    at_the_result(kiosk, "nl", end)
    assert kiosk.guide.find("bill") is None
