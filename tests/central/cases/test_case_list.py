"""/mensen/: everybody who asked for help."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases import steps
from central.cases.models import Case, Step
from tests.central.forms import hidden_fields

pytestmark = pytest.mark.django_db
PAGE = "/mensen/"


def names(answer) -> list[str]:
    return [case.name for case in answer.context["cases"]]


def test_who_is_not_logged_in_sees_nobody(nobody, kiosk, a_case):
    a_case(kiosk)
    assert nobody.get(PAGE).status_code == 302


def test_bart_does_not_see_the_people_of_de_kring(as_bart, kiosk, a_case):
    a_case(kiosk)
    answer = as_bart.get(PAGE)
    assert names(answer) == []
    assert "Zoë" not in answer.content.decode()
    assert "9900" not in answer.content.decode(), "not even a place in a filter"


def test_somebody_without_an_organisation_sees_nobody(client, db, kiosk, a_case):
    from central.accounts.models import User

    a_case(kiosk)
    client.force_login(User.objects.create_user("nieuw", "wachtwoord", "Nieuw"))
    assert client.get(PAGE).status_code == 404
    assert "Je hebt hier nog geen taak" in client.get("/").content.decode()


def test_the_newest_stands_first(as_an, kiosk, a_case):
    for name in ("Eerst", "Dan", "Laatst"):
        a_case(kiosk, person={"name": name})
    assert names(as_an.get(PAGE)) == ["Laatst", "Dan", "Eerst"]


def test_a_row_says_who_where_what_and_which_code(as_an, kiosk, a_case):
    case = a_case(kiosk)
    page = as_an.get(PAGE).content.decode()
    for word in ("Zoë Ârslan", "9900 Eeklo", "Hulp met internet", "Nieuw", "vandaag om"):
        assert word in page
    assert f"{case.code[:4]}-{case.code[4:]}" in page


def test_an_empty_list_says_so_in_words(as_an):
    page = as_an.get(PAGE).content.decode()
    assert "Er is nog niemand" in page
    assert "<table" not in page


def test_filters_that_match_nobody_say_so_and_offer_a_way_back(as_an, kiosk, a_case):
    a_case(kiosk)
    page = as_an.get(PAGE + "?status=done").content.decode()
    assert "Niemand gevonden" in page
    assert "Toon iedereen" in page


@pytest.fixture
def two_people(kiosk, a_case):
    a_case(kiosk, person={"name": "Zoë"})
    a_case(
        kiosk,
        person={
            "name": "Fatima",
            "language": "ar",
            "place": {"postcode": "9990", "name": "Maldegem"},
        },
        channel="school",
        schemes=[],
    )


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("status=new", ["Fatima", "Zoë"]),
        ("status=busy", []),
        ("kanaal=school", ["Fatima"]),
        ("plaats=9900", ["Zoë"]),
        ("taal=ar", ["Fatima"]),
        ("regeling=be.sociaal-internetaanbod", ["Zoë"]),
        ("regeling=be.sociaal-internetaanbod&taal=ar", []),
        ("te_laat=on", []),
        ("status=nonsense", []),
    ],
)
def test_filters_narrow_the_list(as_an, two_people, address, found):
    answer = as_an.get(f"{PAGE}?{address}")
    assert names(answer) == found
    assert answer.context["number"] == len(found)


def test_filters_show_words_and_not_ids(as_an, two_people):
    page = as_an.get(PAGE).content.decode()
    for word in ("Arabisch", "Via de school", "9990 Maldegem", "Sociaal internetaanbod"):
        assert word in page


def test_what_is_overdue_can_be_asked_for_and_is_marked(as_an, an, kiosk, a_case, de_kring):
    late, soon = a_case(kiosk, person={"name": "Laat"}), a_case(kiosk, person={"name": "Straks"})
    today = timezone.localdate()
    for case, days in ((late, -1), (soon, 1)):
        Step.objects.create(
            organisation=de_kring, case=case, kind="inform", who=an, due_on=today + timedelta(days=days)
        )
    answer = as_an.get(PAGE + "?te_laat=on")
    assert names(answer) == ["Laat"]
    assert "Te laat" in answer.content.decode()


def test_a_step_that_was_done_is_no_longer_overdue(as_an, an, kiosk, a_case, de_kring):
    case = a_case(kiosk)
    yesterday = timezone.localdate() - timedelta(days=1)
    Step.objects.create(
        organisation=de_kring, case=case, kind="inform", due_on=yesterday, done_at=timezone.now(), done_by=an
    )
    assert names(as_an.get(PAGE + "?te_laat=on")) == []


def test_a_long_list_comes_in_pages_and_keeps_the_filter(as_an, kiosk, a_case):
    a_case(kiosk)
    values = Case.objects.values().get()
    for number in range(29):
        Case.objects.create(**_copy(values, number))
    answer = as_an.get(PAGE + "?status=new")
    assert answer.context["number"] == 30
    assert len(names(answer)) == 25
    page = answer.content.decode()
    assert ">Vorige<" not in page
    (second,) = re.findall(r'rel="next" href="([^"]+)">Volgende<', page)
    assert second.startswith("?status=new&amp;na=")
    other = as_an.get(PAGE + second.replace("&amp;", "&"))
    assert len(set(names(other)) - set(names(answer))) == 5
    assert ">Volgende<" not in other.content.decode()


def _copy(values: dict, number: int) -> dict:
    import uuid

    return values | {"id": uuid.uuid4(), "record_id": uuid.uuid4(), "code": None, "name": f"Nr {number}"}


@pytest.mark.parametrize("said", ["x", "", "20261129-" + "0" * 32, "99999999999999999999-" + "0" * 32])
@pytest.mark.parametrize("side", ["na", "voor", "bladzijde"])
def test_a_place_in_the_list_that_nobody_can_be_at_is_its_beginning(as_an, kiosk, a_case, side, said):
    a_case(kiosk)
    assert names(as_an.get(f"{PAGE}?{side}={said}")) == ["Zoë Ârslan"]


def test_a_list_of_a_thousand_people_needs_few_questions_to_the_database(
    as_an, kiosk, a_case, django_assert_max_num_queries
):
    a_case(kiosk)
    values = Case.objects.values().get()
    Case.objects.bulk_create(Case(**_copy(values, number)) for number in range(1000))
    with django_assert_max_num_queries(15):
        as_an.get(PAGE)


def test_who_has_no_address_is_shown_so_and_can_be_chosen(as_an, kiosk, a_case):
    a_case(kiosk, person={"name": "Mia"})
    assert dict(as_an.get(PAGE).context["form"].fields["plaats"].choices).get("geen") is None
    a_case(kiosk, person={"name": "Omar", "place": None})
    found = as_an.get(PAGE + "?plaats=geen")
    assert names(found) == ["Omar"]
    assert "Woonplaats niet gezegd" in found.content.decode()
    [omar] = Case.objects.filter(postcode="")
    assert "woonplaats niet gezegd" in as_an.get(f"/mensen/{omar.id}/").content.decode()


def test_a_filter_on_place_names_every_village_of_its_postcode(as_an, kiosk, a_case):
    for code, town in (("9880", "Poeke"), ("9880", "Aalter"), ("9880", "AALTER"), ("9910", "Ursel")):
        a_case(kiosk, person={"name": town, "place": {"postcode": code, "name": town}})
    a_case(kiosk, person={"name": "Knes", "place": {"postcode": "9910", "name": "Knesselare"}})
    answer = as_an.get(PAGE)
    assert answer.context["form"].fields["plaats"].choices[1:] == [
        ("9880", "9880 Aalter, Poeke"),
        ("9910", "9910 Knesselare, Ursel"),
    ]
    assert sorted(names(as_an.get(PAGE + "?plaats=9880"))) == ["AALTER", "Aalter", "Poeke"]


def test_a_filter_on_place_names_one_village_once_however_it_was_written(as_an, kiosk, a_case):
    spelled = (
        "Sint-Maria-Aalter",
        "SINT MARIA AALTER",
        "Sint Maria\u2010Aalter ",
        "Lièvegem",
        "Lie\u0300vegem",
    )
    for town in spelled:
        a_case(kiosk, person={"name": "Mia", "place": {"postcode": "9880", "name": town}})
    (option,) = as_an.get(PAGE).context["form"].fields["plaats"].choices[1:]
    assert option == ("9880", "9880 Lièvegem, Sint-Maria-Aalter")


def test_who_is_busy_without_a_step_is_marked_and_can_be_asked_for(as_an, an, kiosk, a_case):
    forgotten, planned, done = (
        a_case(kiosk, person={"name": name}) for name in ("Vergeten", "Gepland", "Klaar")
    )
    a_case(kiosk, person={"name": "Nieuw"})
    for case in (forgotten, planned, done):
        steps.plan(case, an, "inform", an, timezone.localdate())
    for case in (forgotten, done):
        steps.finish(case, an)
    steps.set_status(done, an, "done")
    answer = as_an.get(PAGE + "?zonder_stap=on")
    assert names(answer) == ["Vergeten"]
    assert '<strong class="late">Bezig zonder stap</strong>' in answer.content.decode()
    page = as_an.get(PAGE).content.decode()
    assert page.count('<strong class="late">Bezig zonder stap</strong>') == 1


def test_the_way_back_from_a_person_keeps_filter_and_page_whatever_was_done_there(as_an, kiosk, a_case):
    a_case(kiosk)
    values = Case.objects.values().get()
    Case.objects.bulk_create(Case(**_copy(values, number)) for number in range(29))
    before = Case.objects.order_by("received_at", "id")[5]
    place = f"na={before.received_at:%Y%m%d%H%M%S%f}-{before.id.hex}"
    listed = as_an.get(f"{PAGE}?status=new&{place}").content.decode()
    here = f"?status=new&amp;{place}"
    case = Case.objects.order_by("received_at", "id")[0]
    assert f'href="/mensen/{case.id}/{here}"' in listed
    page = f"/mensen/{case.id}/?status=new&{place}"
    back = f'<a href="/mensen/{here}">Terug naar de lijst</a>'
    assert back in as_an.get(page).content.decode()
    html = as_an.get(page).content.decode()
    assert f'action="/mensen/{case.id}/notitie/{here}"' in html
    fields = hidden_fields(html, f"/mensen/{case.id}/notitie/")
    address = f"/mensen/{case.id}/notitie/?status=new&{place}"
    assert as_an.post(address, fields | {"text": "Ja"})["Location"] == page


def test_who_comes_to_a_person_by_another_page_goes_back_to_the_list_as_it_was(as_an, kiosk, a_case):
    case = a_case(kiosk)
    as_an.get(PAGE + "?taal=nl")
    assert 'href="/mensen/?taal=nl">Terug' in as_an.get(f"/mensen/{case.id}/").content.decode()
    as_an.get(PAGE)
    assert 'href="/mensen/">Terug' in as_an.get(f"/mensen/{case.id}/").content.decode()


def test_nothing_but_filters_and_a_page_is_taken_along_in_an_address(as_an, kiosk, a_case):
    case = a_case(kiosk)
    page = as_an.get(f"/mensen/{case.id}/?zoek=Fatima&na=x&status=<b>&weg=1").content.decode()
    assert "Fatima" not in page
    assert 'href="/mensen/?status=%3Cb%3E">Terug' in page
