"""Two hundred people with a phone who all touch 'schrijf je in' at the same moment."""

from __future__ import annotations

import multiprocessing
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import requests

from tests.central.postgres import Cluster
from tests.central.running import CONFIG, Service
from tests.waiting import HANG

SAID = {"name": "Fatima", "reach_by": "phone", "phone": "0471 12 34 56", "come_along": "no", "question": ""}


class Answer(NamedTuple):
    """What one person got: a place (0) or a number on the waiting list, and when it was sent and heard."""

    number: int
    sent: float
    heard: float


@contextmanager
def service_with_a_course(database: str, folder: Path, seats: int) -> Iterator[Service]:
    """Give a service that runs on `sqlite` or `postgresql`, with the course 'ligo' of so many seats."""
    cluster = Cluster() if database == "postgresql" else None
    config = folder / "config"
    shutil.copytree(CONFIG, config)
    with (config / "sites" / "eeklo" / "catalogue.toml").open("a") as file:
        file.write(f'\n[[offer]]\nid = "ligo"\ntitle = "Eerste stappen"\nseats = {seats}\n')
    settings = {"CENTRAL_CONFIG": str(config), "CENTRAL_SIGN_UPS": "1000"}
    service = None
    try:
        if cluster:
            cluster.start()
            settings["CENTRAL_DATABASE_URL"] = cluster.url
        service = Service(folder / "state", **settings)
        service.serve()
        yield service
    finally:
        if service:
            service.stop()
        if cluster:
            cluster.stop()


def rush(url: str, people: int, clients: int) -> list[Answer]:
    """Let `people` sign up from `clients` processes that start together; return what each person got."""
    context = multiprocessing.get_context("fork")
    gate, results = context.Barrier(clients), context.Queue()

    def client(mine: int) -> None:
        session = requests.Session()
        forms = [_form(session, url) for _ in range(mine)]
        gate.wait(HANG)
        results.put([_send(session, url, form) for form in forms])

    shares = [people // clients] * clients
    processes = [context.Process(target=client, args=(share,)) for share in shares]
    for process in processes:
        process.start()
    found = [answer for _ in processes for answer in results.get(timeout=2 * HANG)]
    for process in processes:
        process.join(HANG)
    return found


def _form(session: requests.Session, url: str) -> str:
    page = session.get(url, timeout=HANG).text
    return re.search(r'name="form" value="([^"]+)"', page)[1]


def _send(session: requests.Session, url: str, form: str) -> Answer:
    sent = time.monotonic()
    answer = session.post(url, data=SAID | {"form": form}, timeout=HANG)
    heard = time.monotonic()
    assert answer.status_code == 200, answer.text[:2000]
    number = re.search(r"Je bent nummer (\d+)\.", answer.text)
    assert number or "Je hebt een plaats." in answer.text
    return Answer(int(number[1]) if number else 0, sent, heard)
