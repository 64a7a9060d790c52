"""/gevraagd/: staff decide on what somebody asked with a code they typed."""

from __future__ import annotations

import uuid

import pytest

from central.cases import amending
from central.cases.deletion import delete_case
from central.cases.models import Amendment, Case
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(kiosk, arrives):
    """Zoë asks at the kiosk, and somebody types her code to change the number."""
    record = a_record()
    reach = {"by": "phone", "value": "+32499887766"}
    arrives(kiosk, record, an_amendment(record, code=record["code"], action="correct", reach=reach))
    return Amendment.objects.get()


def page_of(client) -> str:
    return client.get("/gevraagd/").content.decode()


def decide(client, asked, what, **said):
    return fill_in(client, "/gevraagd/", f"/gevraagd/{asked.id}/{what}/", **said)


def test_staff_see_the_new_number_beside_the_old_one_and_whose_it_may_be(as_an, asked):
    page = page_of(as_an)
    for word in ("Iets wijzigen", "0499 88 77 66", "nu: 0471 12 34 56", "Zoë Ârslan", "Kiosk Zonneheem"):
        assert word in page
    assert "1<span" in page, "the menu says that something waits"


def test_bart_sees_and_decides_nothing_of_de_kring(as_bart, asked):
    assert "Zoë" not in page_of(as_bart)
    for act in ("doen", "niet-doen"):
        assert as_bart.post(f"/gevraagd/{asked.id}/{act}/").status_code == 404
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_who_said_yes_reads_on_an_old_page_that_it_was_yes_when_touching_no(as_an, asked):
    said = {
        act: hidden_fields(page_of(as_an), f"/gevraagd/{asked.id}/{act}/") for act in ("doen", "niet-doen")
    }
    as_an.post(f"/gevraagd/{asked.id}/doen/", said["doen"])
    again = as_an.post(f"/gevraagd/{asked.id}/doen/", said["doen"], follow=True).content.decode()
    assert "Gedaan." in again
    assert "besliste" not in again
    no = as_an.post(f"/gevraagd/{asked.id}/niet-doen/", said["niet-doen"], follow=True).content.decode()
    assert "Je besliste dit al: gedaan, vandaag om" in no
    assert Case.objects.get().reach_value == "+32499887766"


def test_who_decides_about_somebody_who_was_taken_away_hears_that_something_changed(as_an, de_kring, asked):
    said = hidden_fields(page_of(as_an), f"/gevraagd/{asked.id}/doen/")
    delete_case(Case.objects.get(), a_colleague(de_kring, "Bea"), "asked")
    shown = as_an.post(f"/gevraagd/{asked.id}/doen/", said, follow=True).content.decode()
    assert "hier veranderde intussen iets" in shown
    assert "Kies eerst" not in shown


def test_when_staff_say_yes_it_happens_and_says_who_decided(as_an, an, asked):
    decide(as_an, asked, "doen")
    case = Case.objects.get()
    assert case.reach_value == "+32499887766"
    asked.refresh_from_db()
    assert (asked.state, asked.settled_by) == ("done", an)
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Vroeger: 0471 12 34 56" in page
    assert "bevestigd door An" in page
    assert "Niets te beslissen" in page_of(as_an)


def test_when_staff_say_no_nothing_happens(as_an, asked):
    decide(as_an, asked, "niet-doen")
    assert Case.objects.get().reach_value == "+32471123456"
    asked.refresh_from_db()
    assert asked.state == "denied"


def test_a_second_colleague_who_decides_too_finds_it_gone(as_an, asked):
    fields = hidden_fields(page_of(as_an), f"/gevraagd/{asked.id}/doen/")
    bea = a_colleague(asked.organisation, "Bea")
    amending.deny(asked, bea)
    answer = as_an.post(f"/gevraagd/{asked.id}/doen/", fields, follow=True)
    assert "Bea besliste dit al: niet gedaan, vandaag om" in answer.content.decode()
    assert Case.objects.get().reach_value == "+32471123456"


def test_of_two_papers_with_one_code_staff_choose_whose_it_is(as_an, kiosk, a_case, asked):
    other = a_case(kiosk, code=asked.code, person={"name": "Bo"})
    page = page_of(as_an)
    assert "Twee papieren hebben deze code." in page
    decide(as_an, asked, "doen")
    assert Amendment.objects.get().state == "asked", "nobody was chosen"
    decide(as_an, asked, "doen", case=str(other.id))
    other.refresh_from_db()
    assert other.reach_value == "+32499887766"


def test_a_code_without_a_case_says_so_and_can_only_be_refused(as_an, kiosk, arrives):
    record = a_record()
    arrives(kiosk, an_amendment(record, code=record["code"]))
    page = page_of(as_an)
    assert "Er is nog geen aanvraag met deze code." in page
    assert "Doe dit" not in page


def test_a_case_of_somebody_else_cannot_be_slipped_in(as_an, kiosk, a_case, asked):
    stranger = a_case(kiosk)
    decide(as_an, asked, "doen", case=str(stranger.id))
    assert Amendment.objects.get().state == "asked"


def test_what_is_not_there_is_not_found(as_an):
    assert as_an.post(f"/gevraagd/{uuid.uuid4()}/doen/").status_code == 404


def test_what_a_scanned_paper_did_by_itself_is_shown_for_a_while(as_an, kiosk, arrives):
    record = a_record()
    arrives(kiosk, record, an_amendment(record))
    page = page_of(as_an)
    assert "Vanzelf gedaan" in page
    assert "Zoë Ârslan</a>: stoppen" in page
