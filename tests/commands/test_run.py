"""`kiosk run` on a real (virtual) screen: it shows, it is touched, it ends, and it leaves nothing behind."""

from __future__ import annotations

import shutil
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.machine.folders import ROOT
from tests.tour.tours import the_tour
from tests.ui.real_kiosk import NAME, NUMBER, PATIENCE, RealKiosk, run_to_the_end

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[RealKiosk]:
    with RealKiosk(tmp_path) as kiosk:
        kiosk.wait_until_ready()
        yield kiosk


def one_line(said: str) -> str:
    assert said.startswith("kiosk run: ") and len(said.splitlines()) == 1, said
    return said


def test_it_shows_its_window_and_ends_when_it_is_asked_to(kiosk: RealKiosk) -> None:
    assert len(kiosk.panel.picture().getcolors(1 << 24)) > 50, "the window is empty"
    code, out, err = kiosk.end()
    assert (code, out, err) == (0, "", "")


def test_a_second_one_on_the_same_device_says_so_and_leaves_the_first_alone(kiosk: RealKiosk) -> None:
    second = kiosk.start()
    out, err = second.communicate(timeout=PATIENCE)
    assert second.returncode == 1
    assert out == ""
    assert "another kiosk window is open" in one_line(err)
    assert kiosk.process.poll() is None
    assert kiosk.end()[0] == 0
    kiosk.process = kiosk.start()  # the lock went with the process that held it
    kiosk.wait_until_ready()


def test_a_device_that_is_not_enrolled_shows_that_it_rests(tmp_path: Path) -> None:
    tour = the_tour("1280x800")
    words = (130, 200, 1150, 430)  # what it says to people; below it why, to a volunteer
    with RealKiosk(tmp_path, enrolled=False) as kiosk:
        kiosk.wait_until_ready()
        kiosk.panel.wait_for(lambda: kiosk.shows(tour, "out_of_order", words), PATIENCE, pause=0.1)
        kiosk.panel.touch(640, 400)
        kiosk.rest()
        assert kiosk.shows(tour, "out_of_order", words), "a touch does not bring it out of its rest"
        assert kiosk.end() == (0, "", "")


def test_keys_that_close_other_programs_do_nothing(kiosk: RealKiosk) -> None:
    before = kiosk.panel.picture().tobytes()
    for key in ("Escape", "F1", "Return", "BackSpace", "q"):
        kiosk.panel.press(key)
    kiosk.rest()
    assert kiosk.panel.picture().tobytes() == before
    assert kiosk.process.poll() is None


def test_it_ends_when_its_screen_goes_so_that_it_can_be_started_anew(kiosk: RealKiosk) -> None:
    kiosk.display.stop()
    out, err = kiosk.process.communicate(timeout=PATIENCE)
    assert kiosk.process.returncode != 0
    assert "Traceback" not in out + err


def test_a_bad_site_is_named_before_any_window_opens(tmp_path: Path) -> None:
    """There is no screen here at all, and yet it is the site that is complained about."""
    config = tmp_path / "config"
    shutil.copytree(ROOT / "config", config)
    site = config / "sites" / "eeklo" / "site.toml"
    site.write_text(site.read_text(encoding="utf-8").replace('ground = "request"', 'ground = "because"'))
    done = run_to_the_end(tmp_path, "--site", str(site.parent), PATH="/nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "site.toml" in one_line(done.stderr) and "because" in done.stderr


def test_a_site_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run_to_the_end(tmp_path, "--site", str(tmp_path / "nergens"), PATH="/nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nergens" in one_line(done.stderr)


def test_without_any_screen_it_says_what_is_missing(tmp_path: Path) -> None:
    done = run_to_the_end(tmp_path, PATH="/nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Xvfb" in one_line(done.stderr)


@pytest.mark.parametrize("size", ["800", "12x12", "1280x", "breed"])
def test_a_size_that_is_none_is_used_wrongly(tmp_path: Path, size: str) -> None:
    done = run_to_the_end(tmp_path, "--windowed", size)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_a_person_typed_is_nowhere_on_the_disk(kiosk: RealKiosk) -> None:
    """Real touches on the real process, from 'Begin' to the paper; then every file is searched."""
    tour = the_tour("1280x800")
    kiosk.answer_everything(tour)
    kiosk.send(tour)
    kiosk.panel.wait_for(lambda: records(kiosk.state / "kiosk.db") == 1, PATIENCE, pause=0.2)
    papers = kiosk.papers
    kiosk.panel.wait_for(lambda: any(papers.glob("*.png")), PATIENCE, pause=0.2)
    assert found_in(kiosk.written()) == []
    code, out, err = kiosk.end()
    assert (code, out, err) == (0, "", "")
    assert found_in(kiosk.written()) == []


def test_what_a_person_typed_before_the_plug_was_pulled_is_nowhere_on_the_disk(kiosk: RealKiosk) -> None:
    tour = the_tour("1280x800")
    kiosk.answer_everything(tour)
    kiosk.wait_for_screen(tour, "review")
    kiosk.process.kill()
    kiosk.process.wait(PATIENCE)
    assert records(kiosk.state / "kiosk.db") == 0
    assert found_in(kiosk.written()) == []


def records(database: Path) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10) as db:
        return db.execute("SELECT count(*) FROM records").fetchone()[0]


def found_in(files: list[Path]) -> list[str]:
    """Return the files in which what was typed can be read, however it is written."""
    assert files
    marks = {mark for text in (NAME, NAME.lower(), NUMBER, NUMBER[1:], "99 88 77") for mark in ways_of(text)}
    return [str(path) for path in files if any(mark in path.read_bytes() for mark in marks)]


def ways_of(text: str) -> Iterator[bytes]:
    for data in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
        yield data
        yield data.hex().encode()
        for before in range(3):
            # Base64 of the middle of something: leave out the letters that mix with what stands around it.
            coded = b64encode(bytes(before) + data)
            yield coded[(0, 2, 3)[before] : len(coded) - (4 if (before + len(data)) % 3 else 0)]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    for number, data in enumerate((NAME.encode(), b64encode(b"xx" + NAME.encode() + b"y"))):
        (tmp_path / str(number)).write_bytes(b"\x00" + data)
    assert len(found_in(sorted(tmp_path.iterdir()))) == 2
