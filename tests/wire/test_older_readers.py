"""What a program of before takes, and what it says of what it does not know."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kiosk.site.load import load_site
from kiosk.way.sketch import Stroke
from kiosk.wire.catalogue import KNOWN, Catalogue, Offer, Place, catalogue_body
from kiosk.wire.document import NewerDocument, refuse_newer
from kiosk.wire.offer_groups import GROUPS, group_in
from kiosk.wire.offer_words import offer_in
from kiosk.wire.older_readers import READS, for_reader, schema_read
from kiosk.wire.place_words import way_in
from kiosk.wire.sifted import sift

HERE = {"latitude": 51.0, "longitude": 4.0}  # made up
# The keys that the reader of schema 1 knew, when it was the only one; any other key refused its whole.
OLD = {
    "catalogue": "schema revision organisation published closed school_holidays places offers",
    "places": "id kind name address postcode town opening_hours exceptions closing_days phone languages"
    " how_to_get_there accessible example assured_date",
    "offers": "id kind title about place when starts ends opening_hours closing_days seats seats_left waiting"
    " price languages texts sign_up example assured_date",
    "texts": "title about when price",
}


def a_list(**offer: Any) -> Catalogue:
    site = load_site()
    place = Place.model_validate(
        {"id": "bib", "name": "Bib", "address": "Markt 1", "postcode": "9900", "position": HERE,
         "how_to_get_there": "Langs het plein.", "texts": {"fr": {"how_to_get_there": "Par la place."}}}
    )  # fmt: skip
    street = Stroke.model_validate({"name": "Kaai", "at": [HERE, HERE]})
    texts = {"fr": {"title": "Bonjour", "about": "On parle.", "for_whom": "Les nouveaux"}}
    said = {"id": "les", "title": "Les", "about": "Praten.", "for_whom": "Wie net hier woont", "texts": texts}
    return Catalogue(
        revision=3, organisation="be.eeklo.de-kring", places=(place,), schemes=site.schemes, sketch=(street,),
        offers=(Offer.model_validate(said | offer, strict=False),),
    )  # fmt: skip


def keys_of_schema_1(said: dict[str, Any]) -> bool:
    found = {"catalogue": [said], "places": said["places"], "offers": said["offers"]}
    found["texts"] = [text for offer in said["offers"] for text in offer.get("texts", {}).values()]
    return all(set(one) <= set(OLD[kind].split()) for kind, ones in found.items() for one in ones)


def test_an_older_kiosk_gets_a_list_that_it_takes_whole() -> None:
    new = a_list()
    said = new.model_dump(mode="json", by_alias=True)
    assert said["schema"] == KNOWN
    assert not keys_of_schema_1(said)
    old = for_reader(new, 1).model_dump(mode="json", by_alias=True)
    assert old["schema"] == 1
    assert keys_of_schema_1(old)
    [offer] = old["offers"]
    assert offer["about"] == "Praten.\nVoor wie: Wie net hier woont."
    assert offer["texts"]["fr"]["about"] == "On parle.\nLes nouveaux"
    assert for_reader(new, KNOWN) is new


def test_a_kiosk_that_knows_one_way_to_a_place_gets_the_dutch_one_and_keeps_its_map() -> None:
    new = a_list()
    older = for_reader(new, 3)
    said = older.model_dump(mode="json", by_alias=True)
    assert said["schema"] == 3
    assert "texts" not in said["places"][0]
    assert said["places"][0]["how_to_get_there"] == "Langs het plein."
    assert (older.sketch, older.offers, older.schemes) == (new.sketch, new.offers, new.schemes)
    assert older.places[0].position == new.places[0].position


def test_the_way_is_said_in_the_language_of_the_person_where_somebody_translated_it() -> None:
    [place] = a_list().places
    assert way_in(place, "fr") == ("Par la place.", "fr")
    assert way_in(place, "uk") == way_in(place, "nl") == ("Langs het plein.", "nl")


def test_a_kiosk_that_draws_no_map_gets_all_but_where_places_lie() -> None:
    new = a_list()
    older = for_reader(new, 2)
    said = older.model_dump(mode="json", by_alias=True)
    assert said["schema"] == 2
    assert "sketch" not in said and "position" not in said["places"][0]
    assert (older.offers, older.schemes) == (new.offers, new.schemes)
    assert for_reader(older, 2) is older


def test_a_street_that_is_none_takes_no_map_away_and_a_place_outside_belgium_is_left_out() -> None:
    said = a_list().model_dump(mode="json", by_alias=True)
    said["sketch"].append({"name": "Nergens", "at": [HERE]})
    said["places"].append(said["places"][0] | {"id": "zee", "position": {"latitude": 51.0, "longitude": 0.0}})
    found = sift(said, "the list")
    assert [stroke.name for stroke in found.catalogue.sketch] == ["Kaai"]
    assert [place.id for place in found.catalogue.places] == ["bib"]
    assert [one.kind for one in found.left_out] == ["place", "sketch"]
    assert "outside Belgium" in found.left_out[0].why


def test_whom_it_is_for_never_cuts_what_it_is_about() -> None:
    [offer] = for_reader(a_list(about="x" * 399), 1).offers
    assert offer.about == "x" * 399


def test_a_list_without_anything_new_is_the_list_it_always_was() -> None:
    plain = for_reader(a_list(), 1)
    assert plain.needs == 1
    assert b'"revision":3,"schema":1}' in catalogue_body(plain, None)
    assert sift(plain.model_dump(mode="json", by_alias=True), "the list").catalogue == plain


def test_a_reader_that_knows_less_says_that_the_program_must_be_updated() -> None:
    with pytest.raises(NewerDocument, match="has schema 4; this program knows up to 1: update the program"):
        refuse_newer(a_list().canonical(), "the catalogue", 1)
    newer = a_list().model_dump(mode="json", by_alias=True) | {"schema": KNOWN + 1}
    with pytest.raises(NewerDocument, match="update the program"):
        sift(newer, "the catalogue")


@pytest.mark.parametrize(
    ("said", "read"), [({}, 1), ({READS: "2"}, 2), ({READS: "7"}, KNOWN), ({READS: "٢"}, 1), ({READS: ""}, 1)]
)
def test_who_says_nothing_reads_the_first(said: dict[str, str], read: int) -> None:
    assert schema_read(said) == read


def test_the_groups_are_those_that_are_translated_for_all() -> None:
    path = Path(__file__).resolve().parents[2] / "config" / "texts" / "house.nl.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))["house"]["group"]
    assert {f"house.group.{key}": dutch for key, dutch in told.items()} == GROUPS


def test_a_known_group_is_said_in_the_language_of_the_person_and_other_words_as_typed() -> None:
    french = {"house.group.old": "Personnes âgées", "house.group.women": "Femmes"}.__getitem__
    assert group_in("ouderen, Vrouwen.", french) == "Personnes âgées, Femmes"
    assert group_in("ouderen uit Balgerhoeke", french) == ""
    [known] = a_list(for_whom="Ouderen", texts={}).offers
    assert offer_in(known, "fr", french).for_whom == ("Personnes âgées", "fr")
    [typed] = a_list().offers
    assert offer_in(typed, "fr", french).for_whom == ("Les nouveaux", "fr")
    assert offer_in(typed, "pl", french).for_whom == ("Wie net hier woont", "nl")
