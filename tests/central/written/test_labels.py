"""The words behind the ids of a record."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from central.cases.models import Case
from central.written.labels import words

REAL_CONFIG = Path(__file__).resolve().parents[3] / "config"


@pytest.fixture
def config(settings, tmp_path) -> Path:
    shutil.copytree(settings.CONFIG, tmp_path / "config")
    settings.CONFIG = tmp_path / "config"
    return settings.CONFIG


def a_case(**said) -> Case:
    return Case(**{"site": "eeklo", "journey": "internet-help", "answers": {}} | said)


def test_answers_come_in_the_order_in_which_they_were_asked():
    case = a_case(answers={"moment": "morning", "about": ["slow"]})
    assert [tuple(line) for line in words().answers(case)] == [
        ("Het gaat over", "Internet is traag"),
        ("Liefst", "In de voormiddag"),
    ]


def test_a_step_without_a_short_label_shows_its_question(config):
    path = config / "journeys/internet-help.toml"
    path.write_text(path.read_text().replace('review = "Liefst"\n', ""))
    assert words().answers(a_case(answers={"moment": "any"}))[0].label == "Wanneer past het?"


def test_an_answer_given_in_an_odd_shape_still_shows():
    lines = words().answers(a_case(answers={"about": "slow", "moment": ["morning", "evening"]}))
    assert [line.value for line in lines] == ["Internet is traag", "In de voormiddag, In de avond"]


def test_the_words_of_the_site_win_over_the_shared_ones(config):
    own = config / "sites/eeklo/journeys"
    own.mkdir()
    text = (config / "journeys/internet-help.toml").read_text()
    (own / "internet-help.toml").write_text(text.replace('title = "Hulp met internet"', 'title = "Help!"'))
    assert words().title(a_case()) == "Help!"
    assert words().title(a_case(site="maldegem")) == "Hulp met internet"


def test_a_file_that_staff_change_is_read_again_without_a_restart(config):
    assert words().scheme("be.sociaal-internetaanbod") == "Sociaal internetaanbod"
    path = config / "schemes/be.sociaal-internetaanbod.toml"
    path.write_text('id = "be.sociaal-internetaanbod"\nname = "Sociaal tarief"\n')
    os.utime(path, (1, 1))
    assert words().scheme("be.sociaal-internetaanbod") == "Sociaal tarief"


@pytest.mark.parametrize("broken", ["id = ", "", 'id = "x"', "\x00"])
def test_a_broken_file_costs_its_words_and_not_the_page(config, broken):
    (config / "journeys/internet-help.toml").write_text(broken)
    case = a_case(answers={"about": ["slow"]})
    assert words().title(case) == "internet-help"
    assert words().answers(case) == [("about", "slow")]


def test_languages_have_dutch_names_also_those_no_file_names():
    assert words().language("ar") == "Arabisch"
    assert words().language("ti") == "Tigrinya"
    assert words().language("qqq") == "qqq"


def test_every_journey_and_scheme_of_the_house_has_words_here(settings):
    settings.CONFIG = REAL_CONFIG
    found = words()
    journeys = [*REAL_CONFIG.glob("journeys/*.toml"), *REAL_CONFIG.glob("sites/*/journeys/*.toml")]
    schemes = [*REAL_CONFIG.glob("schemes/*.toml"), *REAL_CONFIG.glob("sites/*/schemes/*.toml")]
    assert len(found.journeys) == len(journeys)
    assert len(found.schemes) == len({path.stem for path in schemes})
    assert all(name != scheme for scheme, name in found.schemes.items())


def test_staff_read_in_words_that_the_paper_is_wanted_by_mail() -> None:
    case = a_case(answers={"paper_by_email": "yes"})
    assert [tuple(line) for line in words().answers(case)] == [("Papier", "Wil het papier met de mail")]
