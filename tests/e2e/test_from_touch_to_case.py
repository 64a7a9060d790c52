"""One visit, end to end, with every part real: touch, screen, seal, queue, upload, worker, page, paper."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.central.running import ROOT, Service
from tests.e2e.person import NAME, PHONE

pytestmark = [pytest.mark.screen, pytest.mark.slow]
HERE = ("--organisation", "be.eeklo.de-kring")  # the service has the sites of all clients


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(tmp_path_factory.mktemp("central"), CENTRAL_CONFIG=str(ROOT / "config"))
    service.serve()
    yield service
    service.stop()


class Kiosk:
    """A kiosk with its own state, driven by its commands."""

    def __init__(self, folder: Path) -> None:
        self.state, self.papers = folder / "state", folder / "papers"
        self.scratch = folder / "scratch"
        for made in (self.state, self.papers, self.scratch):
            made.mkdir(parents=True)
        self.env = os.environ | {"KIOSK_STATE": str(self.state), "TMPDIR": str(self.scratch)}

    def run(self, *module_and_arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *module_and_arguments],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def bytes_on_disk(self) -> bytes:
        """Everything this kiosk left in its state, its papers and its temporary folder."""
        files = [
            path
            for root in (self.state, self.papers, self.scratch)
            for path in root.rglob("*")
            if path.is_file()
        ]
        assert any(path.name == "kiosk.db" for path in files)
        return b"\0".join(path.read_bytes() for path in files)


def spelled(text: str) -> Iterator[bytes]:
    """The ways a text could lie on a disk."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = text.encode(encoding)
        yield raw
        for shift in range(3):  # base64 of the text at each of its three alignments
            yield base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4]


@pytest.fixture(scope="module")
def visit(service: Service, tmp_path_factory: pytest.TempPathFactory) -> tuple[Kiosk, dict[str, object]]:
    kiosk = Kiosk(tmp_path_factory.mktemp("kiosk"))
    token = kiosk.scratch / "token.json"
    service.run("kiosk", "invite", *HERE, "--url", service.url, "--out", str(token))
    kiosk.run("kiosk", "enrol", str(token))
    token.unlink()
    return kiosk, json.loads(kiosk.run("tests.e2e.person", str(kiosk.papers)))


def test_nothing_a_person_typed_is_on_the_disk_once_the_screen_says_done(visit: tuple[Kiosk, dict]) -> None:
    kiosk, told = visit
    left = kiosk.bytes_on_disk()
    for typed in (NAME, PHONE, PHONE.lstrip("0"), "0498 76 54 32"):
        for written in spelled(typed):
            assert written not in left, typed
    assert told["code"].encode() not in kiosk.state.joinpath("kiosk.db").read_bytes()


def test_the_paper_of_the_person_leads_to_a_token_any_reader_decodes(visit: tuple[Kiosk, dict]) -> None:
    kiosk, _ = visit
    [picture] = kiosk.papers.glob("*.png")
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"https://[a-z.]+/p/[A-Za-z0-9_-]{22}", read.stdout.strip())


def test_what_was_asked_by_touch_is_read_on_the_staff_page(
    visit: tuple[Kiosk, dict], service: Service
) -> None:
    kiosk, told = visit
    kiosk.run("kiosk", "sync", "--once")
    kiosk.run("kiosk", "sync", "--once")  # a second time changes nothing
    service.run("work", "--once")
    login = json.loads(service.run("demo", "--json").stdout)
    staff = requests.Session()
    page = staff.get(f"{service.url}/aanmelden/")
    secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    staff.post(
        f"{service.url}/aanmelden/",
        data={"username": login["username"], "password": login["password"], "csrfmiddlewaretoken": secret},
        headers={"Referer": f"{service.url}/"},
    )
    people = staff.get(f"{service.url}/mensen/")
    [page_of_person] = re.findall(rf'class="name" href="([^"]+)"[^>]*>\s*{NAME}', people.text)
    case = staff.get(service.url + page_of_person)
    for word in (
        NAME,
        "0498 76 54 32",
        "9900 Eeklo",
        "Internet is te duur",
        "Bij mij thuis",
        "In de voormiddag",
    ):
        assert word in case.text
    assert f"{told['code'][:4]}-{told['code'][4:]}" in case.text
    assert "Sociaal internet" in case.text  # asked for after the quick-check
    for fact in ("leefloon", "gemeente in België"):  # said in the quick-check: never leaves the kiosk
        assert fact not in case.text
