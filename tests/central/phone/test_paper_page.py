"""/p/TOKEN: somebody scans the square on a paper, to stop or to change something."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases.models import Amendment, Case
from central.commands.work import tidy
from central.intake.opening import open_waiting
from kiosk.receipts.code import new_token
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
TOKEN = "46csPt2MUP5WitRnyBM_zg"


def test_who_scans_a_paper_reads_what_they_can_do_without_logging_in(nobody):
    answer = nobody.get(f"/p/{TOKEN}?l=nl")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Ik wil stoppen" in page
    assert "We zien hier niet wie je bent." in page
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


def test_who_scans_a_paper_reads_whose_page_it_is_and_how_to_reach_them(nobody):
    page = nobody.get(f"/p/{TOKEN}?l=nl", headers={"host": "testserver"}).content.decode()
    assert '<p class="house" lang="nl">De Kring</p>' in page
    assert "Kom langs bij De Kring." in page
    assert "Eeklo" in page
    assert "Bel 09 376 71 70." in page


def test_a_wrong_token_gets_the_same_page_so_that_nobody_can_try_them_out(nobody, django_assert_num_queries):
    with django_assert_num_queries(0):
        pages = {nobody.get(f"/p/{token}").content for token in (TOKEN, "x" * 22, "kort")}
    assert len(pages) == 1
    assert TOKEN not in pages.pop().decode()


def test_who_stops_by_phone_is_withdrawn_a_moment_later(nobody, kiosk, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    page = nobody.post(f"/p/{record['token']}", {"action": "withdraw"}).content.decode()
    assert "We hebben dit genoteerd." in page
    assert case.name not in page
    open_waiting()
    case.refresh_from_db()
    assert case.status == "withdrawn"


def test_a_right_and_a_wrong_token_get_the_same_answer_for_the_same_work(nobody, kiosk, a_case):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    record = a_record()
    a_case(kiosk, **record)
    nobody.post(f"/p/{new_token()}", {"action": "withdraw"})  # the first of an address starts its count
    found = []
    for token in (record["token"], new_token()):
        with CaptureQueriesContext(connection) as asked:
            answer = nobody.post(f"/p/{token}", {"action": "withdraw"})
        statements = [query["sql"].split(" ")[0] for query in asked]
        found.append((answer.status_code, answer.content, tuple(statements)))
    assert found[0] == found[1]


def test_a_changed_number_replaces_the_old_one_and_what_is_said_is_read(nobody, kiosk, a_case):
    record = a_record()
    case = a_case(kiosk, **record)
    said = {"action": "correct", "name": "Zoé", "phone": "0499 88 77 66", "said": "Liefst in de avond"}
    nobody.post(f"/p/{record['token']}", said)
    open_waiting()
    case.refresh_from_db()
    assert (case.name, case.reach_by, case.reach_value) == ("Zoé", "phone", "+32499887766")
    assert any("Liefst in de avond" in event.text for event in case.events.all())


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({}, "Vul minstens één vakje in."),
        ({"phone": "123"}, "te kort"),
        ({"said": "85.07.30-033.28"}, "rijksregister"),
        ({"email": "niets"}, "altijd een @"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_kept(nobody, said, line):
    answer = nobody.post(f"/p/{TOKEN}?l=nl", {"action": "correct"} | said)
    assert answer.status_code == 422
    assert line in answer.content.decode()
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("typed", "meant"), [("32471123456", "+32 471 12 34 56"), ("0532 123 45 67", "+90 532 123 45 67")]
)
def test_whoever_changes_a_number_without_its_country_touches_the_one_that_was_meant(
    nobody, kiosk, a_case, typed, meant
):
    record = a_record()
    case = a_case(kiosk, **record)
    page = nobody.post(f"/p/{record['token']}?l=nl", {"action": "correct", "phone": typed}).content.decode()
    assert "Bedoel je dit nummer" in page
    assert f'name="phone" value="{meant}" type="radio"' in page
    nobody.post(f"/p/{record['token']}", {"action": "correct", "phone": [typed, meant]})
    open_waiting()
    case.refresh_from_db()
    assert case.reach_value == meant.replace(" ", "")


def test_a_paper_whose_record_is_still_at_the_kiosk_waits_for_it(nobody, kiosk, arrives):
    record = a_record()
    nobody.post(f"/p/{record['token']}", {"action": "withdraw"})
    open_waiting()
    arrives(kiosk, record)
    assert Case.objects.get().status == "withdrawn"


def test_what_is_no_token_of_ours_is_answered_alike_and_not_kept(nobody):
    assert nobody.post("/p/kort", {"action": "withdraw"}).status_code == 200
    assert not Amendment.objects.exists()


def test_nobody_can_fill_the_service_with_tokens(nobody, settings):
    settings.PHONE_SIGN_UPS = 2
    codes = [nobody.post(f"/p/{new_token()}", {"action": "withdraw"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_what_was_asked_with_a_strange_paper_is_let_go_after_a_quarter(nobody):
    nobody.post(f"/p/{TOKEN}", {"action": "withdraw"})
    tidy()
    assert Amendment.objects.count() == 1
    Amendment.objects.update(received_at=timezone.now() - timedelta(days=91))
    tidy()
    assert not Amendment.objects.exists()
