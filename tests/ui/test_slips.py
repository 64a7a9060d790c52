"""Something in the program breaks while somebody stands there: the visit is wiped, the kiosk lives on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tour.tours import the_tour
from tests.ui.real_kiosk import NAME, NUMBER, PATIENCE, RealKiosk

pytestmark = [pytest.mark.screen, pytest.mark.slow]


TYPED = (NAME, NUMBER, NUMBER[1:], "9900", "too_dear")


def test_an_error_wipes_the_visit_and_the_kiosk_lives_on(tmp_path: Path) -> None:
    tour = the_tour("1280x800")
    with RealKiosk(tmp_path, broken="review") as kiosk:
        kiosk.wait_until_ready()
        kiosk.answer_everything(tour)
        kiosk.wait_for_screen(tour, "attract")
        kiosk.touch(tour, "attract", "Nederlands")
        kiosk.wait_for_screen(tour, "home")
        code, out, err = kiosk.end()
    assert (code, out) == (0, "")
    assert len(err.splitlines()) == 1, err
    assert "RuntimeError" in err and "the visit was wiped" in err
    assert not [word for word in TYPED if word in err]


def test_a_request_that_cannot_be_stored_is_not_confirmed_and_not_told_to_the_log(tmp_path: Path) -> None:
    tour = the_tour("1280x800")
    with RealKiosk(tmp_path, broken="keeping") as kiosk:
        kiosk.wait_until_ready()
        kiosk.answer_everything(tour)
        kiosk.send(tour)
        words = (130, 200, 1150, 430)  # what it says to the person; below it what it says to a volunteer
        kiosk.panel.wait_for(lambda: kiosk.shows(tour, "notkept", words), PATIENCE, pause=0.1)
        code, out, err = kiosk.end()
    assert (code, out) == (0, "")
    assert len(err.splitlines()) == 1 and "RuntimeError" in err, err
    assert not [word for word in TYPED if word in err]


def test_three_errors_within_a_minute_end_it_so_that_it_is_started_anew(tmp_path: Path) -> None:
    tour = the_tour("1280x800")
    slips: list[str] = []
    with RealKiosk(tmp_path, broken="places") as kiosk:
        kiosk.wait_until_ready()
        for _ in range(2):
            kiosk.touch(tour, "attract", "Nederlands")
            slips.append(kiosk.process.stderr.readline().rstrip())
            kiosk.wait_for_screen(tour, "attract")
            assert kiosk.process.poll() is None
        kiosk.touch(tour, "attract", "Nederlands")
        out, err = kiosk.process.communicate(timeout=PATIENCE)
    assert (kiosk.process.returncode, out) == (1, "")
    *third, last = err.splitlines()
    slips += third
    assert len(slips) == 3 and all(line.startswith("kiosk: ValueError at ") for line in slips), err
    assert last == "kiosk run: unexpected error (ValueError)"
