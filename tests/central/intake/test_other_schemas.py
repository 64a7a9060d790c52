"""A record of an older or a newer kiosk: opened, or shown to staff with what to do; nothing of it is lost."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from central.cases import arrival
from central.cases.models import Case
from central.intake import receiving
from central.intake.models import InboxEnvelope
from central.intake.opening import open_waiting
from kiosk.wire.record import Record
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
SAID_LATER = {"offer", "from_check", "source", "stand"}  # what records of the first version do not say


class RecordOfNextYear(Record):
    """Schema 2 as a program to come may read it: one more thing is asked."""

    schema_: Annotated[Literal[1, 2], Field(alias="schema")] = 1
    calls_back: str = ""


def arrived(kiosk, send, **said) -> InboxEnvelope:
    """Seal this record, hand it over as a kiosk does and let the worker look; return its envelope."""
    send(kiosk, kiosk.batch(kiosk.envelope(a_record(**said))))
    open_waiting()
    return InboxEnvelope.objects.get()


def test_a_record_of_the_first_kiosks_becomes_a_case(kiosk, send):
    record = a_record()
    assert SAID_LATER.isdisjoint(record)
    assert "municipality" not in record["person"]["place"]
    send(kiosk, kiosk.batch(kiosk.envelope(record)))
    open_waiting()
    case = Case.objects.get()
    assert (case.name, case.municipality, case.source) == ("Zoë Ârslan", "Eeklo", "kiosk")


@pytest.mark.parametrize("schema", [0, -1, "1", True, None])
def test_a_schema_that_never_was_is_kept_whole_and_told(as_an, kiosk, send, schema):
    envelope = arrived(kiosk, send, schema=schema)
    assert (envelope.state, envelope.reason) == ("failed", "record-invalid")
    assert envelope.sealed is not None and "schema" in envelope.detail
    page = as_an.get("/postvak/").content.decode()
    assert "Deze aanvraag kon niet gelezen worden." in page
    assert "Zoë" not in page


def test_a_newer_record_waits_whole_until_central_was_updated(as_an, kiosk, send, monkeypatch):
    envelope = arrived(kiosk, send, schema=2, calls_back="zaterdag")
    assert (envelope.state, envelope.reason) == ("failed", "newer-version")
    assert envelope.sealed is not None and not Case.objects.exists()
    page = as_an.get("/postvak/").content.decode()
    assert "Werk de centrale bij. Probeer daarna opnieuw." in page
    updated = receiving.Kind(RecordOfNextYear, arrival.keep_record, known=2)
    monkeypatch.setitem(receiving._kinds, "", updated)
    as_an.post(f"/postvak/{envelope.id}/opnieuw/")
    open_waiting()
    assert Case.objects.get().name == "Zoë Ârslan"
    envelope.refresh_from_db()
    assert (envelope.state, envelope.sealed) == ("opened", None)
