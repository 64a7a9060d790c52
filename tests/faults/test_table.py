"""The table says what was found, whoever wrote it down, and names tests that are there."""

from __future__ import annotations

import re

import pytest

from tests.faults import page, run
from tests.faults.failures import FAILURES
from tests.faults.table import Line, NotPossibleHere, Row
from tests.house.places import ROOT


def test_the_page_shows_what_was_recorded() -> None:
    written = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert written == page.page(run.lines()), "run: .venv/bin/python -m tests.faults.run --page"


@pytest.mark.parametrize("failure", FAILURES, ids=[failure.what for failure in FAILURES])
def test_every_failure_the_field_has_paid_for_has_a_test_that_is_there(failure) -> None:
    assert failure.tests
    for named in failure.tests:
        file, _, name = named.partition("::")
        text = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"^(?:def {name}\(|{name} = )", text, re.MULTILINE), f"{named} is not there"


def test_one_lost_record_is_enough_not_to_hold() -> None:
    assert Row("ours", 1000, "kills", {"lost": 0, "doubled": 0}).ok
    assert not Row("ours", 1000, "kills", {"lost": 1, "doubled": 0}).ok
    assert not Row("ours", 0, "kills", {"lost": 0}).ok, "nothing tried is nothing shown"


def test_a_control_that_loses_nothing_says_that_the_harness_sees_nothing() -> None:
    assert Row("a bad store", 1000, "cuts", {"lost": 7}, control=True).ok
    assert not Row("a bad store", 1000, "cuts", {"lost": 0}, control=True).ok


def some(outcome: object) -> Line:
    def happen(_n: int) -> list[Row]:
        if isinstance(outcome, Exception):
            raise outcome
        return [outcome]

    return Line("some", "Something", 1, 2, happen)


@pytest.mark.parametrize(
    ("outcome", "code", "said"),
    [
        (Row("ours", 1, "kills", {"lost": 0}), 0, "held"),
        (Row("ours", 1, "kills", {"lost": 1}), 1, "DID NOT HOLD"),
        (NotPossibleHere("no loop mounts"), 0, "not possible here: no loop mounts"),
        (RuntimeError("oops"), 1, "broke: RuntimeError: oops"),
    ],
)
def test_whoever_runs_it_reads_what_held_what_did_not_and_what_could_not_be_tried(
    outcome, code, said, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(run, "lines", lambda: {"some": some(outcome)})
    assert run.main(["some"]) == code
    printed = capsys.readouterr().out
    assert said in printed
    assert ("not tried on this machine: some" in printed) == isinstance(outcome, NotPossibleHere)
