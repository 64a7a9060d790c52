"""/mensen/<id>/: one person."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from central.accounts.models import AccessLog
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db


def page_of(client, case) -> str:
    answer = client.get(f"/mensen/{case.id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_is_not_logged_in_sees_nothing_and_leaves_no_trace(nobody, kiosk, a_case):
    case = a_case(kiosk)
    assert nobody.get(f"/mensen/{case.id}/").status_code == 302
    assert not AccessLog.objects.exists()


def test_for_bart_a_case_of_de_kring_does_not_exist(as_bart, kiosk, a_case):
    case = a_case(kiosk)
    answer = as_bart.get(f"/mensen/{case.id}/")
    assert answer.status_code == 404
    assert "Zoë" not in answer.content.decode()
    [tried] = AccessLog.objects.all()
    assert (tried.kind, tried.case_id, str(tried.organisation)) == (
        "refused",
        case.id,
        "Welzijnshuis Kortenberg",
    )


def test_a_case_that_is_not_there_looks_the_same_as_one_of_somebody_else(as_bart, kiosk, a_case):
    theirs = as_bart.get(f"/mensen/{a_case(kiosk).id}/").content.decode()
    nobodys = as_bart.get(f"/mensen/{uuid.uuid4()}/").content.decode()
    assert theirs.split("<main")[1] == nobodys.split("<main")[1]


def test_everything_the_person_said_is_there_in_words(as_an, kiosk, a_case):
    page = page_of(
        as_an,
        a_case(
            kiosk,
            answers={"about": ["no_internet"], "where": "home", "followed_by_social_service": "unknown"},
        ),
    )
    for word in (
        "Zoë Ârslan",
        "0471 12 34 56",
        'href="tel:+32471123456"',
        "Geen internet thuis",
        "Bij mij thuis",
        "Weet ik niet",
        "Sociaal internetaanbod",
        "Flyer of brief",
        "Ikzelf",
        "Nederlands",
        "eeklo-registratie, versie 2026-11",
        "vraag van de persoon zelf",
        "Kiosk Zonneheem",
    ):
        assert word in page, word


def test_a_mail_address_can_be_written_to(as_an, kiosk, a_case):
    page = page_of(as_an, a_case(kiosk, person={"reach": {"by": "email", "value": "an+test@voorbeeld.be"}}))
    assert 'href="mailto:an%2Btest@voorbeeld.be"' in page


def test_who_wants_a_visit_is_shown_where(as_an, kiosk, a_case):
    page = page_of(as_an, a_case(kiosk, person={"reach": {"by": "visit", "value": "Sociaal restaurant"}}))
    assert "Sociaal restaurant" in page
    assert "langskomt" in page


def test_what_somebody_typed_is_shown_as_text_and_never_as_page(as_an, kiosk, a_case):
    evil = "<img src=x onerror=alert(1)>"
    page = page_of(as_an, a_case(kiosk, person={"name": evil}, answers={"about_other": evil}))
    assert "<img src" not in page
    assert page.count("&lt;img") == 3


def test_a_journey_nobody_knows_shows_its_raw_words(as_an, kiosk, a_case):
    case = a_case(
        kiosk, journey="moon-trip", answers={"crater": "tycho"}, channel="rocket", schemes=["be.maan"]
    )
    page = page_of(as_an, case)
    for word in ("moon-trip", "crater", "tycho", "rocket", "be.maan"):
        assert word in page


def test_steps_and_values_nobody_knows_show_their_raw_words(as_an, kiosk, a_case):
    page = page_of(as_an, a_case(kiosk, answers={"about": ["no_internet", "new_thing"], "later": "yes"}))
    assert "Geen internet thuis, new_thing" in page
    assert "later" in page


def test_every_look_is_written_down_with_who_when_and_which(as_an, an, kiosk, a_case):
    case = a_case(kiosk)
    page_of(as_an, case)
    look = AccessLog.objects.get()
    assert (look.user, look.case_id, look.organisation) == (an, case.id, case.organisation)
    assert "An, vandaag om" in page_of(as_an, case)


def test_the_title_that_stays_in_the_browser_history_holds_no_name(as_an, kiosk, a_case):
    page = page_of(as_an, a_case(kiosk))
    title = page.split("<title>")[1].split("</title>")[0]
    assert "Zoë" not in title


def test_a_clash_of_codes_is_said(as_an, kiosk, a_case):
    first = a_case(kiosk)
    assert "staat ook op een ander papier" in page_of(as_an, a_case(kiosk, code=first.code))


def test_a_clock_that_was_not_sure_is_said(as_an, kiosk, a_case):
    made = {"wall": "2020-01-01T00:00:00+00:00", "clock_synced": False, "boot_id": "b", "monotonic_ms": 1}
    page = page_of(as_an, a_case(kiosk, made=made))
    assert "klok van het toestel was niet zeker" in page
    assert "1 januari 2020" in page


@pytest.mark.parametrize(("wrong_by", "said"), [(timedelta(0), False), (timedelta(days=365), True)])
def test_a_clock_is_called_wrong_only_when_it_was(as_an, kiosk, a_case, wrong_by, said):
    """One that is not synchronised may well be right."""
    at = datetime.now(UTC) - timedelta(hours=1)
    sure = {"wall": at.isoformat(), "clock_synced": True, "boot_id": "b", "monotonic_ms": 1000}
    a_case(kiosk, made=sure)
    unsure = sure | {"wall": (at - wrong_by).isoformat(), "clock_synced": False}
    assert ("klok van het toestel zei" in page_of(as_an, a_case(kiosk, made=unsure))) is said


def test_a_page_about_a_person_is_not_kept_by_the_browser(as_an, kiosk, a_case):
    answer = as_an.get(f"/mensen/{a_case(kiosk).id}/")
    assert answer["Cache-Control"] == "no-store"


def test_of_a_list_of_one_nobody_is_called_the_next(as_an, kiosk, a_case):
    case = a_case(kiosk)
    as_an.get("/mensen/")
    assert "Volgende<" not in page_of(as_an, case) and "← Vorige" not in page_of(as_an, case)
    a_case(kiosk, person={"name": "Rosa"})
    as_an.get("/mensen/")
    assert "Volgende<" in page_of(as_an, case) and "← Vorige" in page_of(as_an, case)


def test_who_may_plan_nothing_sees_no_card_with_a_heading_alone(kiosk, a_case, de_kring, client):
    case = a_case(kiosk)
    client.force_login(a_colleague(de_kring, "Rita", "reception"))
    assert "Volgende stap" not in page_of(client, case)


def test_waiting_is_red_only_once_it_is_longer_than_we_promise(as_an, kiosk, a_case):
    case = a_case(kiosk)
    assert "Wacht sinds vandaag op antwoord" in page_of(as_an, case)
    case.waiting_since -= timedelta(days=30)
    case.save()
    assert '<span class="late">Wacht 30 dagen</span> op antwoord' in page_of(as_an, case)


def test_the_name_of_a_kiosk_is_said_once(as_an, kiosk, a_case):
    case = a_case(kiosk)
    assert case.events.get().text == "Binnengekomen van Kiosk Zonneheem."
