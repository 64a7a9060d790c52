"""Needs and satisfaction over the quarters: a line only where enough people answered, and what rose most."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from central.figures.charts import Colours
from central.figures.frozen import outside
from central.figures.line_chart import lines
from central.figures.period import ended_quarters
from central.figures.trends import QUARTERS, Line, Trend, may_leave, trends_of, what_rose
from central.opinions.models import OpinionCount
from kiosk.machine.folders import ROOT

TODAY = timezone.localdate()
LAST, BEFORE, *_ = ended_quarters(TODAY, QUARTERS)
EIGHT = tuple(ended_quarters(TODAY, QUARTERS)[::-1])


@pytest.fixture(autouse=True)
def with_all_journeys(settings):
    settings.CONFIG = ROOT / "config"


@pytest.fixture
def answered(de_kring):
    """So many answered in a quarter, and so many of them each of these."""

    def answered(quarter, told, journey="needs", step="needs", **answers):
        for at, one, n in (("", "", told), *((step, one, n) for one, n in answers.items())):
            OpinionCount.objects.create(
                organisation=de_kring, quarter=str(quarter), journey=journey, step=at, answer=one, n=n
            )

    return answered


def a_trend(told, **counts):
    return Trend("t0", "Wat mensen missen", EIGHT, told, tuple(Line(one, n) for one, n in counts.items()))


def in_file(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.django_db
def test_a_quarter_in_which_nine_answered_says_nine_and_breaks_the_line(de_kring, answered, as_an):
    answered(BEFORE, 9, internet=9)
    answered(LAST, 12, internet=7, people=12)
    (trend,) = trends_of("needs", de_kring, TODAY)
    by_name = {line.label: line.counts[-2:] for line in trend.lines}
    assert trend.told[-2:] == (9, 12)
    assert by_name["Internet thuis"] == (None, 7) and by_name["Mensen ontmoeten"] == (None, 12)
    page = as_an.get("/cijfers/noden/").content.decode()
    drawn = ElementTree.fromstring(re.search(r"<svg.*?</svg>", page, re.DOTALL)[0])
    told = drawn.find("{http://www.w3.org/2000/svg}desc").text
    assert f"K{LAST.number} {LAST.year} 7" in told and f"K{BEFORE.number} {BEFORE.year} te weinig" in told
    assert "Het waren er 9 en 12." in page  # too few to say what rose


@pytest.mark.django_db
def test_the_file_has_the_numbers_of_the_page_and_what_leaves_is_what_was_published(
    de_kring, answered, as_an
):
    answered(LAST, 23, internet=12, people=3)
    rows = in_file(as_an.get("/cijfers/noden/verloop.csv"))
    assert rows[0] == ["Kwartaal", "Volgens", "Wat", "Aantal"]
    assert [LAST.in_words, "Wat mensen missen", "Internet thuis", "12"] in rows
    assert [LAST.in_words, "Geteld", "Zeiden wat ze missen", "23"] in rows
    leaves = as_an.post("/cijfers/noden/verloop/gepubliceerd/", {"soort": "csv"})
    said = {row[2]: row[3] for row in in_file(leaves) if row and row[0] == LAST.in_words}
    assert said["Internet thuis"] == "10" and said["Mensen ontmoeten"] == "<5"
    table = may_leave("needs", de_kring, TODAY)
    kept = outside("needs", de_kring, LAST.start, LAST.end, TODAY)
    kept_rows = {(row.values, row.n) for row in kept.rows}
    assert {(row.values[1:], row.n) for row in table.rows if row.values[0] == str(LAST)} <= kept_rows
    assert table.published and {row.values[1] for row in table.rows} == {"missing", "counted"}


@pytest.mark.django_db
def test_how_it_went_has_a_line_for_each_question(answered, as_an, de_kring):
    answered(LAST, 11, "satisfaction", "went", good=9, so_so=2)
    (went,) = trends_of("satisfaction", de_kring, TODAY)  # of the other question nobody said anything
    assert (went.title, went.told[-1]) == ("Hoe ging het hier?", 11)
    assert {line.label: line.counts[-1] for line in went.lines} == {
        "Goed": 9,
        "Gaat zo": 2,
        "Niet goed": 0,
    }
    page = as_an.get("/cijfers/tevredenheid/").content.decode()
    assert "De laatste acht kwartalen" in page and "Steeg het meest" not in page
    assert "De laatste acht kwartalen" not in as_an.get("/cijfers/bereik/").content.decode()


def test_which_need_rose_most_is_said_of_parts_and_not_of_numbers():
    """Twice as many people answered: what doubled did not rise."""
    trend = a_trend((0,) * 6 + (50, 100), Internet=(0,) * 6 + (25, 50), Brieven=(0,) * 6 + (5, 30))
    said = what_rose(trend)
    assert said.startswith("Steeg het meest: Brieven.") and "30 %" in said and "10 %" in said


@pytest.mark.parametrize(
    ("told", "counts", "says"),
    [
        ((19, 60), (1, 50), "kunnen we nog niet zeggen"),
        ((60, 19), (1, 18), "kunnen we nog niet zeggen"),
        ((20, 20), (8, 10), "Niets steeg duidelijk"),  # two people more: that is chance
        ((40, 40), (30, 10), "Niets steeg duidelijk"),
    ],
)
def test_what_may_be_chance_is_not_called_a_rise(told, counts, says):
    assert says in what_rose(a_trend((0,) * 6 + told, Internet=(0,) * 6 + counts))


def test_a_line_is_whole_svg_and_stays_within_its_frame():
    fields = [('"><img src=x>', (0, None, 5, 9, None, None, 1, 2)), ("Geen", (0,) * 8)]
    drawn = lines("a", "<b>", EIGHT, fields, Colours())
    svg = ElementTree.fromstring(drawn)
    runs = [one.get("points").split() for one in svg.iter("{http://www.w3.org/2000/svg}polyline")]
    assert [len(run) for run in runs] == [1, 2, 2, 8]
    high = float(svg.get("height"))
    dots = [
        (float(one.get("cx")), float(one.get("cy"))) for one in svg.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert all(0 < x < 360 and 20 < y < high for x, y in dots)
    assert "<img" not in drawn
