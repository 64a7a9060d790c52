"""HSDS 3 (Open Referral) in and out. `hsds3.schema.json` is ours, written from the documented fields."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from central.catalogue.standards.as_calendar import Stamp, Told, as_calendar
from central.catalogue.standards.as_hsds import House, as_hsds
from central.catalogue.standards.as_schema_org import as_schema_org
from kiosk.wire.catalogue import Offer
from kiosk.wire.place_hours import Calendar
from kiosk.words.days import BELGIUM
from tests.central.catalogue.standards.files import HERE, LIBRARY, NOW, known, rows

SCHEMA = json.loads((Path(__file__).parent / "hsds3.schema.json").read_text())
HOUSE = House(HERE, "Wijkcentrum De Kring", "Zuidmoerstraat 1, 9900 Eeklo")
AT = datetime(2026, 12, 14, 14, tzinfo=BELGIUM)
OFFERS = [
    Offer(
        id="spreekuur",
        title="Digispreekuur; é",
        about="Kom, en vraag",
        for_whom="Ouderen",
        kind="drop-in",
        place="bib",
        price="gratis",
        opening_hours="Mo,We 13:00-17:00; PH off",
        languages=("nl", "fr", "en"),
        sign_up=False,
        example=True,
    ),
    Offer(
        id="repair",
        title="Repair",
        kind="repair",
        place="bib",
        opening_hours="Sa[1] 10:00-13:00; PH off",
        seats=9,
    ),
    Offer(
        id="om-en-om",
        title="Om de week",
        opening_hours="2026 Dec 02+/14 14:00-16:00",
        when="Om de twee weken",
    ),
    Offer(id="les", title="Les", starts=AT, ends=AT.replace(hour=16), price="5 euro", place="bib"),
    Offer(
        id="reeks",
        title="Reeks",
        starts=AT,
        ends=AT.replace(year=2027, month=6, day=21, hour=16),
        opening_hours="Mo 14:00-16:00",
    ),
    Offer(id="afspraak", title="Afspraak", opening_hours='Tu 14:00-16:00 "op afspraak"'),
    Offer(id="later", title="Later", when="In het voorjaar"),
]


def told() -> list[tuple[House, Told]]:
    place = {LIBRARY.id: LIBRARY.model_copy(update={"exceptions": ('2026 Dec 24-2027 Jan 03 off "kerst"',)})}
    closed = Calendar(('Jul 11 off "feestdag"',))
    return [(HOUSE, Told(one, place.get(one.place or ""), HERE, closed)) for one in OFFERS]


def page() -> dict[str, Any]:
    return json.loads(json.dumps(as_hsds(told(), NOW, NOW)))


def test_what_goes_out_is_hsds():
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(page())] == []
    assert len(page()["contents"]) == len(OFFERS)


def test_the_schema_refuses_what_is_not():
    for spoil in (
        lambda said: said["contents"][0].pop("status"),
        lambda said: said["contents"][0].update(status="open"),
        lambda said: said["contents"][0]["service_at_locations"][0]["location"].pop("location_type"),
        lambda said: said["contents"][0]["schedules"][0].update(freq="DAILY"),
    ):
        said = page()
        spoil(said)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(said, SCHEMA)


@pytest.mark.parametrize("kind", ["json", "ics"])
def test_what_went_out_and_comes_back_changes_nothing(kind):
    body = (
        json.dumps(page()).encode()
        if kind == "json"
        else as_calendar([one for _, one in told()], Stamp(3, NOW), NOW, "Aanbod")
    )
    found = rows(f"x.{kind}", body, known(*OFFERS))
    assert {(row.state, row.would) for row in found} == {("good", "same")}
    timeless = {"afspraak", "later"} if kind == "ics" else set()
    assert {row.slug for row in found} == {one.id for one in OFFERS} - timeless


def test_a_schedule_that_somebody_changed_is_read_again():
    said = page()
    said["contents"][0]["schedules"][0]["byday"] = "TU"
    row = rows("x.json", json.dumps(said), known(*OFFERS))[0]
    assert row.would == "change"
    assert row.entry["opening_hours"] == "Tu 13:00-17:00"


SERVICE: dict[str, Any] = {
    "id": "a1",
    "name": "Praattafel",
    "status": "active",
    "description": "Samen praten",
    "schedules": [
        {
            "id": "s",
            "freq": "WEEKLY",
            "byday": "TU,TH",
            "valid_from": "2026-11-01",
            "opens_at": "10:00",
            "closes_at": "11:30",
        }
    ],
    "service_at_locations": [
        {
            "id": "l",
            "location": {
                "id": "p",
                "location_type": "physical",
                "name": "Bibliotheek",
                "addresses": [
                    {
                        "id": "x",
                        "address_1": "Molenstraat 36",
                        "city": "Eeklo",
                        "state_province": "OV",
                        "postal_code": "9900",
                        "country": "BE",
                        "address_type": "physical",
                    }
                ],
            },
        }
    ],
    "languages": [{"id": "t", "code": "nl"}, {"id": "u", "name": "Engels"}],
    "cost_options": [{"id": "c", "amount": 2.5, "currency": "EUR"}],
}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"contents": [one]},
        lambda one: {"services": [one]},
        lambda one: [{"id": "o", "name": "X", "description": "Y", "services": [one]}],
        lambda one: {"organizations": [{"id": "o", "name": "X", "description": "Y", "services": [one]}]},
    ],
)
def test_a_service_of_another_program_comes_in(wrap):
    [row] = rows("x.json", json.dumps(wrap(SERVICE)))
    assert row.state == "good", row.reason
    assert row.entry["opening_hours"] == "Tu,Th 10:00-11:30"
    assert (row.entry["place"], row.entry["languages"], row.entry["price"]) == (
        "bib",
        ["nl", "en"],
        "2,50 euro",
    )


def test_the_tables_of_the_specification_are_joined():
    service = {key: SERVICE[key] for key in ("id", "name", "status")}
    [at] = SERVICE["service_at_locations"]
    tables = {
        "services": [service],
        "schedules": [SERVICE["schedules"][0] | {"service_id": "a1"}],
        "service_at_locations": [{"id": "l", "service_id": "a1", "location_id": "p"}],
        "locations": [{"id": "p", "location_type": "physical", "name": "Zaal"}],
        "addresses": [at["location"]["addresses"][0] | {"location_id": "p"}],
    }
    [row] = rows("x.json", json.dumps(tables))
    assert (row.state, row.entry["opening_hours"], row.place["name"]) == ("good", "Tu,Th 10:00-11:30", "Zaal")


NO_DAY = dict.fromkeys(("byday", "dtstart", "valid_from"))


@pytest.mark.parametrize(
    ("spoil", "state", "why"),
    [
        (lambda one: one.pop("id"), "refused", "id"),
        (lambda one: one.pop("name"), "refused", "name"),
        (lambda one: one.pop("status"), "refused", "status"),
        (lambda one: one.update(organization={"id": "o"}), "refused", "organization.name"),
        (
            lambda one: one["service_at_locations"][0]["location"].pop("location_type"),
            "refused",
            "location_type",
        ),
        (lambda one: one["schedules"][0].pop("id"), "refused", "schedule.id"),
        (lambda one: one["schedules"][0].update(freq="HOURLY"), "refused", "HOURLY"),
        (lambda one: one["schedules"][0].update(opens_at="laat"), "refused", "opens_at"),
        (lambda one: one["schedules"][0].pop("closes_at"), "refused", "closes_at"),
        (lambda one: one["schedules"][0].update(opens_at="09:00Z"), "doubtful", "tijdzone"),
        (lambda one: one["schedules"][0].update(timezone=-5), "doubtful", "tijdzone (-05:00)"),
        (lambda one: one["schedules"][0].update(NO_DAY), "refused", "op welke dag"),
        (lambda one: one["schedules"][0].update(NO_DAY, byday="TU", interval=2), "refused", "eerste dag"),
        (lambda one: one.update(status="inactive"), "refused", "niet actief"),
        (lambda one: one.update(status="misschien"), "refused", "misschien"),
        (lambda one: one.update(description="<p>Samen</p>"), "doubtful", "opmaak"),
    ],
)
def test_what_is_missing_or_wrong_is_named(spoil, state, why):
    service = json.loads(json.dumps(SERVICE))
    spoil(service)
    good, row = rows("x.json", json.dumps([SERVICE | {"id": "a0", "name": "Goed"}, service]))
    assert good.state == "good"
    assert row.state == state, row.reason
    assert why in row.reason


def test_search_engines_read_what_it_is_where_and_when():
    graph = {one["name"]: one for one in as_schema_org(told(), NOW)["@graph"]}
    assert graph["Repair"]["@type"] == "Event"
    assert graph["Repair"]["eventSchedule"][0]["byDay"] == ["1SA"]
    assert graph["Les"]["hasCourseInstance"][0]["startDate"] == "2026-12-14T14:00:00+01:00"
    assert graph["Digispreekuur; é"]["hoursAvailable"][0]["opens"] == "13:00"
    assert graph["Les"]["offers"]["description"] == "5 euro"


def test_whom_it_is_for_goes_out_and_comes_in_and_ages_are_put_into_words():
    assert page()["contents"][0]["eligibility_description"] == "Ouderen"
    said = {"id": "x", "name": "Les", "status": "active", "minimum_age": 55}
    [row] = rows("a.json", json.dumps([said]))
    assert row.entry["for_whom"] == "Vanaf 55 jaar"
    [row] = rows("a.json", json.dumps([said | {"eligibility_description": "<b>Enkel vrouwen</b>."}]))
    assert (row.entry["for_whom"], row.state) == ("Enkel vrouwen", "doubtful")
