"""Somebody types `make demo`, looks around, and presses Ctrl-C: all of it comes, all of it goes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.waiting import HANG

ROOT = Path(__file__).resolve().parent.parent.parent
READY = "The demo is ready."
PATIENCE = 2 * HANG  # seconds until everything runs

pytestmark = pytest.mark.slow


class Demo:
    """A running `make demo` in a folder of its own, in a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        env = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DISPLAY", "MAKEFLAGS", "MAKELEVEL")
        }
        self.process = subprocess.Popen(
            ["make", "demo", f"DEMO=--folder {folder}"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # Who starts the tests in the background of a shell hands down a make that hears no Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.said: list[str] = []

    def read_until(self, wanted: str) -> str:
        """Return all that was said up to the line that holds `wanted`; fails when the demo ends first."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + PATIENCE
        for line in self.process.stdout:
            self.said.append(line)
            if wanted in line:
                return "".join(self.said)
            assert time.monotonic() < deadline, "".join(self.said)
        raise AssertionError("the demo ended too early:\n" + "".join(self.said))

    def rest(self) -> str:
        """Wait for the end and return everything that was said."""
        left, _ = self.process.communicate(timeout=PATIENCE)
        return "".join(self.said) + left

    def programs(self) -> dict[int, str]:
        """Return every program that runs for this demo: its parts carry the folder in their environment."""
        mark = f"KIOSK_STATE={self.folder}/".encode()
        running = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes():
                    running[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return running


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    demo = Demo(tmp_path)
    yield demo
    if demo.process.poll() is None:
        os.killpg(demo.process.pid, signal.SIGTERM)
        demo.process.wait(timeout=PATIENCE)
    for pid in demo.programs():
        os.kill(pid, signal.SIGKILL)


def test_somebody_who_starts_the_demo_finds_a_page_a_login_and_where_papers_land(demo: Demo) -> None:
    said = demo.read_until(READY)
    page = re.search(r"staff page\s+(http://127\.0\.0\.1:\d+/)", said)
    assert page
    with urllib.request.urlopen(page[1], timeout=PATIENCE) as answer:
        assert answer.status == 200
        assert "password" in answer.read().decode()  # the log-in form
    assert re.search(r"login \S+\s+password \S+", said)
    assert str(demo.folder / "papers") in said
    assert "virtual window of 1280x800" in said

    parts = " ".join(demo.programs().values())
    for part in ("gunicorn", "central work", "kiosk sync", "kiosk run", "printer.simulated", "Xvfb"):
        assert part in parts

    # Only make hears this one, as when a program rather than a keyboard interrupts it.
    demo.process.send_signal(signal.SIGINT)
    assert "All parts have stopped." in demo.rest()
    assert not demo.programs()


def test_ctrl_c_stops_everything_also_while_it_is_still_starting(demo: Demo) -> None:
    deadline = time.monotonic() + PATIENCE
    while not any("gunicorn" in line for line in demo.programs().values()):
        assert demo.process.poll() is None, demo.rest()
        assert time.monotonic() < deadline
        time.sleep(0.1)
    os.killpg(demo.process.pid, signal.SIGINT)  # what a keyboard does: everybody in the group
    demo.rest()
    assert not demo.programs()


def test_a_part_that_falls_over_is_named_and_the_rest_is_stopped(demo: Demo) -> None:
    demo.read_until(READY)
    printer = next(pid for pid, line in demo.programs().items() if "printer.simulated" in line)
    os.kill(printer, signal.SIGKILL)
    said = demo.rest()
    assert "demo: printer stopped by itself" in said
    assert demo.process.returncode != 0
    assert not demo.programs()


def test_a_second_demo_in_the_same_folder_is_told_so(demo: Demo) -> None:
    demo.read_until(READY)
    second = Demo(demo.folder)
    said = second.rest()
    assert "running already" in said
    assert second.process.returncode != 0
    assert demo.process.poll() is None


def test_what_is_queued_on_the_kiosk_arrives_on_the_staff_page(demo: Demo) -> None:
    said = demo.read_until(READY)
    record = ROOT / "docs" / "examples" / "record-internet.json"
    env = {**os.environ, "KIOSK_STATE": str(demo.folder / "state" / "kiosk")}
    subprocess.run([ROOT / ".venv/bin/kiosk", "outbox", "add", record], env=env, check=True, timeout=PATIENCE)

    address, user, password = (
        re.search(pattern, said)[1]  # type: ignore[index]
        for pattern in (r"staff page\s+(\S+)/", r"login (\S+)", r"password (\S+)")
    )
    browser = requests.Session()
    browser.get(f"{address}/aanmelden/", timeout=PATIENCE)
    form = {"username": user, "password": password, "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
    page = browser.post(f"{address}/aanmelden/", data=form, headers={"Referer": address}, timeout=PATIENCE)
    assert page.url.endswith("/vandaag/")
    name = json.loads(record.read_text(encoding="utf-8"))["person"]["name"]
    deadline = time.monotonic() + PATIENCE
    while name not in page.text:
        assert time.monotonic() < deadline, "the record did not arrive"
        time.sleep(0.5)
        page = browser.get(f"{address}/mensen/", timeout=PATIENCE)
