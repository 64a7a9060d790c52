"""/cijfers/doelen/: what an organisation wants to reach, and how far it is."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from central import cli
from central.figures.aims import Goal
from central.figures.asked import figure
from central.figures.goals import Progress, measure_of, measures
from central.figures.keeping import count_what_changed
from tests.central.conftest import a_colleague

PAGE = "/cijfers/doelen/"
TODAY = timezone.localdate()
YEAR = {"start": date(TODAY.year, 1, 1), "end": date(TODAY.year, 12, 31)}


@pytest.mark.parametrize(
    ("n", "today", "said"),
    [
        (10, date(2026, 3, 1), "gehaald"),
        (9, date(2027, 1, 1), "niet gehaald"),
        (0, date(2025, 12, 31), "moet nog beginnen"),
        (5, date(2026, 6, 30), "op schema"),
        (4, date(2026, 12, 1), "achter op schema"),
        (0, date(2026, 1, 1), "achter op schema"),
    ],
)
def test_how_a_goal_stands_is_said_in_words(n, today, said):
    goal = Goal(start=date(2026, 1, 1), end=date(2026, 12, 31), target=10)
    assert Progress(goal, n, today).words == said


@pytest.mark.django_db
def test_a_goal_is_set_and_its_bar_grows_with_who_comes(as_an, kiosk, a_case):
    said = {"measure": "reach", "target": "4", "period": str(TODAY.year), "sentence": "Vier mensen helpen"}
    assert as_an.post(f"{PAGE}nieuw/", said).status_code == 302
    a_case(kiosk)
    count_what_changed()
    page = as_an.get(PAGE).content.decode()
    assert "<strong>1 van 4</strong>, nog 3 te gaan" in page
    assert 'role="img"' in page
    assert "<title" in page
    assert "<table" in page


@pytest.mark.django_db
def test_without_a_sentence_one_is_made(as_an):
    as_an.post(f"{PAGE}nieuw/", {"measure": "stands", "target": "6", "period": str(TODAY.year)})
    assert Goal.objects.get().sentence == f"Stands die we hielden: 6 in heel {TODAY.year}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [{"measure": "zomaar"}, {"measure": ""}, {"target": "0"}, {"target": "-5"}, {"target": "9" * 30},
     {"target": "veel"}, {"period": "1990"}, {"period": "2026-Q7"}],
)  # fmt: skip
def test_a_goal_that_makes_no_sense_comes_back(as_an, wrong):
    said = {"measure": "reach", "target": "4", "period": str(TODAY.year), "sentence": "Vier"} | wrong
    answer = as_an.post(f"{PAGE}nieuw/", said)
    assert answer.status_code == 422
    assert "Vier" in answer.content.decode()
    assert not Goal.objects.exists()


@pytest.mark.django_db
def test_everything_a_goal_can_be_set_for_can_be_counted(de_kring):
    for one in measures(de_kring):
        goal = Goal(figure=one.figure, only=dict(one.only), target=5, sentence=one.words, **YEAR)
        goal.organisation = de_kring
        goal.save()
        assert measure_of(goal, de_kring) == one.words
    table = figure("goals", de_kring, YEAR["start"], TODAY)
    assert len(table.rows) == len(measures(de_kring)) == table.total
    assert {row.n for row in table.rows} == {0}


@pytest.mark.django_db
def test_a_goal_for_what_is_no_longer_drawn_still_has_words(as_an, de_kring):
    Goal.objects.create(organisation=de_kring, figure="matrix", only={"group": "weg"}, target=5, **YEAR)
    assert as_an.get(PAGE).status_code == 200


@pytest.mark.django_db
def test_the_command_says_each_goal_beside_its_count(de_kring, capsys):
    Goal.objects.create(organisation=de_kring, figure="reach", target=40, sentence="Veertig", **YEAR)
    span = ["--from", str(TODAY - timedelta(days=3)), "--to", str(TODAY)]
    assert cli.main(["figures", "goals", "--organisation", de_kring.slug, *span]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [(row["target"], row["until"], row["n"]) for row in said["rows"]] == [
        ("40", f"{TODAY.year}-12-31", 0)
    ]
    assert cli.main(["figures", "goals", "--organisation", de_kring.slug, *span, "--format", "csv"]) == 0
    told = capsys.readouterr().out
    assert "Veertig;40;" in told and "Totaal" not in told, "how many goals there are is no sum of them"


@pytest.mark.django_db
def test_a_reader_sees_goals_and_nobody_takes_away_one_of_another_house(de_kring, client, as_bart):
    goal = Goal.objects.create(organisation=de_kring, figure="reach", target=40, sentence="Veertig", **YEAR)
    client.force_login(a_colleague(de_kring, "Lies", "reader"))
    page = client.get(PAGE).content.decode()
    assert "Veertig" in page
    assert "Haal weg" not in page
    assert client.post(f"{PAGE}{goal.id}/weg/").status_code == 404
    assert as_bart.post(f"{PAGE}{goal.id}/weg/").status_code == 404
    assert Goal.objects.exists()
