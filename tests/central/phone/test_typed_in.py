"""/mensen/nieuw/ and /mensen/<id>/gegevens/: staff type for who phones or walks in, and put a slip right."""

from __future__ import annotations

import pytest
from django.utils import timezone

from central.cases.models import Amendment, Case, CaseEvent
from central.sign_ups.models import Attendance, SignUp
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
NEW = "/mensen/nieuw/internet-help/"
SAID = {
    "name": "Fatima",
    "reach_by": "phone",
    "phone": "0471 12 34 56",
    "place": "9900 Eeklo",
    "about": ["no_internet"],
    "where": "home",
    "moment": "morning",
    "followed_by_social_service": "no",
    "preferred_language": "ar",
    "told": "1",
    "kanaal": "friend",
}


@pytest.fixture
def case(kiosk, a_case):
    return a_case(kiosk)


def test_who_is_not_logged_in_types_nobody_in(nobody):
    assert nobody.post(NEW, SAID).status_code == 302
    assert not Case.objects.exists()


def test_who_phones_becomes_a_request_by_the_questions_of_the_journey(as_an, an):
    page = as_an.get("/mensen/nieuw/").content.decode()
    assert f'href="{NEW}"' in page
    answer = fill_in(as_an, NEW, "", **SAID)
    case = Case.objects.get()
    assert answer["Location"] == f"/mensen/{case.id}/"
    assert (case.name, case.reach_value, case.language) == ("Fatima", "+32471123456", "ar")
    assert (case.source, case.helper, case.channel) == ("staff", "professional", "friend")
    assert (case.track, case.stage, case.place_name) == ("internet", "new", "Eeklo")
    assert case.answers["about"] == ["no_internet"] and case.waiting_since
    assert CaseEvent.objects.get().text == "An vulde dit in, samen met de persoon."
    page = as_an.get(answer["Location"]).content.decode()
    assert "Fatima staat erbij. De code is" in page and "Ingevuld door ons" in page


def test_a_second_touch_makes_no_second_person(as_an):
    fields = hidden_fields(as_an.get(NEW).content.decode(), "") | SAID
    where = {as_an.post(NEW, fields)["Location"] for _ in range(2)}
    assert where == {f"/mensen/{Case.objects.get().id}/"}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": ""}, "Hoe mogen we je noemen?"),
        ({"phone": "12"}, "Wat is je nummer?"),
        ({"told": ""}, "Vertel eerst wat we met de antwoorden doen."),
    ],
)
def test_what_is_not_right_is_told_and_nothing_typed_is_lost(as_an, wrong, told):
    answer = fill_in(as_an, NEW, "", **(SAID | wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and told in page
    assert 'value="9900 Eeklo"' in page
    assert not Case.objects.exists()


def test_a_journey_nobody_knows_is_not_there(as_an):
    for wrong in ("niets", "paper-correct", "offer-sign-up", "offer-sign-up/?aanbod=x"):
        assert as_an.get(f"/mensen/nieuw/{wrong}".rstrip("/") + "/").status_code == 404


def test_who_walks_in_is_signed_up_for_an_offer_at_once(as_an, praattafel):
    page = "/mensen/nieuw/offer-sign-up/?aanbod=praattafel"
    said = {"name": "Omar", "reach_by": "visit", "found_at": "Zonneheem", "come_along": "no", "told": "1"}
    answer = fill_in(as_an, page, "", **said)
    assert answer.status_code == 302, answer.content.decode()
    row = SignUp.objects.get()
    assert (row.case.name, row.state, row.to_confirm) == ("Omar", "place", False)


def test_a_known_person_is_signed_up_without_a_second_request(as_an, case, praattafel):
    page = f"/mensen/{case.id}/"
    for _ in range(2):
        fields = hidden_fields(as_an.get(page).content.decode(), f"{page}was-er/")
        as_an.post(f"{page}inschrijven/", fields | {"aanbod": str(praattafel.id)})
    assert SignUp.objects.get().case == case
    assert Case.objects.count() == 1


def test_a_walk_in_is_ticked_today_without_a_sign_up(as_an, an, case, praattafel):
    page = f"/mensen/{case.id}/"
    fill_in(as_an, page, f"{page}was-er/", aanbod=str(praattafel.id))
    there = Attendance.objects.get()
    assert (there.case, there.on, there.noted_by) == (case, timezone.localdate(), an)


def test_bart_signs_nobody_of_de_kring_up_and_an_nobody_for_what_is_not_hers(
    as_bart, as_an, case, praattafel
):
    page, said = f"/mensen/{case.id}/", {"aanbod": str(praattafel.id)}
    for act in ("inschrijven/", "was-er/"):
        assert as_bart.post(page + act, said).status_code == 404
        assert as_an.post(page + act, {"aanbod": "x"}).status_code == 404
    assert as_bart.get(f"{page}gegevens/").status_code == 404


def correct(client, case, **changed):
    page = f"/mensen/{case.id}/gegevens/"
    said = {
        "name": case.name,
        "reach_by": "phone",
        "phone": "0471 12 34 56",
        "place": "9900 Eeklo",
        "preferred_language": "nl",
    }
    answer = fill_in(client, page, "", **(said | changed))
    case.refresh_from_db()
    return answer


def test_a_wrong_number_is_put_right_and_the_old_one_stays_beside_it(as_an, an, case):
    form = as_an.get(f"/mensen/{case.id}/gegevens/").content.decode()
    assert f'value="{case.name}"' in form and "9900 Eeklo" in form
    assert correct(as_an, case, phone="0471 99 99 99").status_code == 302
    assert (case.reach_value, case.contact_key) == ("+32471999999", "+32471999999")
    assert (case.name, case.place_name) == ("Zoë Ârslan", "Eeklo"), "what was not changed stays"
    amendment = Amendment.objects.get()
    assert amendment.settled_by == an
    assert set(amendment.new) == {"reach_by", "reach_value"}
    page = as_an.get(f"/mensen/{case.id}/").content.decode()
    assert "Door ons" in page and "0471 12 34 56" in page
    assert "Gewijzigd: hoe we bereiken." in page


def test_a_correction_that_changes_nothing_leaves_no_line(as_an, case):
    correct(as_an, case)
    assert not Amendment.objects.exists()


def test_a_number_that_is_none_is_refused(as_an, case):
    assert correct(as_an, case, phone="123").status_code == 422
    assert case.reach_value == "+32471123456"
