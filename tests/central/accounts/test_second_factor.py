"""Coming in by two steps: who must, the code of a phone, the paper for when it is lost."""

from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP

from central.accounts import second_factor
from central.accounts.models import RecoveryCode, SecondFactor, User
from central.commands import staff
from tests.central.conftest import a_colleague

pytestmark = pytest.mark.django_db
SAID = {"username": "an", "password": "wachtwoord van An"}


@pytest.fixture
def boss(an) -> User:
    """An is an administrator, and no demo."""
    an.is_demo = False
    an.save()
    return an


def code_of(letters: str, later: int = 0) -> str:
    totp = TOTP(base64.b32decode(letters))
    totp.time = timezone.now().timestamp() + later
    return f"{totp.token():06d}"


def begun(user: User) -> tuple[str, list[str]]:
    """Set up a phone half a minute ago; return its secret and the printed codes."""
    letters = second_factor.letters_of(second_factor.new_secret(user), user)
    codes = second_factor.begin(user, letters, code_of(letters, later=-30))
    assert len(codes) == 8
    return letters, codes


def half_in() -> Client:
    client = Client()
    assert client.post("/aanmelden/", SAID)["Location"] == "/aanmelden/code/"
    assert client.get("/vandaag/")["Location"].startswith("/aanmelden/"), "a password is not enough"
    return client


def test_an_administrator_sets_up_a_phone_before_anything_else(boss):
    client = Client()
    client.post("/aanmelden/", SAID)
    assert client.get("/mensen/")["Location"] == "/tweede-stap/"
    page = client.get("/tweede-stap/").content.decode()
    letters = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    offered = re.search(r'name="offered" value="([^"]+)"', page)[1]
    assert (
        "klopt niet" in client.post("/tweede-stap/", {"offered": offered, "code": "12345"}).content.decode()
    )
    page = client.post("/tweede-stap/", {"offered": offered, "code": code_of(letters)}).content.decode()
    assert len(re.findall(r"<code>([^<\s]+)</code>", page)) == 8
    assert client.get("/mensen/").status_code == 200
    assert letters.encode() not in bytes(SecondFactor.objects.get().sealed)


def test_a_secret_that_was_offered_to_somebody_else_is_not_taken(boss, bart):
    assert second_factor.letters_of(second_factor.new_secret(bart), boss) == ""


def test_with_the_code_of_her_phone_an_is_in_and_the_same_code_lets_nobody_in_again(boss):
    letters, _ = begun(boss)
    client, code = half_in(), code_of(letters)
    assert client.post("/aanmelden/code/", {"code": f"{code[:3]} {code[3:]}"})["Location"] == "/vandaag/"
    assert client.get("/mensen/").status_code == 200
    again = half_in().post("/aanmelden/code/", {"code": code})
    assert "klopt niet" in again.content.decode()


def test_a_code_of_the_paper_lets_in_once(boss):
    _, [code, *_] = begun(boss)
    assert half_in().post("/aanmelden/code/", {"code": code.upper().replace("-", " ")}).status_code == 302
    assert half_in().post("/aanmelden/code/", {"code": code}).status_code == 200
    assert RecoveryCode.objects.count() == 7


def test_who_guesses_codes_waits_a_quarter_of_an_hour(boss):
    letters, _ = begun(boss)
    client = half_in()
    for _ in range(5):
        client.post("/aanmelden/code/", {"code": "000000"})
    assert client.post("/aanmelden/code/", {"code": code_of(letters)}).status_code == 429


def test_who_takes_more_than_ten_minutes_begins_again(boss):
    begun(boss)
    client = half_in()
    session = client.session
    session["half-in"] |= {"at": session["half-in"]["at"] - 700}
    session.save()
    assert client.get("/aanmelden/code/")["Location"] == "/aanmelden/"


def test_who_is_half_in_with_a_password_that_was_replaced_begins_again(boss):
    letters, _ = begun(boss)
    client = half_in()
    boss.set_password("een ander wachtwoord")
    boss.save()
    assert client.post("/aanmelden/code/", {"code": code_of(letters)})["Location"] == "/aanmelden/"


def test_a_worker_needs_no_second_step_and_may_have_one(de_kring):
    a_colleague(de_kring, "An", "worker")
    User.objects.update(is_demo=False)
    client = Client()
    assert client.post("/aanmelden/", SAID)["Location"] == "/vandaag/"
    assert client.get("/tweede-stap/").status_code == 200


def test_who_was_made_a_coordinator_meanwhile_sets_it_up_now(de_kring):
    user = a_colleague(de_kring, "An", "worker")
    User.objects.update(is_demo=False)
    client = Client()
    client.post("/aanmelden/", SAID)
    user.membership_set.update(role="coordinator")
    assert client.get("/vandaag/")["Location"] == "/tweede-stap/"


def test_a_lost_phone_is_forgotten_with_a_new_password(boss, capsys):
    begun(boss)
    staff.run(type("Args", (), {"action": "password", "username": "an", "new_phone": True})())
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()


def test_new_codes_end_those_of_the_older_paper(boss):
    _, [old, *_] = begun(boss)
    client = half_in()
    client.post("/aanmelden/code/", {"code": old})
    page = client.post("/tweede-stap/codes/").content.decode()
    assert len(re.findall(r"<code>([^<\s]+)</code>", page)) == 8
    assert not second_factor.take(boss, old)


def test_a_database_put_back_without_its_keys_lets_nobody_in_by_phone(boss, state):
    letters, codes = begun(boss)
    (state / "keys" / "staff.key").unlink()
    assert not second_factor.take(boss, code_of(letters))
    assert second_factor.take(boss, codes[0])


def test_an_older_code_than_the_clock_may_be_off_is_not_taken(boss):
    letters, _ = begun(boss)
    SecondFactor.objects.update(last_step=0)
    for later in (-90, 90):
        assert not second_factor.take(boss, code_of(letters, later))
    assert timezone.now() - SecondFactor.objects.get().since < timedelta(minutes=1)


def test_whose_organisation_has_a_long_name_gets_a_square_too(boss, de_kring):
    de_kring.short, de_kring.name = "", "Welzijnshuis Kortenberg en de gezinszorg van heel het Meetjesland"
    de_kring.save()
    client = Client()
    client.post("/aanmelden/", SAID)
    assert 'aria-label="Vierkant voor je app"' in client.get("/tweede-stap/").content.decode()
