"""/v/JOURNEY: somebody asks for help on an own phone; nothing is kept before the last touch."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases.models import Case, CaseEvent
from central.pages.models import SentForm
from central.sign_ups.models import SignUp
from kiosk.receipts.code import is_valid, normalise
from kiosk.wire.begun import new_mark
from kiosk.wire.phone_page import kiosk_digits
from tests.central.phone.test_phone_page import form_of, opened

pytestmark = pytest.mark.django_db
PATH = "/v/internet-help?v=nl&l=nl"
SAID = {
    "name": "Fatima",
    "reach_by": "phone",
    "phone": "0471 12 34 56",
    "place": "9900",
    "about": ["no_internet", "too_dear"],
    "followed_by_social_service": "no",
    "where": "home",
    "moment": "morning",
}


@pytest.fixture
def send(nobody, de_kring):
    """Fill in the form of a page and touch a button of it."""

    def send(
        path: str = PATH, action: str = "send", status: int = 200, form: dict | None = None, **said: str
    ):
        form = form or form_of(opened(nobody, path))
        answer = nobody.post(path, SAID | form | {"action": action} | said)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    return send


def test_who_looks_it_over_reads_every_answer_in_words_and_nothing_is_kept(send):
    page = send(action="look")
    assert "Klopt dit zo?" in page
    assert "Er is nog niets verstuurd." in page
    for words in ("Fatima", "0471 12 34 56", "9900 Eeklo", "Geen internet thuis", "Internet is te duur"):
        assert words in page
    assert not Case.objects.exists()
    assert not SentForm.objects.exists()


def test_what_was_looked_over_is_sent_with_one_touch(send, nobody, de_kring):
    page = send(action="look")
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    said: dict[str, list[str]] = {}
    for name, value in hidden:
        said.setdefault(name, []).append(value)
    page = nobody.post(PATH, said | {"action": "send"}).content.decode()
    assert is_valid(normalise(re.search(r'class="code" dir="ltr">([^<]+)<', page)[1]))
    case = Case.objects.get()
    assert (case.name, case.reach_value, case.postcode) == ("Fatima", "+32471123456", "9900")
    assert case.answers["about"] == ["no_internet", "too_dear"]
    assert (case.source, case.journey, case.organisation) == ("phone", "internet-help", de_kring)
    assert not SignUp.objects.exists()


def test_who_wants_to_change_something_finds_the_form_as_it_was(send):
    page = send(action="change", name="Fatima B.")
    assert 'value="Fatima B."' in page
    assert re.search(r'value="no_internet" type="checkbox" checked', page)
    assert not Case.objects.exists()


def test_the_last_page_says_what_happens_and_what_to_bring(send):
    page = send()
    assert "We hebben je vraag." in page
    assert "We bellen je." in page
    assert "Je identiteitskaart." in page
    assert "Fatima" not in page


def test_staff_read_that_it_began_at_a_kiosk_and_at_which(send, kiosk, as_an):
    send(f"{PATH}&k={kiosk_digits(kiosk.device_id)}", mark=new_mark())
    case = Case.objects.get()
    line = "Begonnen op kiosk Kiosk Zonneheem, verder ingevuld en verstuurd met een eigen telefoon."
    assert CaseEvent.objects.filter(case=case, text=line).exists()
    assert line in as_an.get(f"/mensen/{case.id}/").content.decode()


def test_a_square_that_two_phones_read_is_sent_by_one_of_them(send):
    mark = new_mark()
    send(mark=mark)
    page = send(mark=mark, name="Iemand anders", status=409)
    assert "Dit is al verstuurd." in page
    assert Case.objects.get().name == "Fatima"


def test_the_same_form_sent_twice_is_one_request_and_a_change_in_it_counts(send, nobody):
    form = form_of(opened(nobody, PATH)) | {"mark": new_mark()}
    send(form=form)
    assert "We hebben je nieuwe antwoorden." not in send(form=form)
    assert "We hebben je nieuwe antwoorden." in send(form=form, phone="0470 00 00 02")
    assert Case.objects.get().reach_value == "+32470000002"


def test_who_was_away_for_a_day_is_asked_to_send_a_fresh_form(send, nobody, monkeypatch):
    form = form_of(opened(nobody, PATH))
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("time.time", lambda: tomorrow.timestamp())
    assert "Deze bladzijde stond lang open." in send(form=form, status=422)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"name": "85.07.30-033.28"}, "Schrijf geen rijksregister nummer."),
        ({"phone": "12"}, "te kort"),
        ({"place": "99"}, "Een postcode heeft 4 cijfers"),
        ({"about": "bestaat-niet"}, "Kies"),
        ({"name": ""}, "Vul dit nog in."),
    ],
)
def test_what_a_kiosk_would_not_take_is_not_taken_here_and_a_link_leads_to_it(send, said, line):
    page = send(action="look", status=422, **said)
    assert line in page
    assert f'href="#f-{next(iter(said))}"' in page
    assert f'id="f-{next(iter(said))}"' in page
    assert not Case.objects.exists()


def test_the_phone_decides_the_language_and_the_kiosk_where_the_phone_speaks_none_of_ours(nobody, de_kring):
    def spoken(accepts: str) -> str:
        page = nobody.get("/v/internet-help?v=ar", headers={"Accept-Language": accepts}).content.decode()
        return re.search(r'<html lang="(\w+)"', page)[1]

    assert spoken("fr-BE,fr;q=0.9") == "fr"
    assert spoken("ti,zz;q=0.9") == "ar"


def test_a_page_that_no_kiosk_began_has_no_script_and_one_that_did_only_ours(nobody, de_kring):
    plain = nobody.get("/v/internet-help?l=nl")
    begun = nobody.get(PATH)
    assert "<script" not in plain.content.decode()
    assert "script-src" not in plain["Content-Security-Policy"]
    policy = begun["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "default-src 'none'" in policy, "nothing can be sent anywhere by script"
    assert re.findall(r"<script[^>]*>", begun.content.decode()) == ['<script src="/static/central/begun.js">']
    assert not begun.cookies
    assert begun["Cache-Control"] == "no-store"
    assert begun["Referrer-Policy"] == "no-referrer"


def test_without_script_one_line_says_that_the_answers_are_not_here(nobody, de_kring):
    page = opened(nobody, PATH)
    assert (
        "Je gsm leest de antwoorden van de kiosk niet." in re.search(r"<noscript>(.*?)</noscript>", page)[1]
    )


def test_a_program_that_fills_in_everything_asks_for_no_help(send):
    send(website="http://koop.example", status=422)
    assert not Case.objects.exists()


def test_one_address_cannot_flood_staff_but_may_look_it_over_often(send, settings):
    settings.PHONE_SIGN_UPS = 1
    for _ in range(3):
        send(action="look")
    send()
    send(status=429)
    assert Case.objects.count() == 1


@pytest.mark.parametrize("path", ["/v/bestaat-niet", "/v/internet-check"])
def test_what_is_no_request_for_help_leads_elsewhere(nobody, de_kring, path):
    assert nobody.get(path).status_code == 404
