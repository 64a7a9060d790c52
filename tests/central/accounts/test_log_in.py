"""/aanmelden/: coming in, and how guessing is slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from central.accounts import throttle
from central.accounts.models import LoginTry

pytestmark = pytest.mark.django_db
PAGE = "/aanmelden/"
RIGHT = {"username": "an", "password": "wachtwoord van An"}
WRONG = {"username": "an", "password": "geraden"}


@pytest.mark.parametrize("page", ["/", "/vandaag/", "/mensen/", "/postvak/", "/toestellen/", "/wachtwoord/"])
def test_who_is_not_logged_in_comes_to_the_login_page(nobody, page):
    answer = nobody.get(page, follow=True)
    assert answer.redirect_chain[-1][0].startswith(PAGE)
    assert b"Aanmelden" in answer.content


def test_an_comes_in_with_her_own_password(an):
    client = Client()
    answer = client.post(PAGE, RIGHT, follow=True)
    assert answer.redirect_chain == [("/vandaag/", 302)]
    assert "De Kring" in answer.content.decode()


def test_she_comes_where_she_was_going(an):
    assert Client().post(PAGE, RIGHT | {"next": "/toestellen/"})["Location"] == "/toestellen/"


@pytest.mark.parametrize("away", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(an, away):
    assert Client().post(PAGE, RIGHT | {"next": away})["Location"] == "/vandaag/"


def test_capital_letters_in_a_name_do_not_matter(an):
    assert Client().post(PAGE, RIGHT | {"username": " AN "}).status_code == 302


def test_a_wrong_password_and_an_unknown_name_sound_the_same(an):
    wrong = Client().post(PAGE, WRONG).content.decode()
    unknown = Client().post(PAGE, {"username": "niemand", "password": "x"}).content.decode()
    line = "Deze naam en dit wachtwoord horen niet bij elkaar."
    assert line in wrong
    assert line in unknown


def test_who_was_kept_out_cannot_come_in(an):
    an.is_active = False
    an.save()
    assert Client().post(PAGE, RIGHT).status_code == 200


def test_after_five_wrong_guesses_even_the_right_password_waits(an):
    for _ in range(throttle.TRIES):
        Client().post(PAGE, WRONG)
    answer = Client().post(PAGE, RIGHT)
    assert answer.status_code == 429
    assert "Wacht een kwartier" in answer.content.decode()


def test_guessing_from_elsewhere_does_not_lock_out_an_herself(an):
    for _ in range(throttle.TRIES):
        Client(REMOTE_ADDR="10.0.0.66").post(PAGE, WRONG)
    assert Client(REMOTE_ADDR="10.0.0.7").post(PAGE, RIGHT).status_code == 302


def test_after_a_quarter_of_an_hour_she_may_try_again(an):
    for _ in range(throttle.TRIES):
        Client().post(PAGE, WRONG)
    LoginTry.objects.update(since=LoginTry.objects.get().since - throttle.WINDOW - timedelta(seconds=1))
    assert Client().post(PAGE, RIGHT).status_code == 302


def test_a_good_login_forgets_the_wrong_ones(an):
    for _ in range(throttle.TRIES - 1):
        Client().post(PAGE, WRONG)
    Client().post(PAGE, RIGHT)
    assert not LoginTry.objects.exists()


def test_neither_name_nor_address_of_a_guess_is_kept(an):
    Client(REMOTE_ADDR="10.0.0.66").post(PAGE, WRONG)
    row = str(LoginTry.objects.values().get())
    assert "10.0.0.66" not in row
    assert "an'" not in row


def test_behind_our_own_https_front_the_address_it_names_counts(an, settings, rf):
    settings.HTTPS = True
    request = rf.post(PAGE, headers={"X-Forwarded-For": "1.1.1.1, 10.0.0.66"}, REMOTE_ADDR="127.0.0.1")
    assert throttle._address(request) == "10.0.0.66"
    stranger = rf.post(PAGE, headers={"X-Forwarded-For": "10.0.0.66"}, REMOTE_ADDR="9.9.9.9")
    assert throttle._address(stranger) == "9.9.9.9"


def test_passwords_are_kept_with_argon2_at_a_price_that_a_thief_pays_too(settings):
    from central.settings import PASSWORD_HASHERS

    settings.PASSWORD_HASHERS = PASSWORD_HASHERS  # not the quick ones of the other tests
    assert make_password("wachtwoord van An").startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")


def test_a_form_from_another_site_is_refused(an):
    answer = Client(enforce_csrf_checks=True).post(PAGE, RIGHT)
    assert answer.status_code == 403
    assert "stond te lang open" in answer.content.decode()


@pytest.mark.parametrize(
    "wish", ["nergens", "mensen", "\x00", "/mensen/\x00", "///elders.example", " /mensen/"]
)
def test_a_wish_that_is_no_address_of_ours_leads_to_the_day_or_to_nothing(an, wish):
    answer = Client().post(PAGE, RIGHT | {"next": wish})
    assert answer.status_code == 302
    assert answer["Location"].startswith(("/vandaag/", "/mensen/"))
