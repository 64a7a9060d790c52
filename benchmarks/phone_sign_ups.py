"""The page behind a square: how heavy and how slow it is, and what two hundred people at once get.

Runs the real service (web processes, SQLite) on this machine, with the crowd that its test uses.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

import requests

from benchmarks import Row, times_ms

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the crowd and the service stand with the tests

TITLE = "Signing up with a phone"
PEOPLE, SEATS, CLIENTS = 200, 20, 8
SMALL_KB, QUICK_MS = 50, 20


def measure() -> list[Row]:
    """Fetch the page whole, time it, then let the crowd come."""
    from tests.central.crowd import rush
    from tests.central.running import CONFIG, Service

    with tempfile.TemporaryDirectory(prefix="phone-sign-ups-") as folder:
        config = Path(folder) / "config"
        shutil.copytree(CONFIG, config)
        with (config / "sites" / "eeklo" / "catalogue.toml").open("a") as file:
            file.write(f'\n[[offer]]\nid = "ligo"\ntitle = "Eerste stappen met je gsm"\nseats = {SEATS}\n')
        service = Service(
            Path(folder) / "state", CENTRAL_CONFIG=str(config), CENTRAL_SIGN_UPS=str(PEOPLE * 2)
        )
        try:
            service.serve()
            url = f"{service.url}/o/ligo?l=ar"
            weight = _weight(service.url, url)
            session = requests.Session()
            # The best of five: what the page costs, not what else the machine was doing.
            took = min(median(times_ms(lambda: session.get(url, timeout=30), 20)) for _ in range(5))
            answers = rush(url.replace("l=ar", "l=nl"), PEOPLE, CLIENTS)
        finally:
            service.stop()
    places = sum(answer.number == 0 for answer in answers)
    numbers = sorted(answer.number for answer in answers if answer.number)
    in_order = sum(number == place for place, number in enumerate(numbers, 1))
    seconds = max(answer.heard for answer in answers) - min(answer.sent for answer in answers)
    crowd = f"{PEOPLE} people, {CLIENTS} clients, SQLite"
    waiting = PEOPLE - SEATS
    return [
        Row("the page, whole, in Arabic", weight / 1024, "KB", at_most=SMALL_KB, note="HTML and style"),
        Row("the page at central, median", took, "ms", at_most=QUICK_MS, runs=100, note="best of 5"),
        Row("places given", places, "", at_most=SEATS, at_least=SEATS, note=crowd),
        Row("waiting list in order", in_order, "", at_most=waiting, at_least=waiting, note=crowd),
        Row("until the last of them knows", seconds, "s", note=crowd),
    ]  # fmt: skip


def _weight(home: str, url: str) -> int:
    """Return the bytes of a page and all it asks for."""
    page = requests.get(url, timeout=30)
    parts = re.findall(r'<(?:link|img|script)[^>]+(?:href|src)="([^"]+)"', page.text)
    return len(page.content) + sum(len(requests.get(home + part, timeout=30).content) for part in parts)
