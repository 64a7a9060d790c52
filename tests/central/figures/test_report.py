"""The report of a quarter: one page that everybody can read, its annex, and numbers that stay."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from central import cli
from central.accounts.models import AccessLog, Organisation
from central.figures import paper
from central.figures.annex import as_csv, as_xlsx
from central.figures.charts import Bar, Colours
from central.figures.keeping import count_what_changed
from central.figures.matrix import Line, crossed
from central.figures.models import Frozen, Goal
from central.figures.quarters import Quarter, quarter_of
from central.figures.report import Report, publish
from central.figures.report_page import printed
from central.figures.report_parts import GoalLine, Headline, Part
from central.figures.table import FEW
from central.intake.models import Device
from tests.central.conftest import a_colleague
from tests.central.figures.held import a_stand, noon

TODAY = timezone.localdate()
LAST = quarter_of(TODAY).before
PAGE = "/cijfers/verslag/"


def middle(quarter: Quarter):
    return noon(quarter.year, 3 * quarter.number - 1, 15)


@pytest.fixture
def reached(kiosk, a_case):
    """Seven people came to a lesson for parents, in the last quarter that is over."""
    from central.cases.models import Case

    stand = a_stand(Device.objects.get(), middle(LAST), "les", "ligo", "ouders")
    for _ in range(7):
        a_case(kiosk, stand=str(stand.stand))
    Case.objects.update(received_at=middle(LAST), place_name="=HYPERLINK(1)")
    count_what_changed()
    return stand


def everything(organisation: Organisation) -> Report:
    """Return a report in which all that may be there is there, in the longest words."""
    long = "Wie in een heel klein dorpje woont en nog nooit van ons hoorde "
    bars = [Bar(long * 2, 12_500 - number) for number in range(6)]
    rows = [Line(f"r{number}", long) for number in range(12)]
    columns = [Line(f"c{number}", "Digispreekuurbegeleidingsmoment aan huis") for number in range(10)]
    return Report(
        organisation, LAST, TODAY, Colours(),
        [Headline("minder dan 5", long, "minder dan 5")] * 4,
        [Part(f"p{number}", long, bars, few=9, more=12) for number in range(5)],
        crossed(rows, columns, {}, (2, 0, 1), {}, {("c0", "", "r0"): 12}, {}),
        [GoalLine(long * 3, FEW, 100_000, LAST.start, TODAY)] * 9, {},
    )  # fmt: skip


@pytest.mark.django_db
def test_the_report_is_one_page_that_everybody_can_read(de_kring, reached):
    pdf = PdfReader(io.BytesIO(printed(publish(de_kring, LAST, TODAY))))
    assert len(pdf.pages) == 1
    assert round(pdf.pages[0].mediabox.width / 72 * 25.4) == 210
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title.startswith("Wat De Kring bereikte: ")
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    kinds, figures = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/P", "/Figure"} <= kinds
    assert all(figures), "every drawing says what it shows"
    text = " ".join(pdf.pages[0].extract_text().split())
    assert "mensen kwamen aan een stand" in text
    assert "3 van 4 vakken zijn nog leeg" in text
    assert "Staaf" not in text, "a bar stands beside its number, and is no column that one reads"


def tags(tree) -> tuple[set[str], list[str]]:
    """Return the kinds of tags in a document, and what its drawings say."""
    kinds, said, to_do = set(), [], [tree]
    while to_do:
        node = to_do.pop().get_object()
        if isinstance(node, list):
            to_do += [one for one in node if hasattr(one, "get_object")]
        elif isinstance(node, dict):
            if "/S" in node:
                kinds.add(node["/S"])
                said += [node.get("/Alt", "")] if node["/S"] == "/Figure" else []
            to_do += [node["/K"]] if "/K" in node else []
    return kinds, said


@pytest.mark.django_db
def test_with_all_that_can_be_there_it_is_still_one_page():
    name = "Vereniging waar armen het woord nemen, wijkcentrum en buurthuis van de hele streek tot aan zee"
    pdf = PdfReader(io.BytesIO(printed(everything(Organisation(slug="be.lang", name=name)))))
    assert len(pdf.pages) == 1
    assert "Alle groepen en acties staan in de bijlage" in pdf.pages[0].extract_text()


@pytest.mark.django_db
def test_the_colours_are_those_of_the_organisation(de_kring):
    assert publish(de_kring, LAST, TODAY).colours.accent == "#7A1F4B"
    other = Organisation.objects.create(slug="be.zonder-site", name="Zonder site")
    assert publish(other, LAST, TODAY).colours == Colours()


@pytest.mark.django_db
def test_the_annex_opens_in_a_spreadsheet_and_nothing_in_it_acts(de_kring, reached):
    report = publish(de_kring, LAST, TODAY)
    book = load_workbook(io.BytesIO(as_xlsx(report)))
    assert book.sheetnames[0] == "Lees dit eerst"
    assert {"Matrix", "Bereik", "Kaart", "Stands"} <= set(book.sheetnames)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert 5 in [cell.value for cell in book["Matrix"]["E"]]
    written = as_csv(report)
    assert written.startswith(b"\xef\xbb\xbfKwartaal;Cijfer;")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))
    assert {len(row) for row in rows} == {6}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]
    assert ["Matrix", "LES", "LIGO", "OUDERS", "5"] in [row[1:] for row in rows]


@pytest.mark.django_db
def test_what_was_published_stays_whatever_is_put_right_afterwards(de_kring, reached):
    from central.cases.models import Case

    before = publish(de_kring, LAST, TODAY).headlines
    assert before[0].number == "5"
    some = Case.objects.values_list("id", flat=True)[:5]
    Case.objects.filter(id__in=list(some)).update(received_at=middle(LAST.before))
    assert publish(de_kring, LAST, TODAY).headlines[0].number == "5"


@pytest.mark.django_db
def test_goals_stand_beside_what_was_published_also_those_that_were_set_afterwards(de_kring, reached):
    publish(de_kring, LAST, TODAY)
    said = {"organisation": de_kring, "start": LAST.start, "end": LAST.end, "target": 9}
    for figure, only in (
        ("matrix", {"group": "ouders"}),
        ("stands", {}),
        ("reach", {}),
        ("reach", {"by": "x"}),
    ):
        Goal.objects.create(sentence=figure, figure=figure, only=only, **said)
    assert [one.n for one in publish(de_kring, LAST, TODAY).goals] == [5, 1, 5, FEW]


@pytest.mark.django_db
def test_looking_publishes_nothing_and_taking_along_does(as_an, de_kring, reached):
    page = as_an.get(PAGE).content.decode()
    assert not Frozen.objects.exists()
    assert page.count("<svg") >= 2
    assert as_an.get(f"{PAGE}neem-mee/").status_code == 302
    answer = as_an.post(f"{PAGE}neem-mee/", {"kwartaal": str(LAST), "als": "csv"})
    assert answer["Content-Disposition"] == f'attachment; filename="verslag-{LAST}.csv"'
    assert Frozen.objects.filter(organisation=de_kring, quarter=str(LAST)).exists()
    assert AccessLog.objects.get(kind="export").page == "figures-report-file"


@pytest.mark.django_db
def test_when_the_pdf_cannot_be_made_the_page_says_so(as_an, monkeypatch):
    monkeypatch.setattr(paper, "PATIENCE", 0.001)
    answer = as_an.post(f"{PAGE}neem-mee/", {"kwartaal": str(LAST), "als": "pdf"}, follow=True)
    assert "De pdf lukt nu niet" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["", "2026-Q9", "2999-Q1", str(quarter_of(TODAY)), "x" * 200])
def test_a_quarter_that_is_not_over_shows_the_last_one_that_is(as_an, asked):
    answer = as_an.get(PAGE, {"kwartaal": asked})
    assert f'value="{LAST}" selected' in answer.content.decode()


@pytest.mark.django_db
def test_the_command_writes_the_page_and_its_annex(de_kring, reached, tmp_path, capsys):
    out = tmp_path / "verslag.pdf"
    said = ["report", "--organisation", de_kring.slug, "--quarter", str(LAST), "--out", str(out)]
    assert cli.main(said) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert load_workbook(out.with_suffix(".xlsx")).sheetnames
    assert str(out.with_suffix(".xlsx")) in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"--quarter": "2026-Q7"}, 2),
        ({"--quarter": "vorig"}, 2),
        ({"--quarter": str(quarter_of(TODAY))}, 1),
        ({"--quarter": str(quarter_of(TODAY + timedelta(days=400)))}, 1),
        ({"--organisation": "be.bestaat.niet"}, 2),
        ({"--out": "verslag.docx"}, 2),
        ({"--out": "/bestaat/niet/verslag.pdf"}, 1),
    ],
)
def test_the_command_says_in_one_line_what_is_wrong(de_kring, changed, code, capsys, tmp_path):
    said = {
        "--organisation": de_kring.slug,
        "--quarter": str(LAST),
        "--out": str(tmp_path / "v.pdf"),
    } | changed
    assert cli.main(["report", *(part for pair in said.items() for part in pair)]) == code
    told = capsys.readouterr()
    assert len(told.err.strip().splitlines()) == 1, told.err
    assert told.out == ""
    assert not list(tmp_path.glob("v*"))


@pytest.mark.django_db
def test_of_an_organisation_that_ended_the_report_can_still_be_written(de_kring, tmp_path):
    Organisation.objects.filter(id=de_kring.id).update(ended_at=timezone.now())
    out = str(tmp_path / "v.pdf")
    assert cli.main(["report", "--organisation", de_kring.slug, "--quarter", str(LAST), "--out", out]) == 0


@pytest.mark.django_db
def test_a_reader_reads_and_takes_along_and_gives_no_link_out(de_kring, client):
    client.force_login(a_colleague(de_kring, "Lies", "reader"))
    page = client.get(PAGE).content.decode()
    assert "Eén bladzijde" in page
    assert "Maak een link" not in page
    assert client.post(f"{PAGE}link/", {"until": str(date.max)}).status_code == 404
