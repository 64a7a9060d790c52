"""/o/OFFER and /start: somebody scans a square with their own phone."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from central.cases.models import Case
from central.sign_ups.models import SignUp
from kiosk.receipts.code import is_valid, normalise
from kiosk.wire.phone_page import Carried, kiosk_digits
from tests.central.conftest import an_offer

pytestmark = pytest.mark.django_db
SAID = {
    "name": "Fatima",
    "reach_by": "phone",
    "phone": "0471 12 34 56",
    "come_along": "yes",
    "question": "Mailen met foto's",
}


def opened(client, path: str = "/o/praattafel?l=nl") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def form_of(page: str) -> dict[str, str]:
    return {"form": re.search(r'name="form" value="([^"]+)"', page)[1]}


def sign_up(client, path: str = "/o/praattafel?l=nl", **said: str):
    return client.post(path, SAID | form_of(opened(client, path)) | said)


def test_who_scans_reads_what_when_and_how_many_places(nobody, praattafel):
    page = opened(nobody)
    assert "Praattafel" in page
    assert "Nog 2 plaatsen vrij" in page
    assert "Alleen De Kring leest dit." in page
    assert "Privacytekst 2026-11" in page
    assert "Bel 09" not in page, "De Kring of this test has no number"


def test_who_scans_the_square_of_a_repair_cafe_is_asked_what_is_broken(nobody, praattafel):
    an_offer(praattafel.organisation, "repair-cafe", "Repair café", kind="repair")
    page = opened(nobody, "/o/repair-cafe?l=nl")
    assert "Wat is er stuk?" in page
    assert "Wat wil je leren?" not in page
    assert "Wat wil je leren?" in opened(nobody)


def test_no_cookie_is_set_and_nothing_is_asked_of_elsewhere(nobody, praattafel):
    answer = nobody.get("/o/praattafel?l=nl")
    assert not answer.cookies
    assert "script-src" not in answer["Content-Security-Policy"]
    assert len(answer.content) < 12_000


def test_who_signs_up_has_a_place_a_code_and_a_case(nobody, praattafel):
    page = sign_up(nobody).content.decode()
    assert "Je hebt een plaats." in page
    code = normalise(re.search(r'class="code" dir="ltr">([^<]+)<', page)[1])
    assert is_valid(code)
    case = Case.objects.get()
    assert (case.name, case.reach_value, case.code_on_paper) == ("Fatima", "+32471123456", code)
    assert case.answers == {"come_along": "yes", "question": "Mailen met foto's"}
    assert (case.notice_id, case.notice_version, case.notice_ground) == (
        "eeklo-registratie",
        "2026-11",
        "request",
    )
    assert (case.source, case.device, case.language) == ("phone", None, "nl")
    assert (SignUp.objects.get().state, SignUp.objects.get().to_confirm) == ("place", False)


def test_the_last_page_shows_a_square_with_its_words_and_stays_small(nobody, praattafel):
    answer = sign_up(nobody)
    page = answer.content.decode()
    assert re.search(r'<svg [^>]*role="img" aria-labelledby="square"', page)
    assert "Laat de kiosk dit vierkant lezen." in re.search(r'<p id="square">([^<]+)<', page)[1]
    assert len(answer.content) < 12_000
    assert "<script" not in page


def test_a_form_that_came_twice_has_no_square_because_nobody_kept_its_token(nobody, praattafel):
    form = form_of(opened(nobody))
    pages = [nobody.post("/o/praattafel?l=nl", SAID | form).content.decode() for _ in range(2)]
    assert ["<svg" in page for page in pages] == [True, False]


def test_the_third_for_two_seats_is_number_one_of_the_waiting_list(nobody, praattafel):
    for _ in range(2):
        sign_up(nobody)
    assert "Alle plaatsen zijn bezet" in opened(nobody)
    page = sign_up(nobody).content.decode()
    assert "Je staat op de wachtlijst." in page
    assert "Je bent nummer 1." in page


def test_a_form_sent_twice_is_one_sign_up_with_the_same_code(nobody, praattafel):
    said = SAID | form_of(opened(nobody))
    pages = [nobody.post("/o/praattafel?l=nl", said).content.decode() for _ in range(2)]
    codes = {re.search(r'class="code" dir="ltr">([^<]+)<', page)[1] for page in pages}
    assert len(codes) == 1
    assert SignUp.objects.count() == Case.objects.count() == 1


@pytest.mark.parametrize("number", ["", "verzonnen", "eyJ.x.y"])
def test_a_form_that_was_not_made_here_is_shown_again_with_what_was_typed(nobody, praattafel, number):
    answer = sign_up(nobody, form=number)
    assert answer.status_code == 422
    assert 'value="Fatima"' in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"name": ""}, "Vul dit nog in."),
        ({"phone": "85073003328"}, "rijksregister"),
        ({"question": "mijn nummer is 85.07.30-033.28"}, "rijksregister"),
        ({"phone": "12"}, "te kort"),
        ({"reach_by": ""}, "Raak eerst een antwoord aan."),
        ({"reach_by": "email", "email": "fatima"}, "altijd een @"),
        ({"come_along": "perhaps"}, "Kies een van de antwoorden"),
    ],
)
def test_what_is_not_right_is_said_beside_it_and_nothing_is_kept(nobody, praattafel, said, line):
    answer = sign_up(nobody, **said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert line in page
    assert "Kijk dit nog even na." in page
    assert not Case.objects.exists()


def test_kiosk_stand_and_channel_come_along_and_no_address_holds_anything_personal(nobody, kiosk, praattafel):
    stand = uuid4()
    carried = Carried("fr", "stand", stand, kiosk_digits(kiosk.device_id)).query()
    path = "/o/praattafel?" + "&".join(f"{key}={value}" for key, value in carried.items())
    answer = sign_up(nobody, path)
    case = Case.objects.get()
    assert (case.channel, case.stand, case.device.name) == ("stand", stand, "Kiosk Zonneheem")
    assert case.screen_language == "fr"
    addresses = re.findall(r'(?:href|action)="([^"]+)"', answer.content.decode())
    assert addresses
    assert not [one for one in addresses if "Fatima" in one or "471" in one]


def test_an_address_somebody_changed_still_gives_the_page(nobody, praattafel):
    assert "Praattafel" in opened(nobody, "/o/praattafel?l=xx&s=nee&k=zz&c=<b>&o=..")


def test_a_program_that_fills_in_everything_signs_nobody_up(nobody, praattafel):
    assert sign_up(nobody, website="http://koop.example").status_code == 422
    assert not Case.objects.exists()


def test_one_address_cannot_fill_a_course(nobody, praattafel, settings):
    settings.PHONE_SIGN_UPS = 2
    assert [sign_up(nobody).status_code for _ in range(3)] == [200, 200, 429]
    assert Case.objects.count() == 2


def test_the_page_speaks_arabic_from_right_to_left_and_marks_what_stays_dutch(nobody, praattafel):
    page = opened(nobody, "/o/praattafel?l=ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert 'lang="nl" dir="ltr">Praattafel' in page
    assert "نعم" in page, "what is translated is shown in Arabic"


def test_a_phone_number_is_not_turned_round_in_arabic(nobody, de_kring, praattafel):
    de_kring.phone = "09 376 71 70"
    de_kring.save()
    assert "\u206609 376 71 70\u2069" in opened(nobody, "/o/praattafel?l=ar")
    assert "Bel 09 376 71 70." in opened(nobody)


def test_a_browser_that_says_its_language_gets_it(nobody, praattafel):
    page = nobody.get("/o/praattafel", headers={"Accept-Language": "fr-BE,fr;q=0.9"}).content.decode()
    assert '<html lang="fr"' in page


def test_what_needs_no_sign_up_says_come_and_takes_none(nobody, de_kring):
    an_offer(de_kring, "spreekuur", "Digispreekuur", sign_up=False, opening_hours="We 13:00-17:00")
    page = opened(nobody, "/o/spreekuur?l=nl")
    assert "Kom gewoon langs." in page
    assert "<form" not in page
    assert nobody.post("/o/spreekuur?l=nl", SAID).status_code == 200
    assert not Case.objects.exists()


def test_without_a_privacy_notice_nobody_is_asked_their_name(nobody, welzijnshuis):
    an_offer(welzijnshuis, "kapstok", "De Kapstok")
    assert "<form" not in opened(nobody, "/o/kapstok?l=nl")


def test_an_offer_that_is_gone_leads_to_the_others(nobody, praattafel):
    praattafel.published = False
    praattafel.save()
    for path in ("/o/praattafel", "/o/nooit"):
        answer = nobody.get(path)
        assert answer.status_code == 404
        assert "/start" in answer.content.decode()
        assert '<p class="house" lang="nl">De Kring</p>' in answer.content.decode()


def test_two_organisations_with_one_name_of_an_offer_are_kept_apart(nobody, kiosk, praattafel, welzijnshuis):
    an_offer(welzijnshuis, "praattafel", "Praattafel Kortenberg")
    page = opened(nobody, "/o/praattafel?l=nl&c=flyer")
    assert "Bij wie wil je kijken?" in page
    assert "o=be.kortenberg.welzijnshuis" in page
    assert "Praattafel Kortenberg" in opened(nobody, "/o/praattafel?o=be.kortenberg.welzijnshuis")
    assert "Bij wie" not in opened(nobody, f"/o/praattafel?l=nl&k={kiosk_digits(kiosk.device_id)}")


def test_a_flyer_leads_to_everything_there_is_and_keeps_its_channel(nobody, de_kring, praattafel):
    an_offer(de_kring, "repair", "Repair café")
    page = opened(nobody, "/start?c=flyer-pretbazaar&l=nl")
    assert "Repair café" in page
    assert 'href="/o/praattafel?l=nl&amp;c=flyer-pretbazaar"' in page


def test_consent_is_asked_where_it_is_the_ground_and_kept(nobody, praattafel, monkeypatch):
    from central.phone import page as phone_page

    real = phone_page.site_of

    def by_consent(organisation):
        from dataclasses import replace

        site = real(organisation)
        return replace(site, notice={**site.notice, "ground": "consent"})

    monkeypatch.setattr(phone_page, "site_of", by_consent)
    refused = sign_up(nobody)
    assert refused.status_code == 422
    assert not Case.objects.exists()
    assert sign_up(nobody, notice="agreed").status_code == 200
    assert Case.objects.get().notice_agreed is True


def test_the_calendar_file_holds_the_offer_and_nobody(nobody, de_kring):
    an_offer(
        de_kring,
        "ligo",
        "Eerste stappen; met je gsm, voor wie nog nooit een telefoon met een scherm in handen had",
        starts="2030-01-14T09:00:00+01:00",
        when="Op maandag",
    )
    answer = nobody.get("/o/ligo/agenda.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    lines = answer.content.decode().split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "DTSTART;TZID=Europe/Brussels:20300114T090000" in lines
    assert "TZID:Europe/Brussels" in lines
    assert "Eerste stappen\\; met je gsm\\, voor" in answer.content.decode().replace("\r\n ", "")


def test_what_comes_back_weekly_has_a_begin_and_an_end_in_the_calendar(nobody, de_kring):
    an_offer(de_kring, "spreekuur", "Digispreekuur", sign_up=False, opening_hours="We 13:00-17:00; PH off")
    text = nobody.get("/o/spreekuur/agenda.ics").content.decode()
    assert re.search(r"DTSTART;TZID=Europe/Brussels:\d{8}T130000", text)
    assert re.search(r"DTEND;TZID=Europe/Brussels:\d{8}T170000", text)


def test_an_offer_without_a_day_has_no_calendar_file(nobody, praattafel):
    assert nobody.get("/o/praattafel/agenda.ics").status_code == 404


def test_a_person_who_leaves_out_the_plus_sees_the_number_with_it_and_sends_it(nobody, praattafel):
    page = sign_up(nobody, phone="32471123456")
    assert page.status_code == 422
    text = page.content.decode()
    assert "Bedoel je dit nummer, met + en het land?" in text
    assert re.search(r'name="phone" value="\+32 471 12 34 56" type="radio"', text)
    sign_up(nobody, phone="+32 471 12 34 56")
    assert SignUp.objects.get().case.reach_value == "+32471123456"


def test_a_first_time_that_is_also_the_next_is_said_once(nobody, praattafel):
    starts = timezone.now() + timedelta(days=30)
    an_offer(
        praattafel.organisation,
        "gsm",
        "Je gsm",
        when="Op maandag",
        starts=starts,
        ends=starts + timedelta(90),
    )
    page = opened(nobody, "/o/gsm?l=nl")
    assert "Eerste keer: " in page
    assert "Volgende keer" not in page
