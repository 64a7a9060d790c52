"""`kiosk tour` used wrongly, or where a screen cannot be reached: one clear line, no traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.state import ROOT
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
        f"{len(tour.steps)} screens, {len(tour.data['papers'])} papers, 0 defects in {tour.out}"
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


@pytest.mark.slow
def test_a_screen_that_cannot_be_reached_ends_the_tour_with_exit_1(tmp_path: Path) -> None:
    """A journey asks something only after an answer that nobody can give."""
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    journey = config / "journeys" / "internet-help.toml"
    text = journey.read_text(encoding="utf-8")
    journey.write_text(text.replace('when = { about = "other" }', 'when = { name = "Niemand" }'))
    tour = run_tour(tmp_path / "out", "--site", str(config / "sites" / "eeklo"), "--journey", "internet-help")
    assert tour.code == 1
    assert "about_other" in one_line(tour.stderr)
    assert tour.data["not_reached"], "tour.json says it too"
