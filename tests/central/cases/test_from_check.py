"""/cijfers/: how many requests after a quick-check became cheaper internet within a month."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from central.cases.from_check import CHEAPER, FEWEST
from central.cases.models import Case, Step
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
PAGE = "/cijfers/"


@pytest.fixture
def asked(a_case):
    """Somebody asked this many days ago, after a check, and got cheaper internet so many days later."""

    def asked(kiosk, days_ago: int = 60, arranged_after: int | None = None, from_check: bool = True) -> Case:
        case = a_case(kiosk, **({"from_check": True} if from_check else {}))
        case.received_at = timezone.now() - timedelta(days=days_ago)
        case.save()
        if arranged_after is not None:
            Step.objects.create(
                organisation=case.organisation,
                case=case,
                kind=CHEAPER,
                due_on=case.received_at.date(),
                done_at=case.received_at + timedelta(days=arranged_after),
            )
        return case

    return asked


def page(client) -> str:
    return client.get(PAGE).content.decode()


def test_who_asked_after_a_check_is_known_for_it(kiosk, a_case):
    assert a_case(kiosk, from_check=True).from_check
    assert not a_case(kiosk).from_check


def test_an_reads_how_many_got_cheaper_internet_within_a_month(kiosk, as_an, asked):
    for days in (3, 30, 31, None, None, None):
        asked(kiosk, arranged_after=days)
    assert "<strong>2 van 6</strong> aanvragen na een check kregen binnen een maand" in page(as_an)


def test_who_did_no_check_or_asked_less_than_a_month_ago_is_not_counted(kiosk, as_an, asked):
    for _ in range(FEWEST):
        asked(kiosk)
    asked(kiosk, arranged_after=2, from_check=False)
    asked(kiosk, days_ago=10, arranged_after=2)
    assert f"<strong>0 van {FEWEST}</strong>" in page(as_an)


def test_of_fewer_than_five_people_nothing_is_said(kiosk, as_an, asked):
    for _ in range(FEWEST - 1):
        asked(kiosk, arranged_after=1)
    assert "<strong>" not in page(as_an)
    assert "nog geen 5" in page(as_an)


def test_bart_reads_nothing_of_de_kring(kiosk, as_bart, asked):
    for _ in range(FEWEST):
        asked(kiosk, arranged_after=1)
    assert f"van {FEWEST}" not in page(as_bart)


def test_who_is_not_logged_in_is_sent_to_log_in(nobody):
    assert nobody.get(PAGE)["Location"].startswith("/aanmelden/")


def test_the_figure_is_found_in_the_menu(as_an):
    assert f'href="{PAGE}"' in as_an.get("/mensen/").content.decode()


def test_an_sets_that_cheaper_internet_is_arranged_with_its_day(kiosk, as_an, a_case):
    case = a_case(kiosk, from_check=True)
    at = f"/mensen/{case.id}/"
    today = timezone.localdate().isoformat()
    fill_in(as_an, at, f"{at}stap/", kind="cheaper", who="", due_on=today)
    fill_in(as_an, at, f"{at}stap/gedaan/")
    step = Step.objects.get(case=case)
    assert (step.kind, timezone.localdate(step.done_at).isoformat()) == ("cheaper", today)
    assert "Goedkoper internet geregeld." in as_an.get(at).content.decode()
