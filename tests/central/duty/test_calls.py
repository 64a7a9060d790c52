"""POST /api/v1/help and the page of duty: somebody at a kiosk calls, An says that she comes."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from central.commands.work import tidy
from central.duty.calls import ASKED_WITHIN, DUTY_WITHIN, LONGEST
from central.duty.figure import KEPT
from central.duty.models import Call, OnDuty
from kiosk.wire.help_call import HelpAnswer, HelpCall
from kiosk.wire.signing import HELP_PATH, from_base64url, verify_answer

pytestmark = pytest.mark.django_db
PAGE, NOW = "/dienst/", "/dienst/nu/"


def call(kiosk, number: UUID, over: bool = False, language: str = "nl"):
    """Call, ask or take back as the kiosk does; return the answer, which must be central's."""
    body = HelpCall(id=number, language=language, over=over).canonical()
    headers = kiosk.request_headers("POST", HELP_PATH, body)
    answer = Client().post(HELP_PATH, body, content_type="application/json", headers=headers)
    assert answer.status_code == 200, answer.content
    verify_answer(from_base64url(kiosk.keys.answer_key), answer["Central-Signature"], answer.content)
    told = HelpAnswer.model_validate_json(answer.content)
    assert (told.counter, told.id) == (kiosk.counter, number)
    return told


def earlier(rows, **fields) -> None:
    """Let these moments lie further back."""
    for row in rows:
        for name, by in fields.items():
            setattr(row, name, getattr(row, name) - by)
        row.save()


def say_come(client, minutes: int = 2, who: str = "Sofie"):
    [open_call] = Call.objects.filter(over_at=None)
    return client.post(f"/dienst/{open_call.id}/kom/", {"minutes": minutes, "who": who})


def test_where_nobody_has_duty_the_kiosk_hears_that_at_once(kiosk):
    assert call(kiosk, uuid4()).state == "nobody"
    assert not Call.objects.get().rang


def test_an_hears_who_calls_and_the_kiosk_hears_who_comes(kiosk, as_an):
    number = uuid4()
    as_an.get(NOW)
    assert call(kiosk, number, language="uk").state == "ringing"
    page = as_an.get(NOW).content.decode()
    assert "Kiosk Zonneheem" in page
    assert "Oekraïens" in page
    say_come(as_an, 2)
    told = call(kiosk, number)
    assert (told.state, told.who, told.minutes) == ("coming", "Sofie", 2)
    assert "Sofie komt" in as_an.get(NOW).content.decode()


def test_the_minutes_count_down_by_the_clock_of_central(kiosk, as_an):
    number = uuid4()
    call(kiosk, number)
    say_come(as_an, 3)
    earlier(Call.objects.all(), answered_at=timedelta(minutes=2))
    assert call(kiosk, number).minutes == 1
    earlier(Call.objects.all(), answered_at=timedelta(minutes=9))
    assert call(kiosk, number).minutes == 0


def test_who_is_there_says_so_and_it_no_longer_stands_on_the_page(kiosk, as_an):
    number = uuid4()
    call(kiosk, number)
    say_come(as_an)
    as_an.post(f"/dienst/{Call.objects.get().id}/hier/")
    told = call(kiosk, number)
    assert (told.state, told.who) == ("here", "Sofie")
    assert "Kiosk Zonneheem" not in as_an.get(NOW).content.decode()


def test_who_no_longer_needs_help_takes_the_call_back(kiosk, as_an):
    number = uuid4()
    as_an.get(NOW)
    call(kiosk, number)
    say_come(as_an)
    assert call(kiosk, number, over=True).state == "over"
    assert "Kiosk Zonneheem" not in as_an.get(NOW).content.decode()
    assert Call.objects.get().who == "", "who came is nobody's business any more"
    assert call(kiosk, number).state == "over", "a late question does not ring again"


def test_a_call_that_is_taken_back_before_central_heard_it_is_none(kiosk):
    assert call(kiosk, uuid4(), over=True).state == "over"
    assert not Call.objects.exists()


def test_two_who_say_at_once_that_they_come_are_one(kiosk, as_an):
    call(kiosk, uuid4())
    say_come(as_an, who="Sofie")
    answer = as_an.post(f"/dienst/{Call.objects.get().id}/kom/", {"minutes": 1, "who": "Jan"}, follow=True)
    assert "Iemand anders was eerst" in answer.content.decode()
    assert Call.objects.get().who == "Sofie"


def test_a_kiosk_that_fell_silent_rings_no_longer_and_a_short_silence_is_none(kiosk, as_an):
    number = uuid4()
    call(kiosk, number)
    earlier(Call.objects.all(), asked_at=ASKED_WITHIN)
    assert "Kiosk Zonneheem" not in as_an.get(NOW).content.decode()
    assert call(kiosk, number).state == "ringing"
    assert "Kiosk Zonneheem" in as_an.get(NOW).content.decode()


def test_a_page_that_was_closed_is_no_duty(kiosk, as_an):
    as_an.get(NOW)
    earlier(OnDuty.objects.all(), seen_at=DUTY_WITHIN)
    assert call(kiosk, uuid4()).state == "nobody"


def test_whose_duty_is_done_hears_nothing_more(kiosk, as_an):
    as_an.get(f"{PAGE}?aan")
    number = uuid4()
    assert call(kiosk, number).state == "ringing"
    as_an.post("/dienst/gedaan/")
    assert call(kiosk, number).state == "nobody"


def test_to_look_at_the_page_is_not_yet_to_have_duty(kiosk, as_an):
    as_an.get(PAGE)
    assert call(kiosk, uuid4()).state == "nobody"


def test_a_forgotten_call_ends_by_itself(kiosk):
    number = uuid4()
    call(kiosk, number)
    earlier(Call.objects.all(), called_at=LONGEST + timedelta(seconds=1))
    assert call(kiosk, number).state == "over"


def test_bart_of_another_house_neither_hears_nor_answers_it(kiosk, as_bart, nobody):
    as_bart.get(NOW)
    assert call(kiosk, uuid4()).state == "nobody", "his duty is for his own kiosks"
    assert "Kiosk Zonneheem" not in as_bart.get(NOW).content.decode()
    address = f"/dienst/{Call.objects.get().id}"
    for what in ("kom", "hier"):
        assert as_bart.post(f"{address}/{what}/", {"minutes": 1}).status_code == 404
    assert nobody.get(NOW).status_code == 302
    assert nobody.post(f"{address}/kom/").status_code == 302
    assert Call.objects.get().answered_at is None


@pytest.mark.parametrize(
    "said", [{}, {"minutes": "-1"}, {"minutes": "veel"}, {"minutes": "999"}, {"who": "x" * 90 + "\0"}]
)
def test_whatever_a_form_says_is_taken_for_something_that_fits(kiosk, as_an, said):
    number = uuid4()
    call(kiosk, number)
    as_an.post(f"/dienst/{Call.objects.get().id}/kom/", said)
    told = call(kiosk, number)
    assert told.state == "coming"
    assert told.who
    assert 0 <= told.minutes <= 60


def test_a_call_says_nothing_of_the_person_and_what_it_says_too_much_is_refused(kiosk):
    body = json.dumps({"schema": 1, "id": str(uuid4()), "language": "nl", "name": "Yasmina"}).encode()
    headers = kiosk.request_headers("POST", HELP_PATH, body)
    answer = Client().post(HELP_PATH, body, content_type="application/json", headers=headers)
    assert answer.status_code == 400
    assert not Call.objects.exists()
    kept = {field.name for field in Call._meta.get_fields()}
    assert kept == {
        "id", "organisation", "device", "number", "language", "called_at", "asked_at", "rang",
        "answered_at", "who", "minutes", "here_at", "over_at",
    }  # fmt: skip


def test_the_page_says_how_long_people_waited(kiosk, as_an):
    assert "Niemand vroeg hulp." in as_an.get(PAGE).content.decode()
    now = timezone.now()
    device = {"organisation": kiosk_device().organisation, "device": kiosk_device(), "language": "nl"}
    for seconds in (20, 40, 300):
        Call.objects.create(
            number=uuid4(), called_at=now, asked_at=now, rang=True, over_at=now,
            answered_at=now + timedelta(seconds=seconds), here_at=now + timedelta(seconds=3 * seconds),
            **device,
        )  # fmt: skip
    Call.objects.create(number=uuid4(), called_at=now, asked_at=now, over_at=now, **device)
    page = as_an.get(PAGE).content.decode()
    for line in ("4 keer", "3 keer, meestal binnen 40 seconden", "meestal binnen 2 minuten", "1 keer"):
        assert line in page, line


def kiosk_device():
    from central.intake.models import Device

    return Device.objects.get(name="Kiosk Zonneheem")


def test_calls_go_after_a_month_and_the_name_of_who_came_after_an_hour(kiosk, as_an):
    call(kiosk, uuid4())
    say_come(as_an)
    tidy()
    assert Call.objects.get().who == "Sofie"
    earlier(Call.objects.all(), called_at=timedelta(hours=2))
    tidy()
    assert Call.objects.get().who == ""
    earlier(Call.objects.all(), called_at=KEPT)
    earlier(OnDuty.objects.all(), seen_at=timedelta(days=2))
    tidy()
    assert (Call.objects.count(), OnDuty.objects.count()) == (0, 0)


def test_this_page_alone_may_run_a_script_and_only_ours(as_an):
    assert "script-src 'self'" in as_an.get(PAGE)["Content-Security-Policy"]
    assert "script-src" not in as_an.get("/stands/")["Content-Security-Policy"]
    assert "<script>" not in as_an.get(f"{PAGE}?aan").content.decode()
