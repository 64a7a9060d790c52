"""A kiosk takes a release that is signed, newer and good; whatever else happens, the old one runs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.problems import Problem
from kiosk.releases.shelf import Shelf
from kiosk.releases.update import update
from kiosk.wire.release import ARCHIVE, NOTE
from kiosk.wire.signing import new_signing_key
from tests.house.places import ROOT
from tests.releases.shelf_of_toys import PROGRAM, ROOT_PUBLIC, ToyMachine, make_shelf, offer

SETTLE = ROOT / "deploy" / "raspi" / "settle"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path / "opt")


def runs(shelf: Shelf) -> str:
    """Start what `current` points to."""
    program = shelf.folder / "current" / PROGRAM
    return subprocess.run([program], capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def test_a_good_release_stays_and_the_one_before_is_kept(shelf: Shelf, tmp_path: Path) -> None:
    stays, _ = update(shelf, offer(tmp_path / "stick"), ROOT_PUBLIC, ToyMachine(shelf))
    assert stays
    assert (runs(shelf), shelf.previous, shelf.serial(shelf.current)) == ("new", "old", 5)


@pytest.mark.parametrize(("draws", "worse"), [(False, set()), (True, {"queue"})])
def test_a_release_that_draws_nothing_or_breaks_something_goes_back_by_itself(
    shelf: Shelf, tmp_path: Path, draws: bool, worse: set[str]
) -> None:
    stays, line = update(shelf, offer(tmp_path / "stick"), ROOT_PUBLIC, ToyMachine(shelf, draws, worse))
    assert not stays
    assert "old runs again" in line
    assert runs(shelf) == "old"


def test_a_kiosk_without_paper_is_not_sent_back_for_having_none(shelf: Shelf, tmp_path: Path) -> None:
    machine = ToyMachine(shelf, worse=set())  # the printer was broken before as well
    assert update(shelf, offer(tmp_path / "stick"), ROOT_PUBLIC, machine)[0]


def test_a_release_that_failed_three_times_is_left_alone(shelf: Shelf, tmp_path: Path) -> None:
    stick, machine = offer(tmp_path / "stick"), ToyMachine(shelf, draws_new=False)
    for _ in range(3):
        assert not update(shelf, stick, ROOT_PUBLIC, machine)[0]
    with pytest.raises(Problem, match="left alone"):
        update(shelf, stick, ROOT_PUBLIC, machine)
    assert update(shelf, offer(tmp_path / "stick", serial=6), ROOT_PUBLIC, ToyMachine(shelf))[0]


def spoil(stick: Path, how: str) -> None:
    if how == "another key":
        offer(stick, key=new_signing_key()[0])
    elif how == "half an archive":
        os.truncate(stick / ARCHIVE, (stick / ARCHIVE).stat().st_size // 2)
    elif how == "one bit":
        body = bytearray((stick / ARCHIVE).read_bytes())
        body[-9] ^= 1
        (stick / ARCHIVE).write_bytes(body)
    elif how == "no note":
        (stick / NOTE).unlink()
    elif how == "no archive":
        (stick / ARCHIVE).unlink()
    elif how == "no JSON":
        (stick / NOTE).write_text("{")
    elif how == "out of the folder":
        offer(stick, **{"../../../outside": b"x", "version": b"new"})
    elif how == "no program":
        offer(stick, readme=b"x")


@pytest.mark.parametrize(
    "how",
    ["another key", "half an archive", "one bit", "no note", "no archive", "no JSON", "out of the folder"],
)
def test_a_release_that_is_not_the_roots_or_not_whole_is_refused_in_one_line(
    shelf: Shelf, tmp_path: Path, how: str
) -> None:
    stick = offer(tmp_path / "stick")
    spoil(stick, how)
    with pytest.raises(Problem) as refused:
        update(shelf, stick, ROOT_PUBLIC, ToyMachine(shelf))
    assert "\n" not in str(refused.value)
    assert runs(shelf) == "old"
    assert not (tmp_path / "outside").exists()
    assert not shelf.unpacked.exists()


@pytest.mark.parametrize("serial", [4, 5])
def test_an_older_release_is_refused_whoever_signed_it(shelf: Shelf, tmp_path: Path, serial: int) -> None:
    update(shelf, offer(tmp_path / "stick"), ROOT_PUBLIC, ToyMachine(shelf))
    with pytest.raises(Problem, match="not newer"):
        update(shelf, offer(tmp_path / "older", serial=serial), ROOT_PUBLIC, ToyMachine(shelf))
    assert runs(shelf) == "new"


def test_a_trial_that_nobody_ended_is_undone_at_the_next_start_without_the_new_program(
    shelf: Shelf, tmp_path: Path
) -> None:
    class Cut(Exception):
        pass

    class Dies(ToyMachine):
        def draws(self) -> bool:
            raise Cut

    with pytest.raises(Cut):
        update(shelf, offer(tmp_path / "stick"), ROOT_PUBLIC, Dies(shelf))
    assert runs(shelf) == "new"
    subprocess.run([SETTLE, shelf.folder], check=True, timeout=60)
    assert runs(shelf) == "old"
    subprocess.run([SETTLE, shelf.folder], check=True, timeout=60)
    assert runs(shelf) == "old"


def test_a_checkout_on_somebodys_desk_has_nothing_to_update(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["update"]) == 1
    assert "not installed as a kiosk" in capsys.readouterr().err
