"""The way to a place on a map, on the real screen: how far it is, which way, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.tour.checks import defects
from kiosk.tour.offers import leave
from kiosk.tour.pictures import texts
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener, go
from tests.ui.neighbourhood import at
from tests.ui.on_the_map import FAR, STANDS_AT, UNKNOWN, publish
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A kiosk that stands at a place of a town of which central published where everything lies."""
    rig = Rig(
        tmp_path_factory.mktemp("kiosk"), voice=Listener(), now=lambda: at("2026-12-01 14:00"), here=STANDS_AT
    )
    publish(rig)
    yield rig
    rig.close()


def look_at(kiosk: Rig, place: str, language: str = "nl", *eases: str) -> None:
    if eases:
        for touch in ("access", *(f"ease:{ease}" for ease in eases), "close"):
            kiosk.guide.touch(touch)
    for touch in (f"begin:{language}", "places", f"place:{place}"):
        kiosk.guide.touch(touch)
    kiosk.step(0.1)


def shown(kiosk: Rig) -> list[str]:
    kiosk.step(0.1)
    return [line for text in texts(kiosk.guide.root) for line in text.split("\n")]


def test_a_person_sees_where_one_stands_where_the_place_is_and_how_far(kiosk: Rig) -> None:
    look_at(kiosk, FAR)
    kiosk.guide.touch("way")
    assert kiosk.visit.stage is Stage.WAY
    assert {
        "650 meter in rechte lijn", "naar het noordoosten", "Je bent hier", "Kerk", "Digipunt De School", "N",
        "200 m", "Kaart op je telefoon",
    } <= set(shown(kiosk))  # fmt: skip
    kiosk.guide.touch("back")
    assert kiosk.visit.stage is Stage.PLACE


def test_who_cannot_read_hears_one_sentence_and_not_each_word_of_the_map(kiosk: Rig) -> None:
    look_at(kiosk, FAR, "ar")
    kiosk.guide.touch("way")
    go(kiosk, "listen")
    said = [one.text for one in kiosk.voice.said]
    assert "المسافة 650 متر نحو الشمال الشرقي." in said
    assert not {"ش", "Kerk", "200 م"} & set(said)


def test_a_person_takes_the_map_along_on_paper(kiosk: Rig) -> None:
    look_at(kiosk, FAR)
    kiosk.guide.touch("way")
    kiosk.guide.touch("paper")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    assert kiosk.visit.ticket.state == "printed"
    assert "Neem je papier mee" in shown(kiosk)


def test_of_a_place_that_lies_nobody_knows_where_no_map_is_offered(kiosk: Rig) -> None:
    look_at(kiosk, UNKNOWN)
    assert kiosk.guide.find("way") is None
    assert "Kaart op je telefoon" in shown(kiosk)


def test_who_stands_at_the_door_is_told_so_and_sees_no_distance(kiosk: Rig) -> None:
    look_at(kiosk, STANDS_AT)
    kiosk.guide.touch("way")
    assert "Dit is hier vlakbij." in shown(kiosk)
    assert not any("meter" in line or line == "Je bent hier" for line in shown(kiosk))


def test_a_map_of_a_place_that_is_gone_leads_back(kiosk: Rig) -> None:
    look_at(kiosk, FAR)
    kiosk.guide.touch("way")
    kiosk.visit.place = "gone"
    kiosk.app.render()
    assert kiosk.visit.stage is Stage.PLACES


@pytest.mark.parametrize("eases", [(), ("biggest",), ("biggest", "seated")])
@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_the_map_can_be_read_whatever_makes_the_screen_easier(
    kiosk: Rig, language: str, eases: tuple[str, ...]
) -> None:
    look_at(kiosk, FAR, language, *eases)
    assert not defects(kiosk.guide.root, language)
    kiosk.guide.touch("way")
    for _ in range(4):
        kiosk.step(0.05)
        assert not defects(kiosk.guide.root, language)
        if kiosk.guide.find("page") is None:
            break
        kiosk.guide.touch("page")
    leave(kiosk.guide)
