"""/beheer/mensen/: an administrator says who works here and as what, and nobody is ever left without one."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from central.accounts import second_factor
from central.accounts.models import AccessLog, Membership, RecoveryCode, User
from tests.central.conftest import a_colleague
from tests.central.forms import fill_in, hidden_fields

pytestmark = pytest.mark.django_db
LIST, NEW = "/beheer/mensen/", "/beheer/mensen/nieuw/"
SAID = {"name": "Zoë Van Hecke", "username": "", "email": "zoe@voorbeeld.example", "role": "worker"}
OWN = "de kat zit op het dak"


def password_on(page: str) -> str:
    found = re.search(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>", page)
    assert found, page
    return found[1]


def enters(username: str, password: str) -> Client:
    client = Client()
    answer = client.post("/aanmelden/", {"username": username, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return client


def page_of(user: User) -> str:
    return f"{LIST}{Membership.objects.get(user=user).id}/"


def acts() -> list[tuple[str, str, str]]:
    rows = AccessLog.objects.filter(kind="staff").order_by("at")
    return [(row.page, row.about.name, row.said) for row in rows]


@pytest.fixture
def zoe(de_kring):
    return a_colleague(de_kring, "Zoë", "worker")


def test_somebody_new_gets_a_password_that_is_shown_once_and_changed_at_once(as_an, de_kring):
    page = fill_in(as_an, NEW, "", **SAID).content.decode()
    password = password_on(page)
    zoe = User.objects.get(username="zoe.vanhecke")
    assert (zoe.name, zoe.email) == ("Zoë Van Hecke", "zoe@voorbeeld.example")
    assert Membership.objects.get(user=zoe, organisation=de_kring).role == "worker"
    assert acts() == [("staff-add", "Zoë Van Hecke", "Erbij als begeleider")]
    assert password not in as_an.get(LIST).content.decode()
    assert password not in as_an.get(page_of(zoe)).content.decode()
    client = enters("zoe.vanhecke", password)
    assert client.get("/mensen/")["Location"] == "/wachtwoord/", "nothing before a password of her own"
    page = client.get("/wachtwoord/").content.decode()
    assert "Kies je eigen wachtwoord" in page
    again = client.post("/wachtwoord/", hidden_fields(page, "") | {"new": password})
    assert "kent nog iemand" in again.content.decode()
    answer = client.post("/wachtwoord/", hidden_fields(page, "") | {"new": OWN})
    assert answer["Location"] == "/vandaag/"
    assert client.get("/mensen/").status_code == 200
    zoe.refresh_from_db()
    assert zoe.check_password(OWN)


def test_a_finger_that_touched_twice_makes_one_colleague_and_sees_the_same_password(as_an):
    fields = hidden_fields(as_an.get(NEW).content.decode(), "") | SAID
    first, second = (password_on(as_an.post(NEW, fields).content.decode()) for _ in range(2))
    assert first == second
    assert User.objects.filter(name="Zoë Van Hecke").count() == 1
    User.objects.filter(name="Zoë Van Hecke").update(
        own_password_by=timezone.now() + timedelta(days=7, minutes=-11)
    )
    assert first not in as_an.post(NEW, fields, follow=True).content.decode(), "and not for ever"


def test_a_password_that_nobody_used_for_a_week_lets_nobody_in(as_an):
    password = password_on(fill_in(as_an, NEW, "", **SAID).content.decode())
    User.objects.filter(username="zoe.vanhecke").update(own_password_by=timezone.now() - timedelta(hours=1))
    page = Client().post("/aanmelden/", {"username": "zoe.vanhecke", "password": password}).content.decode()
    assert "Dit wachtwoord gold een week" in page


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"name": ""}, "Schrijf hoe je collega heet."),
        ({"name": "\u200b"}, "die je collega&#x27;s kunnen lezen"),
        ({"name": "Олена Коваль"}, "Kies zelf een gebruikersnaam."),
        ({"username": "zoë van hecke"}, "Schrijf één woord"),
        ({"username": "an"}, "An werkt hier al."),
        ({"email": "zoe@"}, "Kijk het e-mailadres na."),
        ({"role": "chief"}, "chief"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_what_was_typed_stays(as_an, said, line):
    answer = fill_in(as_an, NEW, "", **SAID | said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert line in page
    assert "zoe@" in page
    assert User.objects.count() == 1


def test_two_people_of_one_name_get_two_user_names(as_an):
    for _ in range(2):
        fill_in(as_an, NEW, "", **SAID)
    assert set(User.objects.values_list("username", flat=True)) == {"an", "zoe.vanhecke", "zoe.vanhecke2"}


def test_who_is_blocked_is_out_at_once_and_comes_back_only_with_a_new_password(as_an, zoe):
    at_work = Client()
    at_work.force_login(zoe)
    assert at_work.get("/mensen/").status_code == 200
    page = page_of(zoe)
    assert "komt hier meteen niet meer binnen" in as_an.get(f"{page}blokkeren/").content.decode()
    answer = fill_in(as_an, f"{page}blokkeren/", "")
    assert answer["Location"] == page
    assert at_work.get("/mensen/")["Location"].startswith("/aanmelden/")
    assert "Geblokkeerd" in as_an.get(LIST).content.decode()
    back = Client().post("/aanmelden/", {"username": "zoë", "password": "wachtwoord van Zoë"})
    assert back.status_code == 200
    password = password_on(fill_in(as_an, f"{page}weer-binnen/", "").content.decode())
    assert at_work.get("/mensen/").status_code == 302, "the old session stays ended"
    enters("zoë", password)
    assert [said for _, _, said in acts()] == ["Geblokkeerd", "Weer binnengelaten"]


def test_the_last_administrator_is_neither_blocked_nor_made_less(as_an, an, zoe):
    page = page_of(an)
    answer = fill_in(as_an, page, "", role="worker", name="An", email="")
    assert answer.status_code == 422
    assert "An is de laatste beheerder" in answer.content.decode()
    said = fill_in(as_an, f"{page}blokkeren/", "").wsgi_request
    assert "An is de laatste beheerder" in as_an.get(page).content.decode(), said
    assert Membership.objects.get(user=an).is_in
    fill_in(as_an, page_of(zoe), "", role="administrator", name="Zoë", email="")
    assert fill_in(as_an, page, "", role="worker", name="An", email="").status_code == 302
    assert as_an.get(LIST).status_code == 404, "An is no administrator any more"
    assert ("staff-member", "Zoë", "Begeleider → Beheerder") in acts()


def test_a_colleague_who_changed_something_meanwhile_is_not_overwritten(as_an, zoe, de_kring):
    page = page_of(zoe)
    old = hidden_fields(as_an.get(page).content.decode(), "")
    other = Client()
    other.force_login(a_colleague(de_kring, "Els"))
    fill_in(other, page, "", role="reader", name="Zoë", email="")
    answer = as_an.post(page, old | {"role": "coordinator", "name": "Zoë", "email": ""}, follow=True)
    assert "Er is niets veranderd" in answer.content.decode()
    assert Membership.objects.get(user=zoe).role == "reader"


def test_a_new_password_ends_what_was_open_and_a_lost_phone_is_taken_away(as_an, zoe):
    RecoveryCode.objects.create(user=zoe, key="x")
    second_factor.SecondFactor.objects.create(user=zoe, sealed=b"x", last_step=1)
    at_work = Client()
    at_work.force_login(zoe)
    page = page_of(zoe)
    password = password_on(fill_in(as_an, f"{page}wachtwoord/", "").content.decode())
    assert at_work.get("/vandaag/")["Location"].startswith("/aanmelden/")
    assert fill_in(as_an, f"{page}gsm/", "").status_code == 302
    assert not second_factor.has_one(zoe)
    assert not RecoveryCode.objects.exists()
    assert enters("zoë", password).get("/vandaag/")["Location"] == "/wachtwoord/"
    assert [one for one, _, _ in acts()] == ["staff-password", "staff-phone"]


def test_who_works_elsewhere_too_is_kept_out_here_alone_and_keeps_their_password(as_an, zoe, welzijnshuis):
    Membership.objects.create(user=zoe, organisation=welzijnshuis, role="worker")
    here = f"{LIST}{Membership.objects.get(user=zoe, organisation__slug='be.eeklo.de-kring').id}/"
    page = as_an.get(here).content.decode()
    assert "werkt ook elders" in page
    assert f"{here}wachtwoord/" not in page
    for act in ("wachtwoord", "gsm"):
        fill_in(as_an, f"{here}{act}/", "")
        assert "Dit doet alleen wie de hele dienst beheert" in as_an.get(here).content.decode()
    fill_in(as_an, here, "", role="reader", name="Iemand anders", email="an@voorbeeld.example")
    zoe.refresh_from_db()
    assert (zoe.name, zoe.email) == ("Zoë", ""), "how she is called is not ours alone"
    client = enters("zoë", "wachtwoord van Zoë")
    fill_in(as_an, f"{here}blokkeren/", "")
    page = client.get("/mensen/").content.decode()
    assert "Kortenberg" in page
    assert "De Kring" not in page
    fill_in(as_an, f"{here}weer-binnen/", "")
    assert client.get("/cijfers/").status_code == 200


def test_a_user_name_of_elsewhere_is_taken_and_says_of_nobody_whose_it_is(as_an, bart):
    page = fill_in(as_an, NEW, "", **SAID | {"username": "bart", "also": "on"}).content.decode()
    assert "al in gebruik" in page
    assert "Kortenberg" not in page
    assert Membership.objects.get(user=bart).organisation.slug == "be.kortenberg.welzijnshuis"


def test_who_administers_both_lets_somebody_work_for_both_after_saying_so(as_an, an, bart, welzijnshuis):
    Membership.objects.create(user=an, organisation=welzijnshuis, role="administrator")
    said = SAID | {"username": "bart"}
    as_an.post("/bij/", {"bij": str(Membership.objects.get(organisation__short="De Kring").organisation_id)})
    answer = fill_in(as_an, NEW, "", **said)
    assert "Deze gebruikersnaam is van Bart" in answer.content.decode()
    assert fill_in(as_an, NEW, "", **said, also="on").status_code == 302
    assert bart.organisations.count() == 2
    bart.refresh_from_db()
    assert bart.check_password("wachtwoord van Bart")


def test_who_is_blocked_gets_no_new_steps(as_an, zoe, de_kring):
    assert zoe in de_kring.colleagues()
    fill_in(as_an, f"{page_of(zoe)}blokkeren/", "")
    assert zoe not in de_kring.colleagues()
