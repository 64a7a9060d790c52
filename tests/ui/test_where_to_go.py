"""Where can I go, on the real screen: what is open, why not, and all there is to know of one place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from kiosk.tour.checks import defects
from kiosk.tour.offers import leave
from kiosk.tour.pictures import texts
from kiosk.visit.stage import Stage
from tests.ui.listening import Listener, go
from tests.ui.neighbourhood import PLAIN, at, publish
from tests.ui.rig import Rig

pytestmark = [pytest.mark.screen, pytest.mark.slow]
TUESDAY, CHRISTMAS = at("2026-12-01 14:00"), at("2026-12-29 14:00")
CLOSED = "21 december 2026 – 3 januari 2027: gesloten (kerstvakantie)"
_clock: list[datetime] = [TUESDAY]


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """A kiosk in a town with every kind of hours, at a time the tests set."""
    rig = Rig(tmp_path_factory.mktemp("kiosk"), voice=Listener(), now=lambda: _clock[0])
    publish(rig)
    yield rig
    rig.close()


def at_places(kiosk: Rig, when: datetime, language: str = "nl", *eases: str) -> None:
    _clock[0] = when
    if eases:
        for touch in ("access", *(f"ease:{ease}" for ease in eases), "close"):
            kiosk.guide.touch(touch)
    kiosk.guide.touch(f"begin:{language}")
    kiosk.guide.touch("places")
    kiosk.step(0.2)


def card(kiosk: Rig, place: str) -> list[str]:
    """Return what stands on the card of a place."""
    found = kiosk.guide.find(f"place:{place}") or kiosk.guide._turned_to(f"place:{place}")
    assert found is not None
    kiosk.step(0.1)
    return "\n".join(texts(found)).split("\n")


def shown(kiosk: Rig) -> list[str]:
    kiosk.step(0.1)
    return [line for text in texts(kiosk.guide.root) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("always", "open tot zaterdag 0 uur"),
        ("late", "Nu open"),
        ("asks", "op afspraak: bel 09 376 71 70"),
        ("holiday", "open tot 16.30 uur"),
        ("plain", "uren niet zeker"),
        ("nobody", "Vraag de uren aan een medewerker"),
    ],
)
def test_the_card_of_each_place_says_what_is_so_now(kiosk: Rig, place: str, line: str) -> None:
    at_places(kiosk, TUESDAY)
    assert line in card(kiosk, place)


def test_in_the_holiday_the_card_says_why_it_is_closed_until_when_and_when_it_opens(kiosk: Rig) -> None:
    at_places(kiosk, CHRISTMAS)
    said = card(kiosk, "holiday")
    assert {"nu gesloten: kerstvakantie", "open dinsdag 5/1 om 13.30 uur", CLOSED} <= set(said)
    assert PLAIN in card(kiosk, "plain")
    kiosk.guide.touch("back")
    assert not any("Digipunt De Wijk: open tot" in line for line in shown(kiosk))


def test_what_is_coming_stands_on_the_card_while_it_is_still_open(kiosk: Rig) -> None:
    at_places(kiosk, TUESDAY)
    assert {"open tot 16.30 uur", CLOSED} <= set(card(kiosk, "holiday"))


def test_a_person_who_touches_a_place_reads_hours_the_way_there_wheelchair_and_when_it_was_checked(
    kiosk: Rig,
) -> None:
    at_places(kiosk, CHRISTMAS)
    kiosk.guide.touch("place:holiday")
    assert kiosk.visit.stage is Stage.PLACE
    assert {
        "Dinsdag, donderdag: 13.30 tot 16.30 uur", "Gesloten op feestdagen.", CLOSED, "Kaai 3, 9900 Eeklo",
        "09 111 11 11", "Bel aan bij het buurthuis.", "Je kan binnen met een rolstoel.",
        "We keken dit na op 2 november 2026.",
    } <= set(shown(kiosk))  # fmt: skip
    assert not defects(kiosk.guide.root, "nl")


def test_a_person_reads_the_hours_of_today_with_what_is_otherwise_counted(kiosk: Rig) -> None:
    at_places(kiosk, TUESDAY)
    kiosk.guide.touch("place:holiday")
    said = shown(kiosk)
    assert {"Vandaag, dinsdag 1 december", "13.30 tot 16.30 uur"} <= set(said)
    kiosk.start_over()
    at_places(kiosk, CHRISTMAS)
    kiosk.guide.touch("place:holiday")
    said = shown(kiosk)
    assert {"Vandaag, dinsdag 29 december", "gesloten"} <= set(said)


def test_a_person_takes_a_place_along_on_paper(kiosk: Rig) -> None:
    at_places(kiosk, TUESDAY)
    kiosk.guide.touch("place:holiday")
    kiosk.guide.touch("paper")
    kiosk.guide.wait(kiosk.paper_ended, "the paper did not come")
    assert kiosk.visit.ticket.state == "printed"
    assert "Neem je papier mee" in shown(kiosk)


def test_what_nobody_knows_of_a_place_is_not_said(kiosk: Rig) -> None:
    at_places(kiosk, TUESDAY)
    kiosk.guide.touch("place:late")
    assert not any("rolstoel" in line or "keken" in line for line in shown(kiosk))


def test_a_person_who_cannot_read_hears_the_exception_in_dutch_by_the_dutch_voice(kiosk: Rig) -> None:
    at_places(kiosk, CHRISTMAS, "ar")
    kiosk.guide.touch("place:holiday")
    go(kiosk, "listen")
    said = [(one.text, one.language) for one in kiosk.voice.said]
    assert ("kerstvakantie", "nl") in said
    assert ("Bel aan bij het buurthuis.", "nl") in said
    assert (kiosk.site.texts.get("ar", "place.wheelchair"), "ar") in said


@pytest.mark.parametrize("eases", [(), ("bigger",), ("biggest",), ("seated",), ("biggest", "seated")])
@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_every_place_can_be_read_whole_whatever_makes_the_screen_easier(
    kiosk: Rig, language: str, eases: tuple[str, ...]
) -> None:
    at_places(kiosk, CHRISTMAS, language, *eases)
    assert not defects(kiosk.guide.root, language)
    for place in kiosk.kiosk.catalogue.places():
        kiosk.guide.touch(f"place:{place.id}")
        for _ in range(6):
            kiosk.step(0.05)
            assert not defects(kiosk.guide.root, language)
            if kiosk.guide.find("page") is None:
                break
            kiosk.guide.touch("page")
        leave(kiosk.guide)


def test_a_place_that_is_gone_from_the_list_leads_back_to_the_list(kiosk: Rig) -> None:
    at_places(kiosk, TUESDAY)
    kiosk.guide.touch("place:late")
    kiosk.visit.place = "gone"
    kiosk.app.render()
    assert kiosk.visit.stage is Stage.PLACES


def test_what_is_over_is_not_among_the_offers_and_the_first_day_stands_beside_the_hours(kiosk: Rig) -> None:
    _clock[0] = TUESDAY
    for touch in ("begin:nl", "journey:offer-sign-up"):
        kiosk.guide.touch(touch)
    said = shown(kiosk)
    assert "Voorbije les" not in said
    assert {"Maandag: 14 tot 16 uur", "Eerste keer: 11 januari 2027"} <= set(said)
    kiosk.guide.touch("offer:weekly")
    assert {"Laatste dag: 29 juni 2027", CLOSED} <= set(shown(kiosk))


def test_an_offer_that_ends_while_somebody_looks_at_it_leads_back_to_the_list(kiosk: Rig) -> None:
    _clock[0] = TUESDAY
    for touch in ("begin:nl", "journey:offer-sign-up", "offer:weekly"):
        kiosk.guide.touch(touch)
    _clock[0] = at("2027-06-29 16:30")
    kiosk.app.render()
    assert kiosk.visit.stage is Stage.OFFERS
    assert "Praattafel" not in shown(kiosk)
