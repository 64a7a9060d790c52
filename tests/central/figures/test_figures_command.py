"""`central figures`: exactly what the contract says, and one clear line where something is wrong."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from central import cli
from central.cases.models import Case
from central.figures.naming import FIGURES
from tests.central.figures.test_published_once import LAST, came  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ID = "be.eeklo.de-kring"


def ask(name, *more, start=LAST.start, end=LAST.end, organisation=ID):
    said = ["figures", name, "--organisation", organisation, "--from", str(start), "--to", str(end)]
    return cli.main([*said, *more])


@pytest.mark.parametrize("name", FIGURES)
def test_each_figure_answers_as_the_contract_says(de_kring, capsys, name):
    assert ask(name, "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == ["figure", "organisation", "from", "to", "published", "rows", "total"]
    assert (said["figure"], said["organisation"], said["published"]) == (name, ID, False)
    assert (said["from"], said["to"]) == (str(LAST.start), str(LAST.end))
    assert ask(name, "--published") == 0
    assert json.loads(capsys.readouterr().out)["published"] is True


def test_of_an_organisation_that_ended_every_figure_is_still_told(de_kring, came, capsys):  # noqa: F811
    came(6)
    de_kring.ended_at = timezone.now()
    de_kring.save()
    for name in FIGURES:
        assert ask(name) == ask(name, "--published") == 0
    capsys.readouterr()
    assert ask("reach", "--published") == 0 and json.loads(capsys.readouterr().out)["total"] == 5


def test_one_record_comes_out_as_one_and_published_as_few(came, capsys):  # noqa: F811
    came(1)
    assert ask("reach") == 0
    said = json.loads(capsys.readouterr().out)
    assert {"by": "channel", "value": "flyer", "n": 1} in said["rows"] and said["total"] == 1
    assert ask("reach", "--published") == 0
    said = json.loads(capsys.readouterr().out)
    assert {"by": "channel", "value": "flyer", "n": "<5"} in said["rows"] and said["total"] == "<5"


def test_what_was_not_counted_yet_is_counted_before_it_answers(kiosk, a_case, capsys):
    a_case(kiosk)
    assert ask("needs", start=TODAY, end=TODAY) == 0
    assert {"by": "about", "value": "internet-help", "n": 1} in json.loads(capsys.readouterr().out)["rows"]


@pytest.mark.parametrize(
    ("said", "code", "line"),
    [
        ({"name": "people"}, 2, "there is no figure 'people'"),
        ({"organisation": "be.nobody"}, 2, "no organisation 'be.nobody'"),
        ({"start": LAST.end, "end": LAST.start}, 2, "runs backwards"),
        ({"end": TODAY + timedelta(days=1)}, 2, "in the future"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_line(de_kring, capsys, said, code, line):
    name = said.pop("name", "reach")
    assert ask(name, **said) == code
    told = capsys.readouterr()
    assert line in told.err and told.err.count("\n") == 1 and not told.out


def test_a_quarter_that_is_not_over_is_not_published(de_kring, capsys):
    quarter = LAST.next
    assert ask("reach", "--published", start=quarter.start, end=quarter.end) == 1
    assert f"{quarter} is not over yet" in capsys.readouterr().err


def test_half_a_quarter_is_not_published(de_kring, capsys):
    assert ask("reach", "--published", start=LAST.start + timedelta(days=1)) == 1
    assert "whole quarters" in capsys.readouterr().err


def test_counting_from_scratch_gives_the_same(came, capsys):  # noqa: F811
    came(3)
    ask("track")
    before = capsys.readouterr().out
    assert cli.main(["figures", "--rebuild"]) == 0
    capsys.readouterr()
    ask("track")
    assert capsys.readouterr().out == before


def test_whoever_is_erased_is_counted_no_more(came, an, capsys):  # noqa: F811
    from central.cases.deletion import delete_case

    came(2)
    delete_case(Case.objects.first(), an, "asked")
    ask("reach")
    assert json.loads(capsys.readouterr().out)["total"] == 1
