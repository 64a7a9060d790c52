"""Staff say where a place lies: it is said back in words, drawn as kiosks draw it, and sent along."""

from __future__ import annotations

import pytest

from central.catalogue.models import Place, Sketch
from kiosk.way.position import Position
from tests.central.catalogue.test_places_and_offers import BIB, catalogue, publish, write_place
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
HERE, FAR = (
    "51.00000, 4.00000",
    "https://www.openstreetmap.org/?mlat=51.00413&mlon=4.00655#map=17/51/4",
)  # made up
WAY = [[51.002, 3.995], [51.002, 4.01]]


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_pasted_link_is_said_back_in_words_drawn_and_reaches_the_kiosk(as_an, kiosk, de_kring):
    strokes = [{"name": "Grote Weg", "kind": "street", "at": WAY}]
    Sketch.objects.update_or_create(organisation=de_kring, defaults={"strokes": strokes})
    first = text_of(as_an.get(write_place(as_an, position=HERE).url))
    assert "Dit is de eerste plek op de kaart." in first
    second = text_of(as_an.get(write_place(as_an, name="Buurthuis", position=FAR).url))
    assert "Ligt in rechte lijn 650 meter ten noordoosten van Bibliotheek." in second
    assert 'value="51.00413, 4.00655"' in second
    assert '<svg class="way-map"' in second
    assert ">Bibliotheek</text>" in second and ">Grote Weg</text>" in second
    assert publish(as_an).status_code == 302
    found = catalogue(kiosk)
    assert {place.id: place.position for place in found.places}["buurthuis"] == Position(
        latitude=51.00413, longitude=4.00655
    )
    assert found.sketch[0].name == "Grote Weg"


def test_the_preview_shows_the_map_of_the_kiosk_and_of_the_paper(as_an):
    write_place(as_an, position=HERE)
    page = write_place(as_an, name="Buurthuis", position=FAR)
    shown = text_of(as_an.get(f"{page.url}voorbeeld/?taal=ar"))
    assert shown.count('<svg class="way-map"') == 2
    assert "Hoe ver het is, zegt de kiosk" in shown  # nobody said where one stands


def test_what_is_no_position_is_refused_beside_the_field_and_nothing_is_kept(as_an):
    answer = write_place(as_an, position="48.85, 2.35")
    assert answer.status_code == 422
    assert "Dit ligt niet in België." in text_of(answer)
    assert not Place.objects.exists()


def test_a_place_whose_position_is_taken_away_has_none(as_an):
    page = write_place(as_an, position=HERE)
    fill_in(as_an, page.url, "", **BIB, position="")
    assert "position" not in Place.objects.get().newest
    assert "Nog niet ingevuld: kiosk en papier tonen geen kaart." in text_of(as_an.get(page.url))
