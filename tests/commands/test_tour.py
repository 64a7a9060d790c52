"""`kiosk tour` used wrongly, or where a screen cannot be reached: one clear line, no traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.machine.folders import ROOT
from tests.tour.tours import run_tour, the_tour

pytestmark = pytest.mark.screen


def one_line(stderr: str) -> str:
    lines = stderr.splitlines()
    assert len(lines) == 1, stderr
    assert lines[0].startswith("kiosk tour: ")
    return lines[0]


@pytest.mark.slow
def test_a_tour_that_went_well_says_so_in_one_line() -> None:
    tour = the_tour("1280x800", "")
    assert tour.code == 0
    assert tour.stdout.splitlines() == [
        f"{len(tour.steps)} screens (and {tour.data['also_checked']} in other ways),"
        f" {len(tour.data['papers'])} papers, 0 defects in {tour.out}"
    ]


def test_a_language_the_site_does_not_speak_is_named(tmp_path: Path) -> None:
    tour = run_tour(tmp_path, "--lang", "xx")
    assert tour.code == 1
    assert "'xx'" in one_line(tour.stderr) and "nl" in tour.stderr


def test_a_journey_that_is_not_there_is_named(tmp_path: Path) -> None:
    tour = run_tour(tmp_path, "--journey", "interet-help")
    assert tour.code == 1
    assert "'interet-help'" in one_line(tour.stderr) and "internet-help" in tour.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    tour = run_tour(in_the_way)
    assert tour.code == 1
    assert str(in_the_way) in one_line(tour.stderr)


@pytest.mark.parametrize("size", ["1280", "1280x", "1x1", "99999x800", "groot"])
def test_a_size_that_is_none_is_used_wrongly(tmp_path: Path, size: str) -> None:
    tour = run_tour(tmp_path, "--size", size)
    assert tour.code == 2
    assert "Traceback" not in tour.stderr


def test_a_site_with_a_mistake_is_named_with_its_file(tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    site = config / "sites" / "eeklo"
    text = (site / "site.toml").read_text(encoding="utf-8")
    (site / "site.toml").write_text(text.replace('"internet-check", ', '"internet-chek", '), encoding="utf-8")
    tour = run_tour(tmp_path / "out", "--site", str(site))
    assert tour.code == 1
    assert "site.toml" in one_line(tour.stderr) and "internet-chek" in tour.stderr


# 'more' is asked by phone only, 'never' by mail and after 'more': nobody comes there.
NOBODY_COMES_THERE = """
id = "nobody-comes"
revision = 1
kind = "registration"
title = "Hulp"
tile = "Niemand komt"
icon = "lifebuoy"
step = [
    { id = "notice", field = "notice", title = "Wat doen we?" },
    { id = "name", field = "text", title = "Wie ben je?", review = "Naam" },
    { id = "reach_by", field = "choice", title = "Hoe bereiken we je?", choice = [
        { value = "phone", label = "Bel mij", icon = "phone" },
        { value = "email", label = "Mail mij", icon = "mail" },
    ] },
    { id = "phone", field = "phone", title = "Welk nummer?", review = "Gsm", when = { reach_by = "phone" } },
    { id = "email", field = "email", title = "Welk adres?", review = "Mail", when = { reach_by = "email" } },
    { id = "more", field = "yesno", title = "Nog iets?", when = { reach_by = "phone" } },
    { id = "never", field = "yesno", title = "En dan?", when = { reach_by = "email", more = "yes" } },
]
"""


@pytest.mark.slow
def test_a_screen_that_cannot_be_reached_ends_the_tour_with_exit_1(tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    (config / "journeys" / "nobody-comes.toml").write_text(NOBODY_COMES_THERE, encoding="utf-8")
    site = config / "sites" / "eeklo"
    listed = (site / "site.toml").read_text(encoding="utf-8")
    (site / "site.toml").write_text(
        listed.replace("journeys = [", 'journeys = ["nobody-comes", ', 1), "utf-8"
    )
    tour = run_tour(tmp_path / "out", "--site", str(site), "--journey", "nobody-comes")
    assert tour.code == 1
    said = one_line(tour.stderr)
    assert said.endswith("journey 'nobody-comes' never asks email, never"), said
    assert tour.data["not_reached"], "tour.json says it too"
