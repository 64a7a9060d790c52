"""How often a page of staff asks the database: fifteen times at most, for many people as for few."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from central.cases import same_person, steps
from central.cases.models import Amendment, SamePerson
from central.handover.passing import Wish, hand_over
from central.intake.models import EnvelopeConflict, InboxEnvelope
from central.retention.models import Notice
from central.sign_ups.sign_ups import sign_up
from tests.central.conftest import a_colleague, an_offer, join

pytestmark = pytest.mark.django_db
MOST = 15
LISTS = (
    "/vandaag/", "/vandaag/vandaag/", "/mensen/", "/mensen/?status=busy&taal=nl&plaats=9900",
    "/mensen/?te_laat=on", "/gevraagd/", "/aanbod/", "/stands/", "/toestellen/", "/postvak/", "/dienst/",
    "/cijfers/", "/beheer/bewaren/", "/beheer/mensen/", "/beheer/logboek/",
)  # fmt: skip


def questions(client, address: str) -> list[str]:
    client.get(address)  # what is read once for all pages was read
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [one["sql"][:150] for one in asked]


@pytest.fixture
def crowd(kiosk, a_case, an, de_kring):
    """Give a function with which so many more come, each with something on every page."""
    bea, came = a_colleague(de_kring, "Bea"), []

    def come(many: int) -> list:
        for _ in range(many):
            number = len(came)
            case = a_case(kiosk, person={"name": f"Nummer {number}"}, schemes=["be.sociaal-internetaanbod"])
            steps.plan(case, bea if number % 2 else an, "call", an, timezone.localdate() - timedelta(days=2))
            course = an_offer(de_kring, f"cursus-{number}", f"Cursus {number}", seats=2, place="zonneheem")
            sign_up(case, course, to_confirm=True)
            _asked(case)
            _wrong_envelopes(case, number)
            join(de_kring, f"Kiosk {number}")
            case.refresh_from_db()
            came.append(case)
        return came

    return come


def _asked(case):
    said = {
        "organisation": case.organisation,
        "device": case.device,
        "made_at": case.made_at,
        "clock_synced": True,
    }
    Amendment.objects.create(
        **said,
        record_id=case.id,
        action=Amendment.Action.WITHDRAW,
        state=Amendment.State.ASKED,
        code=case.code_on_paper,
        channel="kiosk",
        received_at=timezone.now(),
    )


def _wrong_envelopes(case, number: int):
    said = {"organisation": case.organisation, "device": case.device, "received_at": timezone.now()}
    InboxEnvelope.objects.create(
        **said, record_id=case.id, seq=9000 + number, sha256="0" * 64, state="failed"
    )
    EnvelopeConflict.objects.create(**said, record_id=case.id, sha256="1" * 64)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_often_for_many_as_for_few(as_an, crowd, address):
    crowd(2)
    few = questions(as_an, address)
    crowd(6)
    many = questions(as_an, address)
    assert len(many) <= MOST, many
    assert len(many) == len(few), sorted(set(many) - set(few))


def test_an_offer_asks_as_often_for_many_as_for_few(as_an, an, crowd, praattafel):
    for case in crowd(3):  # two have a place, one waits
        sign_up(case, praattafel, to_confirm=True)
    address = f"/aanbod/{praattafel.id}/"
    few = questions(as_an, address)
    for case in crowd(5):
        sign_up(case, praattafel, to_confirm=True)
    many = questions(as_an, address)
    assert len(many) == len(few) <= MOST, many


def test_a_person_with_a_long_history_asks_as_often_as_one_who_just_came(as_an, an, crowd, praattafel):
    case, *others = crowd(8)
    address = f"/mensen/{case.id}/?werk=vandaag"
    few = questions(as_an, address)
    for before, after in zip([case, *others], others, strict=False):
        same_person.judge(before, after, an, SamePerson.Judgement.SAME)  # a chain: each knows the next
    sign_up(case, praattafel, to_confirm=True)
    for number in range(4):
        steps.add_note(case, an, f"Notitie {number}")
        until = timezone.localdate() + timedelta(days=90)
        hand_over(case, an, Wish(f"OCMW {number}", "", ["language"], "", "spoken", until))
    Notice.objects.create(case=case, organisation=case.organisation, told_on=timezone.localdate(), kept_by=an)
    many = questions(as_an, address)
    assert len(many) == len(few) <= MOST, many
    page = as_an.get(address).content.decode()
    assert "Nummer 7" in page and "Praattafel" in page and "OCMW 3" in page
