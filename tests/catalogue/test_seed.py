"""The list of places a site brings along, and the line that says what is wrong in it."""

import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import Catalogue
from kiosk.machine.folders import config_dir
from kiosk.site.problems import BadSite

EEKLO = config_dir() / "sites" / "eeklo"
ORGANISATION = "be.eeklo.de-kring"


@pytest.fixture
def folder(tmp_path):
    shutil.copyfile(EEKLO / "catalogue.toml", tmp_path / "catalogue.toml")
    return tmp_path


def change(folder, old, new):
    path = folder / "catalogue.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_eeklo_has_three_computer_rooms_marked_as_examples(tmp_path):
    seed = load_seed(EEKLO, ORGANISATION)
    rooms = [place for place in seed.places if place.kind == "digipunt"]
    assert len(rooms) == 3
    assert all(room.example and room.opening_hours for room in rooms)
    assert all(offer.example for offer in seed.offers)
    catalogue = Catalogue(tmp_path / "catalogue.json", seed)
    wednesday = datetime(2026, 11, 25, 14, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    assert [one.place.id for one in catalogue.open_now(wednesday)] == [
        "digipunt-centrum",
        "digipunt-de-school",
    ]


def test_what_is_not_marked_as_an_example_claims_no_hours_nobody_checked():
    for place in load_seed(EEKLO, ORGANISATION).places:
        assert place.example or place.assured_date or not place.opening_hours


def test_a_site_without_the_file_has_no_places(tmp_path):
    assert load_seed(tmp_path, ORGANISATION).places == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'opening_hours = "Tu,Th 13:30-16:30; PH off"',
            'opening_hours = "di,do 13u30"',
            "are not understood",
        ),
        ('id = "digipunt-de-wijk"', 'id = "digipunt-centrum"', "two places are called 'digipunt-centrum'"),
        ('id = "ligo-smartphone"', 'id = "digispreekuur-centrum"', "two offers are called"),
        ('place = "digipunt-de-school"', 'place = "digipunt-de-skool"', "did you mean 'digipunt-de-school'"),
        ('kind = "repair"', 'kind = "repare"', "did you mean 'repair'"),
        ('postcode = "9900"', "postcode = 9900", "postcode"),
        ("accessible =", "acessible =", "did you mean 'accessible'"),
        ("seats = 10", "seats = -1", "seats"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_what_would_be_right(folder, old, new, message):
    line = change(folder, old, new)
    with pytest.raises(BadSite) as refused:
        load_seed(folder, ORGANISATION)
    assert message in str(refused.value)
    assert f"catalogue.toml:{line}: " in str(refused.value)
