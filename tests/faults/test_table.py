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


# What a release promises to have tried, in the words of whoever asked for it: nobody lowers it in passing.
PROMISED = {
    "kill-screen": 1000, "kill-sync": 1000, "kill-server": 200, "crash-states": 10_000, "power-cuts": 1000,
    "network": 100_000, "tampering": 10_000, "api-cases": 10_000, "at-once": 10_000, "failover": 6,
}  # fmt: skip


@pytest.mark.parametrize("name", PROMISED)
def test_a_long_run_is_as_long_as_was_promised(name: str) -> None:
    line = run.lines()[name]
    assert line.asked == PROMISED[name]
    assert line.long * (4 if name == "at-once" else 1) >= line.asked, "even a long run would not reach it"


def test_a_line_that_was_tried_less_often_than_promised_says_so() -> None:
    written = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    late = page.behind(run.lines(), page.read())
    said = re.search(r"^Not tried as often as asked yet: (.*)\.$", written, re.MULTILINE)
    assert (re.findall(r"`([a-z-]+)`", said[1]) if said else []) == late


def test_too_few_of_one_row_are_too_few_and_a_control_is_not_counted() -> None:
    line = Line("some", "Something", 1, 10, lambda _: [])
    few, many, bad = Row("a", 9, "kills"), Row("b", 10, "kills"), Row("c", 1, "kills", control=True)
    assert line.reached([many, bad])
    assert not line.reached([many, few])
    assert not line.reached([bad]), "a control alone shows nothing about ours"
    assert not line.reached([])


def test_a_line_is_named_and_not_hidden_until_it_was_tried_as_often_as_asked(monkeypatch) -> None:
    tried = {"what": "ours", "n": 9, "of": "kills", "counts": {"lost": 0}, "measured": "today"}
    for n, said in ((9, True), (10, False)):
        monkeypatch.setattr(page, "read", lambda n=n: {"some": [tried | {"n": n}]})
        text = page.page({"some": Line("some", "Something", 1, 10, lambda _: [])})
        assert (f"10: {page.NOT_YET}" in text) == said
        assert ("as often as asked yet: `some`." in text) == said


@pytest.mark.parametrize("name", ["enqueue", "drain"])
def test_what_it_costs_is_measured_by_a_benchmark_with_a_limit(name: str) -> None:
    assert f"`python -m benchmarks.run {name}`" in page.COST
    source = (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
    assert {"enqueue": "ratio_at_most=1.5", "drain": "ratio_at_least=0.5"}[name] in source


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
