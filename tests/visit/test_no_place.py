"""'Where do you live?' when there is no address, or when somebody rather does not say it."""

from __future__ import annotations

from tests.visit.people import Person, at, typed


def declined() -> Person:
    person = at("place")
    person.registration.entry.touch(person.visit.ask, "none")
    person.visit.next()
    return person


def test_who_has_no_address_goes_on_with_one_touch_and_reads_it_on_the_review() -> None:
    person = declined()
    assert person.asked == "about"
    [line] = [one for one in person.registration.review() if one.step == "place"]
    assert (line.said, line.typed) == (((True, "typed.not_told"),), "")


def test_what_was_not_told_is_still_chosen_when_somebody_looks_again_and_typing_undoes_it() -> None:
    person = declined()
    person.registration.change("place")
    entry = person.registration.entry
    assert (entry.draft, entry.picked) == ("", ("none",))
    person.type("9900")
    person.visit.next()
    assert person.registration.answers["place"] == "9900 Eeklo"


def test_who_types_nothing_is_offered_the_town_of_the_kiosk_and_the_way_out() -> None:
    person = typed("place", "")
    assert person.refused == "field.place.empty"
    assert person.registration.entry.refusal.offers == ("9900 Eeklo", "none")
    assert person.registration.entry.refusal.asks


def test_half_a_postcode_is_told_as_that_and_nothing_is_guessed() -> None:
    for half in ("1", "99", "990", "99000", "B-99"):
        person = typed("place", half)
        assert (person.refused, person.registration.entry.refusal.offers) == ("field.place.digits", ())
        assert not person.registration.entry.refusal.asks


def test_several_villages_of_one_postcode_are_a_question_and_no_fault() -> None:
    assert typed("place", "9880").registration.entry.refusal.asks
    assert not typed("place", "Verweggistan").registration.entry.refusal.asks


def test_a_postcode_of_one_place_has_chosen_it() -> None:
    person = at("place")
    person.type("99")
    assert person.registration.sure == ""
    person.type("00")
    assert person.registration.suggestions() == ("9900 Eeklo",)
    assert person.registration.sure == "9900 Eeklo"
