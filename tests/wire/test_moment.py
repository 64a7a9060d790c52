"""A time is a time: a number written as text is not taken for one, however helpful that may look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.wire.catalogue import Place
from kiosk.wire.document import BadDocument, canonical_json, read_document
from kiosk.wire.heartbeat import Heartbeat, HeartbeatAnswer


def beat(**told: object) -> bytes:
    at = "2026-11-25T18:00:00+01:00"
    return canonical_json({"schema": 1, "at": at, "clock_synced": True, "version": "1", "queue": 0} | told)


@pytest.mark.parametrize(
    "said",
    ["1537", "0", "-1", "1e9", "1764090000", 1764090000, "2026-11-25", "2026-11-25T18:00:00", "", True,
     "20261125T180000Z", "2026-W48-3T18:00:00Z", "2026-13-01T18:00:00Z", "2026-11-25T25:00:00Z",
     "0000-01-01T00:00:00Z"],
)  # fmt: skip
def test_what_is_no_time_is_refused_by_the_name_of_its_field(said: object) -> None:
    for field in ("at", "oldest_unsent"):
        with pytest.raises(BadDocument, match=f"field '{field}'"):
            read_document(Heartbeat, beat(**{field: said}), "the heartbeat")


@pytest.mark.parametrize(
    "said",
    ["2026-11-25T18:00:00Z", "2026-11-25T19:00:00+01:00", "2026-11-25t18:00:00.000z", "2026-11-25 18:00Z",
     "2026-11-25T18:00:00.000000000Z"],
)  # fmt: skip
def test_a_time_is_read_however_rfc_3339_lets_it_be_written(said: str) -> None:
    assert read_document(Heartbeat, beat(at=said), "it").at == datetime(2026, 11, 25, 18, tzinfo=UTC)


@given(st.datetimes(timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))))
def test_every_time_we_write_is_read_as_it_was(at: datetime) -> None:
    body = HeartbeatAnswer(counter=1, at=at).canonical()
    assert read_document(HeartbeatAnswer, body, "it").at == at


@pytest.mark.parametrize("said", ["1537", "0", "86400", "2026-11-25T00:00:00", "20261125", "2026-02-30", 0])
def test_what_is_no_day_is_refused(said: object) -> None:
    place = {"id": "bib", "name": "Bib", "address": "Markt 1", "postcode": "9900", "assured_date": said}
    with pytest.raises(BadDocument, match="assured_date"):
        read_document(Place, canonical_json(place), "the place")


def test_a_day_is_read_from_json_and_from_a_file_of_the_site() -> None:
    place = {"id": "bib", "name": "Bib", "address": "Markt 1", "postcode": "9900"}
    day = date(2026, 11, 25)
    body = canonical_json(place | {"assured_date": "2026-11-25"})
    assert read_document(Place, body, "it").assured_date == day
    assert Place.model_validate(place | {"assured_date": day}).assured_date == day
    with pytest.raises(ValidationError):
        Place.model_validate(place | {"assured_date": "1537"})
