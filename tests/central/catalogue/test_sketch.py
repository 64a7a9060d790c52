"""/plekken/kaart/: staff draw the streets around a place by positions in fields, and kiosks show them."""

from __future__ import annotations

import pytest

from central.catalogue.models import Sketch
from central.catalogue.publishing import publish_what_changed, published
from central.catalogue.site_file import import_sites
from kiosk.way.sketch import MOST_STROKES
from kiosk.wire.catalogue import CatalogueAnswer
from kiosk.wire.document import read_document
from tests.central.catalogue.test_places_and_offers import publish, write_place
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
PAGE = "/plekken/kaart/"
HERE = "51.00000, 4.00000"  # made up
STREET = {"form-0-name": "Grote Weg", "form-0-kind": "street", "form-0-at": "51.0004, 3.998\n51.0004, 4.002"}
LINK = "https://www.openstreetmap.org/?mlat=51.00413&mlon=4.00655#map=17/51/4"


def draw(client, page: str = PAGE, **said: str):
    return fill_in(client, page, "", **said)


def text_of(client, page: str = PAGE) -> str:
    return " ".join(client.get(page).content.decode().split())


@pytest.fixture
def bib(as_an, de_kring):
    write_place(as_an, position=HERE)
    publish(as_an)
    return de_kring


def test_a_street_that_staff_type_is_on_every_kiosk_minutes_later(as_an, bib):
    assert draw(as_an, **STREET).status_code == 302
    assert publish_what_changed() == 1
    answer = read_document(CatalogueAnswer, bytes(published(bib).body), "the catalogue")
    [street] = answer.catalogue.sketch
    assert (street.name, street.kind, len(street.at)) == ("Grote Weg", "street", 2)
    page = text_of(as_an)
    assert 'value="Grote Weg"' in page and ">Grote Weg</text>" in page
    assert "51.00040, 3.99800" in page


def test_a_pasted_link_is_a_position_and_an_emptied_one_is_gone(as_an, bib):
    church = {"form-0-name": "Kerk", "form-0-kind": "landmark", "form-0-at": LINK}
    assert draw(as_an, **church).status_code == 302
    assert "51.00413, 4.00655" in text_of(as_an)
    gone = {f"form-0-{part}": "" for part in ("name", "at")} | {"form-0-kind": "landmark"}
    assert draw(as_an, **gone).status_code == 302
    assert Sketch.objects.get().strokes == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"form-0-at": "51.0004, 3.998"}, "minstens twee"),
        ({"form-0-at": "51.0004, 3.998\nhier"}, "Lijn 2: Hier staan geen twee getallen in."),
        ({"form-0-kind": "landmark"}, "heeft één positie"),
        ({"form-0-kind": "landmark", "form-0-name": "", "form-0-at": HERE}, "Geef het een naam"),
        ({"form-0-at": "\n".join([HERE] * 61)}, "Er kunnen er 60."),
    ],
)
def test_what_cannot_be_drawn_is_said_at_its_field_and_nothing_is_kept(as_an, bib, said, told):
    answer = draw(as_an, **(STREET | said))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Sketch.objects.exclude(strokes=[]).exists()


def test_looking_first_shows_the_map_of_the_kiosk_with_it_and_keeps_nothing(as_an, bib):
    answer = draw(as_an, **STREET, kijk="1")
    page = " ".join(answer.content.decode().split())
    assert "Nog niet bewaard. Zo zou de kaart eruitzien." in page
    assert ">Grote Weg</text>" in page
    assert not Sketch.objects.exclude(strokes=[]).exists()


def test_one_more_can_be_drawn_without_losing_what_was_typed(as_an, bib):
    page = draw(as_an, **STREET, nog="1").content.decode()
    assert page.count('class="card stroke"') == 2
    assert 'value="Grote Weg"' in page and "51.0004, 4.002" in page


def test_when_a_colleague_drew_meanwhile_nothing_of_either_is_lost(as_an, bib):
    sent = as_an.get(PAGE).content.decode()
    draw(as_an, **STREET)
    from tests.central.forms import hidden_fields

    answer = as_an.post(PAGE, hidden_fields(sent, "") | STREET | {"form-0-name": "Kleine Weg"})
    assert answer.status_code == 409
    assert 'value="Kleine Weg"' in answer.content.decode()
    assert Sketch.objects.get().strokes[0]["name"] == "Grote Weg"


def test_what_staff_drew_is_not_taken_back_by_the_site_file(as_an, bib):
    draw(as_an, **STREET)
    import_sites()
    assert [one["name"] for one in Sketch.objects.get(organisation=bib).strokes] == ["Grote Weg"]


def test_as_many_as_a_kiosk_takes_and_no_more(as_an, bib):
    strokes = [{"name": "", "kind": "water", "at": [[51.0, 4.0], [51.0, 4.01]]}] * MOST_STROKES
    Sketch.objects.update_or_create(organisation=bib, defaults={"strokes": strokes})
    page = text_of(as_an)
    assert page.count('class="card stroke"') == MOST_STROKES
    assert "Nog een lijn of punt" not in page


def test_where_no_place_lies_anywhere_it_says_what_to_do_first(as_an, de_kring):
    assert "Zeg eerst bij een plek waar ze ligt." in text_of(as_an)


def test_the_page_asks_little_of_the_database_and_runs_only_our_script(
    as_an, bib, django_assert_max_num_queries
):
    with django_assert_max_num_queries(15):
        answer = as_an.get(PAGE)
    assert answer["Content-Security-Policy"].endswith("; script-src 'self'")
