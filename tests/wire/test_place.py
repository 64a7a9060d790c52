"""Where somebody lives crosses with its municipality of that day; what was written before stays as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.journeys.place_typed import NOT_TOLD
from kiosk.journeys.places import KnownPlace, Municipality, PlaceIndex
from kiosk.visit.submission import Change, NoticeShown, Paper, Submission
from kiosk.wire.amendment import Amendment
from kiosk.wire.compose import SiteFacts, amendment_from, record_from
from kiosk.wire.document import canonical_json, read_document
from kiosk.wire.record import Made, Place, Record

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "docs" / "examples"
MADE = Made(wall=datetime(2026, 11, 21, 10, tzinfo=UTC), clock_synced=True, boot_id="b", monotonic_ms=5)
AALTER, LOCHRISTI = Municipality("44084", "Aalter"), Municipality("44087", "Lochristi")
BRUSSELS, ETTERBEEK = Municipality("21004", "Brussel", ("Bruxelles",)), Municipality("21005", "Etterbeek")
PLACES = PlaceIndex(
    [
        KnownPlace("9880", "Poeke", municipality=AALTER),
        KnownPlace("9880", "Aalter", municipality=AALTER),
        KnownPlace("9185", "Wachtebeke", municipality=LOCHRISTI, formerly=("Wachtebeke",)),
        KnownPlace("1040", "Brussel", municipality=BRUSSELS),
        KnownPlace("1040", "Etterbeek", municipality=ETTERBEEK),
    ]
)
FACTS = SiteFacts(organisation="be.eeklo.de-kring", site="eeklo", places=PLACES)


def record_of(place: str, facts: SiteFacts = FACTS) -> Record:
    answers = {"notice": "seen", "name": "Rosa", "reach_by": "phone", "phone": "+32471123456", "place": place}
    return record_from(
        Submission("internet-help", 1, "nl", answers, (), NoticeShown("n", "1", "request")), facts, MADE
    )


def test_who_has_no_address_or_did_not_say_it_crosses_without_a_place() -> None:
    record = record_of("none")
    assert record.person.place is None
    assert b'"place":null' in canonical_json(record.model_dump(mode="json"))
    assert "place" not in record.answers


def plain(document: Any) -> dict[str, Any]:
    return json.loads(canonical_json(document.model_dump(mode="json", by_alias=True)))


@pytest.mark.parametrize(
    ("chosen", "nis", "municipality"),
    [
        ("9880 Poeke", "44084", "Aalter"),
        ("9185 Wachtebeke", "44087", "Lochristi"),
        ("1040 Etterbeek", "21005", "Etterbeek"),
        ("1040 Brussel", "21004", "Brussel"),
    ],
)
def test_the_record_of_rosa_keeps_her_town_as_said_and_where_it_lies(chosen, nis, municipality) -> None:
    postcode, name = chosen.split(" ")
    assert plain(record_of(chosen))["person"]["place"] == {
        "postcode": postcode,
        "name": name,
        "municipality": {"nis": nis, "name": municipality},
    }


def test_who_corrects_where_they_live_sends_the_new_municipality_along() -> None:
    paper = Paper(token="46csPt2MUP5WitRnyBM_zg")
    change = Change("correct", paper, "nl", {"place": "9185 Wachtebeke"})
    assert plain(amendment_from(change, FACTS, MADE))["place"]["municipality"] == {
        "nis": "44087",
        "name": "Lochristi",
    }


def test_a_place_of_which_nobody_knows_the_municipality_has_the_bytes_it_had_before() -> None:
    for facts in (SiteFacts("be.eeklo.de-kring", "eeklo"), FACTS):
        assert plain(record_of("9999 Nergens", facts))["person"]["place"] == {
            "postcode": "9999",
            "name": "Nergens",
        }


def test_a_record_from_before_municipalities_were_kept_is_read_and_written_unchanged() -> None:
    body = canonical_json(json.loads((EXAMPLES / "record-internet.json").read_text()))
    record = read_document(Record, body, "the record")
    assert record.person.place == Place(postcode="9900", name="Eeklo")
    assert canonical_json(record.model_dump(mode="json", by_alias=True)) == body


@pytest.mark.parametrize(
    "municipality",
    [
        {"nis": "4408", "name": "Lochristi"},
        {"nis": "04408", "name": "Lochristi"},
        {"nis": "٤٤٠٨٧", "name": "Lochristi"},
        {"nis": "44087", "name": ""},
        {"nis": "44087"},
        {"nis": "44087", "name": "Loch\tristi"},
        {"nis": "44087", "name": "Lochristi", "province": "Oost-Vlaanderen"},
        "Lochristi",
    ],
)
def test_a_municipality_is_a_code_and_a_name_or_the_record_is_not_taken(municipality) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate({"postcode": "9185", "name": "Wachtebeke", "municipality": municipality})


def corrected(**answers: object) -> Amendment:
    return amendment_from(Change("correct", Paper(token="t" * 22), "nl", answers), FACTS, MADE)


def test_who_has_no_address_any_more_says_so_with_their_paper() -> None:
    for answers in ({"place": NOT_TOLD}, {"place": NOT_TOLD, "name": "Rosa"}):
        taken_back = corrected(**answers)
        assert (taken_back.schema_, taken_back.place, taken_back.takes_place_back) == (2, None, True)


def test_what_a_central_of_before_can_read_is_written_as_before() -> None:
    for answers in ({"place": "9880 Poeke"}, {"name": "Rosa"}):
        said = corrected(**answers)
        assert (said.schema_, said.takes_place_back) == (1, False)
