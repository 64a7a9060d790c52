"""Where somebody lives: a postcode, a name of today or of before, or a place nobody knows."""

from __future__ import annotations

import pytest

from tests.visit.people import at, typed


def test_places_are_offered_while_somebody_types_and_one_touch_takes_one() -> None:
    person = at("place")
    person.type("eek")
    assert person.registration.suggestions()[0] == "9900 Eeklo"
    assert len(person.registration.suggestions()) <= 3
    person.registration.entry.choose("9900 Eeklo")
    assert person.registration.suggestions() == ()
    person.visit.next()
    assert person.registration.answers["place"] == "9900 Eeklo"


def test_a_postcode_of_several_places_asks_which_one() -> None:
    person = typed("place", "9910")
    assert (person.asked, person.refused) == ("place", "field.place.which")
    assert person.registration.suggestions() == ()
    assert person.registration.entry.refusal.offers == ("9910 Knesselare", "9910 Ursel")
    person.registration.entry.choose("9910 Ursel")
    person.visit.next()
    assert person.registration.answers["place"] == "9910 Ursel"


@pytest.mark.parametrize(
    ("typed_first", "offered", "chosen"),
    [
        ("1040", ("1040 Brussel", "1040 Etterbeek"), "1040 Etterbeek"),
        ("١٠٥٠", ("1050 Brussel", "1050 Elsene"), "1050 Brussel"),
        ("B-1804", ("1804 Vilvoorde", "1804 Zemst"), "1804 Zemst"),
    ],
)
def test_a_postcode_in_two_municipalities_asks_mehmet_which_and_keeps_the_one_he_chose(
    typed_first: str, offered: tuple[str, ...], chosen: str
) -> None:
    person = typed("place", typed_first)
    assert (person.asked, person.refused) == ("place", "field.place.which")
    assert person.registration.entry.refusal.offers == offered
    person.registration.entry.choose(chosen)
    person.visit.next()
    assert person.registration.answers["place"] == chosen


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Wachtebeke", "9185 Wachtebeke"),
        ("bertogne", "6687 Bertogne"),
        ("ZOMERGEM", "9930 Zomergem"),
        ("9930 Lievegem", "9930 Zomergem"),
        ("borsbeek (Antwerpen)", "2150 Borsbeek"),
    ],
)
def test_who_says_the_name_from_before_a_merger_or_the_one_after_it_is_understood(
    said: str, kept: str
) -> None:
    assert typed("place", said).registration.answers["place"] == kept


def test_the_villages_of_a_municipality_without_a_village_of_its_name_are_asked() -> None:
    person = typed("place", "Lievegem")
    assert (person.asked, person.refused) == ("place", "field.place.which")
    assert "9930 Zomergem" in person.registration.entry.refusal.offers


def test_a_place_nobody_knows_is_told_and_what_was_typed_stays() -> None:
    person = typed("place", "Verweggistan")
    assert person.refused == "field.place.unknown"
    assert person.registration.entry.draft == "Verweggistan"
