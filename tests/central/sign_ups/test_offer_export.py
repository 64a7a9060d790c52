"""/aanbod/<id>/lijst.xlsx and .csv: nothing somebody typed may act in a spreadsheet, and everything reads."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, timedelta

import openpyxl
import phonenumbers
import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from central.cases.models import Case
from central.sign_ups.attendance import note_presence
from central.sign_ups.models import SignUp
from tests.central.conftest import an_offer
from tests.central.kiosks import a_record, an_amendment

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://kwaad.example","klik")'
ANSWERS = {"come_along": "yes", "question": "@SUM(1;2)"}
LIVE = "=+-@＝＋－＠\t\r"


@pytest.fixture
def signed_up(kiosk, arrives, praattafel):
    arrives(kiosk, a_record(offer="praattafel", person={"name": FORMULA}, answers=ANSWERS))
    return praattafel


def as_csv(client, offer) -> list[list[str]]:
    body = client.get(f"/aanbod/{offer.id}/lijst.csv").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body), delimiter=";"))


def workbook(client, offer) -> bytes:
    return client.get(f"/aanbod/{offer.id}/lijst.xlsx").content


def by_openpyxl(body: bytes) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)]


def by_calamine(body: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()


def test_a_name_that_is_a_formula_stays_a_name_in_the_csv(as_an, signed_up):
    answer = as_an.get(f"/aanbod/{signed_up.id}/lijst.csv")
    text = answer.content.decode("utf-8-sig")
    head, row = text.strip().split("\r\n")
    assert head.startswith("Nummer;Staat;Naam;Bereiken")
    assert "\"'=HYPERLINK(" in row
    assert "'@SUM" in row
    assert "0471 12 34 56" in row
    assert "attachment" in answer["Content-Disposition"]


def test_the_workbook_has_no_live_formula_and_no_link(as_an, signed_up):
    body = workbook(as_an, signed_up)
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    [cell] = [c for row in openpyxl.load_workbook(io.BytesIO(body)).active for c in row if c.value == FORMULA]
    assert cell.data_type in ("s", "inlineStr")


@pytest.mark.parametrize(
    "text",
    [
        "- leren mailen",
        "+ foto's",
        "-a@b.be",
        "+48 bellen",
        "-2+3+cmd|' /C calc'!D2",
        "\u00a0-1+1",
        "\u200b+1+1",
        "＋1+1",
        "\t-1",
    ],
)
def test_what_begins_with_a_plus_or_a_dash_gets_no_apostrophe_and_does_nothing(
    as_an, kiosk, arrives, praattafel, text
):
    arrives(kiosk, a_record(offer="praattafel", answers={"question": text.strip("\t")}))
    Case.objects.update(answers={"question": text})
    cell = as_csv(as_an, praattafel)[1][6]
    assert cell == f" {text}"
    assert cell[0] not in LIVE and "'" not in cell[:2]
    body = workbook(as_an, praattafel)
    assert by_openpyxl(body)[1][6] == text
    assert by_calamine(body)[1][6] == text


@pytest.mark.parametrize("number", ["+48512345678", "+31612345678", "+32471123456", "+3293767170"])
def test_a_telephone_number_from_anywhere_can_be_dialled_from_both_lists(
    as_an, kiosk, arrives, praattafel, number
):
    arrives(kiosk, a_record(offer="praattafel", person={"reach": {"by": "phone", "value": number}}))
    body = workbook(as_an, praattafel)
    for cell in (as_csv(as_an, praattafel)[1][3], by_openpyxl(body)[1][3], by_calamine(body)[1][3]):
        assert isinstance(cell, str)
        assert "'" not in cell
        assert f"+{_dialled(cell)}" == number
    assert as_csv(as_an, praattafel)[1][3][0] not in LIVE


def _dialled(cell: str) -> str:
    found = phonenumbers.parse(cell.strip(), "BE")
    return f"{found.country_code}{found.national_number}"


def test_eleven_people_sort_by_their_number_and_days_are_days(as_an, kiosk, arrives, de_kring):
    offer = an_offer(de_kring, "les", "Les")
    arrives(kiosk, *[a_record(offer="les") for _ in range(11)])
    day = timezone.localdate() - timedelta(days=3)
    note_presence(SignUp.objects.get(number=2).case, offer, day)
    body = workbook(as_an, offer)
    for rows in (by_openpyxl(body), by_calamine(body)):
        numbers = [row[0] for row in rows[1:]]
        assert all(isinstance(number, int | float) for number in numbers)
        assert sorted(numbers) == list(range(1, 12))
        assert _day(rows[0][-1]) == day
        assert [row[-1] or "" for row in rows[1:]] == ["", "ja", *[""] * 9]
    head, *rest = as_csv(as_an, offer)
    assert head[-1] == day.isoformat()
    assert [row[0] for row in rest] == [str(number) for number in range(1, 12)]


def _day(cell: object) -> date:
    assert isinstance(cell, date), f"{cell!r} is no day"
    return cell.date() if hasattr(cell, "date") else cell


def test_who_walked_in_stands_in_the_list_and_on_the_page(as_an, kiosk, arrives, praattafel):
    signed_up, walked_in = a_record(offer="praattafel"), a_record(person={"name": "Wout"})
    arrives(
        kiosk,
        signed_up,
        walked_in,
        an_amendment(signed_up, action="check-in"),
        an_amendment(walked_in, action="check-in", offer="praattafel"),
    )
    head, first, wout = as_csv(as_an, praattafel)
    assert head[-1] == timezone.localdate().isoformat()
    assert (first[1], first[-1]) == ("Plaats", "ja")
    assert (wout[0], wout[1], wout[2], wout[-1]) == ("", "Zonder inschrijving", "Wout", "ja")
    for rows in (by_openpyxl(workbook(as_an, praattafel)), by_calamine(workbook(as_an, praattafel))):
        assert rows[2][2] == "Wout"
        assert rows[2][-1] == "ja"
    assert "Wout" in as_an.get(f"/aanbod/{praattafel.id}/").content.decode()


def test_two_who_walked_in_on_two_days_are_two_rows_and_two_columns(as_an, kiosk, a_case, praattafel):
    today, before = timezone.localdate(), timezone.localdate() - timedelta(days=7)
    cases = [a_case(kiosk, person={"name": name}) for name in ("Wout", "Xena")]
    note_presence(cases[0], praattafel, before)
    note_presence(cases[1], praattafel, today)
    note_presence(cases[0], praattafel, today)
    head, wout, xena = as_csv(as_an, praattafel)
    assert head[-2:] == [before.isoformat(), today.isoformat()]
    assert (wout[2], wout[-2:]) == ("Wout", ["ja", "ja"])
    assert (xena[2], xena[-2:]) == ("Xena", ["", "ja"])
    page = as_an.get(f"/aanbod/{praattafel.id}/").content.decode()
    assert "Wout" in page and "Xena" in page


def test_who_is_not_logged_in_gets_no_list(nobody, signed_up):
    for name in ("lijst.csv", "lijst.xlsx"):
        answer = nobody.get(f"/aanbod/{signed_up.id}/{name}")
        assert answer["Location"].startswith("/aanmelden/")
