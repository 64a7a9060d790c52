"""/cijfers/: what stands on its pages, for whom, and the files that go with them."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from central.figures.quarters import quarter_of
from tests.central.conftest import a_colleague
from tests.central.figures.test_published_once import LAST, came  # noqa: F401 (a fixture)
from tests.central.forms import fill_in

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NAMES = ("bereik", "traject", "noden", "drempels", "tevredenheid", "aanwezigheid", "laptops")
OF_LAST = f"van={LAST.start}&tot={LAST.end}"


def as_role(organisation, role):
    client = Client()
    client.force_login(a_colleague(organisation, f"C-{role}", role))
    return client


def lines(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_every_page_is_listed_and_says_what_will_stand_there_before_anybody_came(as_an):
    index = as_an.get("/cijfers/").content.decode()
    for name in NAMES:
        assert f'href="/cijfers/{name}/"' in index
        page = as_an.get(f"/cijfers/{name}/").content.decode()
        assert "Nog niets geteld" in page or name == "aanwezigheid"


def test_somebody_who_came_today_stands_in_this_quarter_and_not_in_the_last(kiosk, a_case, as_an):
    a_case(kiosk)
    page = as_an.get("/cijfers/bereik/").content.decode()
    assert "<strong>1</strong> persoon" in page and "Flyer of brief" in page
    assert (
        "Nog niets geteld"
        in as_an.get(f"/cijfers/bereik/?periode={quarter_of(TODAY).before}").content.decode()
    )


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("van=2026-05-01&tot=2026-04-01", "Draai ze om"),
        (f"van={TODAY}&tot={TODAY + timedelta(days=1)}", "Die dagen komen nog"),
        ("van=morgen&tot=2026-04-01", "Kies twee dagen"),
        ("periode=2031", "Die dagen komen nog"),
        ("van=1066-01-01&tot=1066-02-01", "Zo lang geleden"),
    ],
)
def test_a_period_that_is_none_is_said_in_one_line(as_an, asked, line):
    answer = as_an.get(f"/cijfers/bereik/?{asked}")
    assert answer.status_code == 400 and line in answer.content.decode()
    assert as_an.get(f"/cijfers/bereik.csv?{asked}").status_code == 404


def test_the_file_says_what_the_page_shows_and_opens_in_a_belgian_excel(came, as_an):  # noqa: F811
    came(3)
    answer = as_an.get(f"/cijfers/bereik.csv?{OF_LAST}")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert ["Kent ons van", "Flyer of brief", "3"] in lines(answer)
    book = CalamineWorkbook.from_filelike(io.BytesIO(as_an.get(f"/cijfers/bereik.xlsx?{OF_LAST}").content))
    assert ["Kent ons van", "Flyer of brief", 3.0] in book.get_sheet_by_index(0).to_python()


def test_no_cell_of_a_file_acts_whatever_a_volunteer_typed(came, as_an, kiosk):  # noqa: F811
    from central.cases.models import Case
    from central.figures.keeping import count_what_changed
    from central.stands.models import StandSession

    came(1)
    case = Case.objects.get()
    StandSession.objects.create(
        organisation=case.organisation, device=case.device, stand=case.record_id, heard_at=case.received_at,
        place="=1+1", groups=[],
    )  # fmt: skip
    Case.objects.update(stand=case.record_id)
    count_what_changed()
    assert ["Plek van de stand", "'=1+1", "1"] in lines(as_an.get(f"/cijfers/bereik.csv?{OF_LAST}"))


def test_who_only_reads_figures_takes_along_what_is_published_and_nothing_else(de_kring, came):  # noqa: F811
    came(7)
    reader = as_role(de_kring, "reader")
    page = f"/cijfers/bereik/?{OF_LAST}"
    assert "bereik.csv" not in reader.get(page).content.decode()
    assert reader.get(f"/cijfers/bereik.csv?{OF_LAST}").status_code == 404
    answer = fill_in(reader, page, "/cijfers/bereik/gepubliceerd/", soort="csv")
    assert ["Kent ons van", "Flyer of brief", "5"] in lines(answer)
    assert ["Kent ons van", "Van iemand die ik ken", "<5"] in lines(answer)
    assert "gepubliceerd" in answer["Content-Disposition"]


def test_of_a_quarter_that_is_not_over_nothing_is_published(as_an, kiosk, a_case):
    a_case(kiosk)
    said = {"van": quarter_of(TODAY).start, "tot": TODAY, "soort": "csv"}
    assert as_an.post("/cijfers/bereik/gepubliceerd/", said).status_code == 302


def test_bart_sees_nothing_of_de_kring(came, as_bart):  # noqa: F811
    came(6)
    assert "Flyer" not in as_bart.get(f"/cijfers/bereik/?{OF_LAST}").content.decode()
