"""The tour walks every screen a person can meet, and writes down what the contract promises."""

from __future__ import annotations

import re
import subprocess

import pytest
from PIL import Image

from kiosk.site.load import load_site
from kiosk.visit.stage import Stage
from tests.tour.tours import LYING, SMALL, STANDING, Tour, the_tour

pytestmark = [pytest.mark.screen, pytest.mark.slow]

# Only where the legal ground is consent; only of a place of which somebody said where it lies.
NOT_HERE = {Stage.REFUSED, Stage.WAY, Stage.COVERED}


@pytest.fixture(
    scope="module",
    params=[(LYING, ""), (STANDING, "internet-help"), (SMALL, "internet-help")],
    ids=["lying", "standing", "small"],
)
def tour(request: pytest.FixtureRequest) -> Tour:
    return the_tour(*request.param)


@pytest.fixture(scope="module")
def whole() -> Tour:
    return the_tour(LYING)


def test_a_tour_reaches_everything_and_finds_nothing_wrong(tour: Tour) -> None:
    assert tour.code == 0, tour.stderr
    assert tour.stderr == ""
    assert tour.data["not_reached"] == ""
    assert [step for step in tour.steps if step["defects"]] == []
    assert "Traceback" not in tour.stdout


def test_every_screen_is_right_in_every_language_of_the_site(whole: Tour) -> None:
    screens = {step["screen"] for step in whole.steps}
    others = len(load_site(None).file.languages) - 1
    assert whole.data["also_checked"] >= others * len(screens) / 2, "touched and typed screens are left out"


def test_every_step_says_what_the_contract_promises(tour: Tour) -> None:
    width, height = map(int, tour.data["size"].split("x"))
    for step in tour.steps:
        assert {"screen", "touch", "ms_to_feedback", "ms_to_next_screen", "texts", "targets"} <= set(step)
        assert step["touch"]
        assert step["texts"], f"nothing is written on {step['screen']}"
        for label, x, y, wide, high in step["targets"]:
            assert label
            assert x >= 0 and y >= 0 and x + wide <= width + 1 and y + high <= height + 1, (step, label)
    first, *others = tour.steps
    assert first["touch"] == "start" and first["ms_to_feedback"] is None
    touched = [step for step in others if step["touch"] and step["ms_to_feedback"] is not None]
    assert len(touched) > len(others) * 0.9
    assert all(step["ms_to_feedback"] > 0 and step["ms_to_next_screen"] > 0 for step in touched)


def test_every_step_has_its_picture_in_order(tour: Tour) -> None:
    width, height = map(int, tour.data["size"].split("x"))
    assert {path.name for path in tour.out.glob("*.png")} == {step["picture"] for step in tour.steps}
    for number, step in enumerate(tour.steps, 1):
        assert re.fullmatch(rf"{number:02d}-[a-z0-9_-]+\.png", step["picture"])
        with Image.open(tour.out / step["picture"]) as picture:
            assert picture.size == (width, height)
            darkest, lightest = picture.convert("L").getextrema()
            assert lightest - darkest > 100, f"{step['picture']} is empty"


def test_the_whole_tour_meets_every_question_and_every_other_screen(whole: Tour) -> None:
    site = load_site(None)
    met = {step["screen"] for step in whole.steps}
    wanted = {f"question-{question.id}" for question in site.questions}
    for journey in site.journeys.values():
        if journey.kind != "check":
            stage = "tell" if journey.kind == "opinion" else "step"
            review_only = {step.id for step in journey.steps if step.on_review_only}
            wanted |= {
                f"{stage}-{step.id}" + ("-change" if step.id in review_only else "") for step in journey.steps
            }
    wanted |= {f"result-{number}" for number in range(1, len(site.schemes) + 1)}
    wanted |= {"bill-bill"}
    talks = {Stage.STEP, Stage.QUESTION, Stage.RESULT, Stage.CODE, Stage.BILL, Stage.TELL}
    wanted |= {stage.value for stage in Stage if stage not in talks | NOT_HERE} | {"warning"}
    assert wanted <= met, wanted - met


def test_the_tour_shows_the_friendly_line_of_every_field_that_refuses(whole: Tour) -> None:
    for screen in ("step-phone", "step-email", "step-place", "code-code"):
        asked, refused = whole.step(screen)["texts"], whole.step(f"{screen}-refused")["texts"]
        assert [line for line in refused if line not in asked and len(line.split()) > 2], screen


def test_every_paper_of_the_tour_leads_to_the_page_of_its_own_request(whole: Tour) -> None:
    host = load_site(None).file.qr_host
    papers = [whole.out / name for name in whole.data["papers"]]
    done = [step for step in whole.steps if step["screen"] in ("done", "desk-quick-sent")]
    assert len(papers) >= len(done) + 1, "one for each request, one for the quick-check"
    links = set()
    for paper in papers:
        assert paper.suffix == ".png"
        read = subprocess.run(["zbarimg", "-q", "--raw", str(paper)], capture_output=True, text=True)
        links |= set(read.stdout.split())
    links.discard(f"https://{host}/")  # of the trial paper
    assert len(links) == len(done)
    for link in links:
        assert re.fullmatch(rf"https://{re.escape(host)}/p/[A-Za-z0-9_-]{{22}}", link), link
