"""Where places lie goes out in every format, and comes in from files of others."""

from __future__ import annotations

import json
from copy import deepcopy

import jsonschema
import pytest

from central.catalogue.standards.as_calendar import Stamp, Told, as_calendar
from central.catalogue.standards.as_hsds import House, as_hsds
from central.catalogue.standards.as_schema_org import as_schema_org
from central.catalogue.standards.known import Known
from kiosk.way.position import Position
from kiosk.wire.catalogue import Offer
from kiosk.wire.place_hours import Calendar
from tests.central.catalogue.standards.files import HERE, LIBRARY, NOW, calendar, event, rows
from tests.central.catalogue.standards.test_hsds import SCHEMA, SERVICE

LIES = LIBRARY.model_copy(update={"position": Position(latitude=51.0, longitude=4.0)})  # made up
OFFER = Offer(id="les", title="Les", kind="activity", place="bib", opening_hours="Mo 14:00-16:00")
TOLD = [(House(HERE, "De Kring"), Told(OFFER, LIES, HERE, Calendar()))]


def beside() -> Known:
    return Known(HERE, {}, {LIES.id: LIES.model_dump(mode="json")}, frozenset())


def service(**at: object) -> bytes:
    """A service of another program, at a place it calls otherwise."""
    said = deepcopy(SERVICE)
    said["service_at_locations"][0]["location"] |= {"name": "De Boekerij", "id": "q"} | at
    return json.dumps(said).encode()


def test_where_a_place_lies_goes_out_in_each_format():
    page = json.loads(json.dumps(as_hsds(TOLD, NOW, NOW)))
    jsonschema.validate(page, SCHEMA)
    at = page["contents"][0]["service_at_locations"][0]["location"]
    assert (at["latitude"], at["longitude"]) == (51.0, 4.0)
    lines = as_calendar([one for _, one in TOLD], Stamp(1, NOW), NOW, "Aanbod").decode().split("\r\n")
    assert "GEO:51.0;4.0" in lines
    assert '"geo": {"@type": "GeoCoordinates", "latitude": 51.0, "longitude": 4.0}' in json.dumps(
        as_schema_org(TOLD, NOW)
    )


def test_a_place_that_another_program_calls_otherwise_is_known_by_where_it_lies():
    [row] = rows("x.json", service(latitude=51.0001, longitude=4.0001), beside())
    assert (row.state, row.entry["place"], row.place) == ("good", "bib", None)


@pytest.mark.parametrize("number", [float, str])
def test_a_new_place_brings_along_where_it_lies(number):
    [row] = rows("x.json", service(latitude=number(51.01), longitude=number(4.01)), beside())
    assert row.place is not None
    assert row.place["position"] == {"latitude": 51.01, "longitude": 4.01}


def test_a_position_that_cannot_be_is_left_out_and_said():
    [row] = rows("x.json", service(latitude=0, longitude=0), beside())
    assert row.place is not None and "position" not in row.place
    assert "klopt niet: dat lieten we weg" in row.reason


@pytest.mark.parametrize(("geo", "place"), [("GEO:51.0001;4.0", "bib"), ("GEO:0;0", None), ("GEO:x", None)])
def test_an_event_of_a_calendar_is_held_where_its_geo_says(geo, place):
    one = event("Les", "20270105T140000", "20270105T160000", "LOCATION:Zaal 2", geo)
    [row] = rows("x.ics", calendar(one), beside())
    assert row.entry["place"] == place
