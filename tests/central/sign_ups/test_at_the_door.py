"""Fifteen people come in at a digispreekuur, each with a paper in the hand: a photo of it is enough."""

from __future__ import annotations

import io

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from central.accounts.models import AccessLog
from central.cases.models import Case
from central.cases.paper_photo import MOST_PIXELS, NoPicture, token_in
from central.sign_ups.models import Attendance
from kiosk.wire.phone_page import paper_address
from tests.central.kiosks import a_record

pytestmark = pytest.mark.django_db
PAGE = "/papier/"


def photo_of(text: str, turned: float = 0, kind: str = "JPEG", scale: int = 6) -> bytes:
    """A photo of a paper on a table: the square small, tilted, in grey light."""
    square = io.BytesIO()
    segno.make_qr(text).save(square, kind="png", scale=scale, border=4)
    paper = Image.new("L", (900, 1400), 235)
    paper.paste(Image.open(square).convert("L"), (300, 820))
    table = Image.new("L", (1800, 2200), 120)
    table.paste(paper.rotate(turned, expand=True, fillcolor=120), (300, 250))
    made = io.BytesIO()
    table.convert("RGB").save(made, kind, quality=70)
    return made.getvalue()


def taken(content: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


@pytest.fixture
def record(kiosk, arrives):
    record = a_record()
    arrives(kiosk, record)
    return record


def of(record) -> str:
    return paper_address("dekring.example", record["token"])


@pytest.mark.parametrize("turned", [0, 12, 90, 200])
def test_a_tilted_photo_of_a_paper_opens_whose_it_is(as_an, record, turned):
    page = as_an.post(PAGE, {"foto": taken(photo_of(of(record), turned))}, follow=True)
    case = Case.objects.get()
    assert page.redirect_chain == [(f"/mensen/{case.id}/", 302)]
    assert case.name in page.content.decode()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_photo_of_another_kind_is_read_too(record, kind):
    made = photo_of(of(record), 5, kind)
    assert token_in(io.BytesIO(made), len(made)) == record["token"]


def test_who_comes_in_is_ticked_once_and_the_page_waits_for_the_next(as_an, record, praattafel):
    said = {"aanbod": str(praattafel.id)}
    for _ in range(2):
        page = as_an.post(PAGE, said | {"foto": taken(photo_of(of(record)))}, follow=True)
        assert page.redirect_chain == [(f"{PAGE}?aanbod={praattafel.id}", 302)]
    shown, case = page.content.decode(), Case.objects.get()
    assert f"{case.name} is er: {praattafel.name}." in shown and "Vandaag hier" in shown
    there = Attendance.objects.get()
    assert (there.case, there.offer, there.on) == (case, praattafel, timezone.localdate())
    assert AccessLog.of_case(case.organisation_id, case.id).exists()


def test_a_code_that_is_typed_does_the_same(as_an, record, praattafel):
    typed = f"{record['code'][:4]}-{record['code'][4:].lower()}"
    as_an.post(PAGE, {"aanbod": str(praattafel.id), "code": typed})
    assert Attendance.objects.get().offer == praattafel


def test_where_two_papers_have_one_code_nobody_is_guessed(as_an, kiosk, arrives, record, praattafel):
    arrives(kiosk, a_record(code=record["code"], person={"name": "Bo"}))
    page = as_an.post(PAGE, {"aanbod": str(praattafel.id), "code": record["code"]}, follow=True)
    assert "Twee papieren hebben deze code" in page.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Neem een foto van het papier, of typ de code."),
        ({"code": "ABCD"}, "Ze heeft 8 tekens"),
        ({"foto": b"no picture at all"}, "Dit is geen foto"),
        ({"foto": b""}, "Dit is geen foto"),
        ({"foto": photo_of("https://dekring.example/o/les")}, "We lezen geen vierkant"),
        ({"foto": photo_of(paper_address("dekring.example", "A" * 22))}, "Dit papier vinden we niet"),
    ],
)
def test_what_is_no_paper_of_ours_is_said_in_words_and_opens_nobody(as_an, record, sent, says):
    sent = {name: taken(value) if isinstance(value, bytes) else value for name, value in sent.items()}
    page = as_an.post(PAGE, sent, follow=True)
    assert page.status_code == 200 and says in page.content.decode()


def test_the_paper_of_another_organisation_opens_nobody(as_bart, record):
    page = as_bart.post(PAGE, {"foto": taken(photo_of(of(record)))}, follow=True)
    assert "Dit papier vinden we niet" in page.content.decode()
    assert Case.objects.get().name not in page.content.decode()


def test_a_picture_of_far_too_many_points_is_refused_before_it_is_unpacked():
    made = io.BytesIO()
    side = int(MOST_PIXELS**0.5) + 10
    Image.new("1", (side, side)).save(made, "PNG")
    made.seek(0)
    with pytest.raises(NoPicture):
        token_in(made, made.getbuffer().nbytes)
