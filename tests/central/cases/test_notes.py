"""A note as people write and paste it: of some lines, and nothing in it that acts or cannot be seen."""

from __future__ import annotations

import pytest

from central.cases.models import CaseEvent
from tests.central.conftest import an_offer
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(kiosk, a_case) -> str:
    return f"/mensen/{a_case(kiosk).id}/"


def note(client, page: str, text: str) -> int:
    return fill_in(client, page, f"{page}notitie/", text=text).status_code


def test_a_note_of_many_lines_that_fits_its_field_is_kept(as_an, page):
    text = "\r\n".join(["regel"] * 330)  # 1,979 signs to a browser, 2,308 as it sends them
    assert note(as_an, page, text) == 302
    assert CaseEvent.objects.get(kind="note").text == text.replace("\r\n", "\n")
    assert note(as_an, page, "x" * 2001) == 422


@pytest.mark.parametrize("text", ["", "  \r\n ", "\u200b", "\u200e\u202c\u2060", "\x07\x1b", "\u2028"])
def test_a_note_of_which_nothing_can_be_seen_is_no_note(as_an, page, text):
    assert note(as_an, page, text) == 422
    assert not CaseEvent.objects.filter(kind="note").exists()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("👍", "👍"),
        ("?", "?"),
        ("\u202a0471 12 34 56\u202c gebeld", "\u202a0471 12 34 56\u202c gebeld"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("\x1b[31mrood\x07", "[31mrood"),
        ("een\rtwee\vdrie", "een\ntwee\ndrie"),
        ("kolom\tkolom", "kolom\tkolom"),
    ],
)
def test_a_note_is_kept_as_it_was_pasted_without_what_acts(as_an, page, text, kept):
    assert note(as_an, page, text) == 302
    assert CaseEvent.objects.get(kind="note").text == kept


def test_a_text_of_an_offer_of_some_lines_that_fits_its_field_is_kept(as_an, de_kring):
    offer = an_offer(de_kring, "repair", "Repair café", about="Wij herstellen samen.")
    address = f"/aanbod/{offer.id}/talen/?taal=fr"
    field = as_an.get(address).context["form"].fields["about"]
    lines = "\r\n".join(["réparer"] * (field.max_length // 8))
    assert fill_in(as_an, address, "", title="Atelier", about=lines).status_code == 302
    offer.refresh_from_db()
    assert offer.all_texts()["fr"]["about"] == lines.replace("\r\n", "\n")
