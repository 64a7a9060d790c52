"""Whatever is in a file: an answer or one clear sentence, never anything else."""

from __future__ import annotations

import json
from datetime import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from central.catalogue.standards.analysis import analyse
from central.catalogue.standards.cells import clock, day, languages, price
from central.catalogue.standards.found import FileRefused, Found, Wrong
from central.catalogue.standards.reading import ENDINGS, read_file
from central.catalogue.standards.typed_hours import hours_of, typed_hours
from kiosk.words.opening import read_hours
from tests.central.catalogue.standards.files import NOW, calendar, csv, event, known, sheet

CALENDAR = calendar(
    event("Les", "20261202T140000", "20261202T160000", "RRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z;BYDAY=WE"),
    event("Zonder", "20261202T140000", "20261202T160000", zone=""),
).encode()
TABLE = csv("Titel;Dagen;Van;Tot;Eerste keer;Prijs", "Les;ma en wo;14u;16:30;1/12/2026;gratis").encode()
SERVICE = {
    "id": "a",
    "name": "Les",
    "status": "active",
    "schedules": [{"id": "b", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
}
FILES = {
    ".csv": TABLE,
    ".ics": CALENDAR,
    ".json": json.dumps([SERVICE]).encode(),
    ".xlsx": sheet(["Titel", "Prijs"], ["Les", "gratis"]),
}
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(max_size=40) | st.sampled_from(
    ["ma", "wo 9-12", "14u30", "eerste za", "om de 2 weken", "5", "=1"]
)


def answered(name: str, data: bytes) -> None:
    """Read a file as a page does; it may be refused, with one sentence."""
    try:
        read = read_file(name, data, NOW)
    except FileRefused as refused:
        assert 10 < len(str(refused)) < 300
        assert "\n" not in str(refused)
        return
    kept = json.loads(json.dumps([one.as_json() for one in read.rows]))
    analysis = analyse((Found.of_json(one) for one in kept), known(), NOW)
    for row in analysis.rows:
        assert row.state in ("good", "doubtful", "refused")
        assert row.reason or row.state == "good"
        assert (row.entry is None) == (row.state == "refused" or row.would == "off")


@RELAXED
@given(st.sampled_from(ENDINGS), st.binary(max_size=400))
@example(".csv", b'Titel\n"')
@example(".csv", "Titel\n\x00\ud7ff".encode("utf-8", "replace"))
@example(".json", b"[" * 100_000)
@example(".json", b'[{"services": [1, null, []]}, 3]')
@example(".ics", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99991231T235959\nEND:VEVENT\n")
def test_any_bytes_get_an_answer(ending, data):
    answered(f"x{ending}", data)


@RELAXED
@given(st.sampled_from(ENDINGS), st.data())
def test_a_good_file_with_some_of_it_broken_gets_an_answer(ending, data):
    body = bytearray(FILES[ending])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        what = data.draw(st.binary(max_size=6))
        body[at : at + data.draw(st.integers(0, 4))] = what
        if not body:
            return
    answered(f"x{ending}", bytes(body))


@RELAXED
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                key: st.none() | st.integers() | WORDS | st.lists(WORDS, max_size=2)
                for key in (
                    "id",
                    "name",
                    "status",
                    "schedules",
                    "languages",
                    "cost_options",
                    "service_at_locations",
                    "description",
                    "organization",
                    "assured_date",
                    "services",
                )
            },
        ),
        max_size=3,
    )
)
def test_any_json_gets_an_answer(services):
    answered("x.json", json.dumps(services).encode())


@RELAXED
@given(st.sampled_from([clock, day, languages, price]), WORDS | st.floats() | st.booleans())
def test_any_cell_is_read_or_refused_in_one_sentence(read, cell):
    try:
        read(cell)
    except Wrong as error:
        assert str(error)
        assert "\n" not in str(error).replace(str(cell), "")


@RELAXED
@given(WORDS)
def test_hours_somebody_typed_are_hours_or_refused(said):
    for read in (typed_hours, lambda days: hours_of(days, time(9), time(12), NOW.date())):
        try:
            hours = read(said)
        except Wrong:
            continue
        read_hours(hours)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_files_that_are_broken_here_are_good_ones(ending):
    assert analyse(read_file(f"x{ending}", FILES[ending], NOW).rows, known(), NOW).rows[0].state == "good"
