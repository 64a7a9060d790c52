"""/aanbod/<id>/lijst.xlsx and .csv: nothing somebody typed may act in a spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.utils import timezone

from central.offers.models import SignUp
from tests.central.forms import fill_in
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("http://kwaad.example","klik")'
ANSWERS = {"come_along": "yes", "question": "@SUM(1;2)"}


@pytest.fixture
def signed_up(kiosk, arrives, praattafel):
    arrives(kiosk, a_record(offer="praattafel", person={"name": FORMULA}, answers=ANSWERS))
    return praattafel


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
    sign_up = SignUp.objects.get()
    fill_in(as_an, f"/aanbod/{sign_up.offer_id}/", f"/inschrijving/{sign_up.id}/aanwezig/")
    body = as_an.get(f"/aanbod/{signed_up.id}/lijst.xlsx").content
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        words = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=HYPERLINK" in words
    assert re.search(rf"{timezone.localdate():%d-%m-%Y}", words)


def test_who_is_not_logged_in_gets_no_list(nobody, signed_up):
    for name in ("lijst.csv", "lijst.xlsx"):
        answer = nobody.get(f"/aanbod/{signed_up.id}/{name}")
        assert answer["Location"].startswith("/aanmelden/")
