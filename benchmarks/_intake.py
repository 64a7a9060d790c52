"""What kiosks send, taken in by the running service: how much, how soon while staff work, and at rest. JSON.

python -m benchmarks._intake CASES     with CENTRAL_STATE and CENTRAL_DATABASE_URL set; both empty
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from benchmarks import percentile

BATCH, BATCHES, CLIENTS = 50, 120, 2  # envelopes, batches of them, kiosks at a time
PEOPLE, POSTS = 4, 150  # who click without a pause; records of a kiosk meanwhile, one at a time
REST_SECONDS, SETTLED = 60, 70
PAGES = ("/vandaag/", "/mensen/", "/mensen/?status=new", "/aanbod/", "/stands/")
FILL = """
import django; django.setup()
from benchmarks._filled_central import fill
from central.service.database_fits import migrate
migrate(); fill({count})
"""
SESSIONS = """
import django; django.setup()
from django.test import Client
from central.accounts.models import User
for one in User.objects.filter(username__startswith="c0-")[:{people}]:
    client = Client(headers={{"host": "localhost"}}); client.force_login(one)
    print(client.cookies["sessionid"].value)
"""
FLOOR = """
import json, sys, time, django; django.setup()
from django.db import transaction
from django.utils import timezone
from central.intake import inbox
from central.intake.models import Device
from kiosk.wire.batch import Batch
device = Device.objects.get(id={device!r})
some = [Batch.model_validate_json(line) for line in open({file!r})]
rows = [{{one.envelope.id: one for one in map(inbox._whole, batch.envelopes)}} for batch in some]
began = time.perf_counter()
for firsts in rows:
    with transaction.atomic():
        inbox._insert(device, firsts, timezone.now())
print(json.dumps(time.perf_counter() - began))
"""


def sent(service: Any, kiosk: Any, bodies: list[bytes]) -> list[float]:
    """Send these one after the other over one connection; return the milliseconds of each."""
    took, road = [], requests.Session()
    for body in bodies:
        headers = {"Content-Type": "application/json"} | kiosk.batch_headers(body)
        began = time.perf_counter()
        answer = road.post(service.devices + "/api/v1/envelopes", data=body, headers=headers, timeout=60)
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 202, answer.text
    return took


def together(works: list[Callable[[], object]]) -> float:
    """Do these at the same time; return the seconds until the last was done."""
    threads = [threading.Thread(target=work) for work in works]
    began = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return time.perf_counter() - began


def bodies(kiosk: Any, batches: int, each: int) -> list[bytes]:
    from tests.central.kiosks import a_record

    sealed = kiosk.sealed
    return [
        kiosk.batch(*(kiosk.envelope(one, sealed(one)) for one in _records(a_record, each)))
        for _ in range(batches)
    ]


def _records(a_record: Callable[[], dict[str, Any]], each: int) -> Iterator[dict[str, Any]]:
    for _ in range(each):
        yield a_record()


@contextmanager
def staff_at_work(service: Any, sessions: list[str]) -> Iterator[list[float]]:
    """Let people open one page after the other; yields the milliseconds of their pages."""
    stop, took = threading.Event(), list[float]()

    def work(session: str) -> None:
        road, number = requests.Session(), 0
        road.cookies.set("sessionid", session)
        while not stop.is_set():
            began = time.perf_counter()
            answer = road.get(service.url + PAGES[number % len(PAGES)], timeout=60)
            took.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200
            number += 1

    threads = [threading.Thread(target=work, args=(one,)) for one in sessions]
    for one in threads:
        one.start()
    try:
        yield took
    finally:
        stop.set()
        for one in threads:
            one.join()


def cpu_seconds(pid: int) -> float:
    """Return what a process used of a core so far (proc(5): utime and stime, in ticks)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(count: int) -> None:
    from tests.central.running import CONFIG, Service, free_port

    folder = Path(os.environ["CENTRAL_STATE"])
    folder.mkdir(parents=True, exist_ok=True)
    url = os.environ.get("CENTRAL_DATABASE_URL", "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
    service = Service(
        folder,
        CENTRAL_CONFIG=str(CONFIG),
        DJANGO_SETTINGS_MODULE="central.settings",
        **({"CENTRAL_DATABASE_URL": url} if url else {}),
    )
    service.python(FILL.format(count=count))
    service.run("init", "--quiet")
    port = free_port()
    service.devices = f"http://127.0.0.1:{port}"
    service.start("serve", "--port", str(service.port))
    service.start("serve", "--only", "devices", "--port", str(port))
    try:
        said = measured(service)
    finally:
        service.stop()
    print(json.dumps(said))


def measured(service: Any) -> dict[str, Any]:
    """Return what came out; the service runs already."""
    for address in (service.url + "/aanmelden/", service.devices + "/api/v1/server-key"):
        _until_it_answers(address)
    kiosks = [joined(service) for _ in range(CLIENTS)]
    sessions = service.python(SESSIONS.format(people=PEOPLE)).stdout.split()
    many = [bodies(kiosk, BATCHES // CLIENTS, BATCH) for kiosk in kiosks]
    for kiosk in kiosks:
        sent(service, kiosk, bodies(kiosk, 2, BATCH))  # warm
    took: list[float] = []
    works = [lambda k=k, b=b: took.extend(sent(service, k, b)) for k, b in zip(kiosks, many, strict=True)]
    seconds = together(works)
    file = service.folder / "floor.jsonl"
    floor = bodies(kiosks[0], BATCHES, BATCH)
    file.write_bytes(b"\n".join(floor))
    bare = json.loads(service.python(FLOOR.format(device=kiosks[0].device_id, file=str(file))).stdout)
    alone = sorted(sent(service, kiosks[0], bodies(kiosks[0], POSTS, 1)))
    with staff_at_work(service, sessions) as pages:
        sent(service, kiosks[0], bodies(kiosks[0], 5, 1))
        beside = sorted(sent(service, kiosks[0], bodies(kiosks[0], POSTS, 1)))
    said = {
        "intake": BATCHES * BATCH / seconds, "floor": BATCHES * BATCH / bare,
        "batch_p99": percentile(sorted(took), 0.99),
        "alone_p50": percentile(alone, 0.5), "alone_p99": percentile(alone, 0.99),
        "beside_p50": percentile(beside, 0.5), "beside_p99": percentile(beside, 0.99),
        "pages_p50": percentile(sorted(pages), 0.5), "pages": len(pages),
    }  # fmt: skip
    return said | {"rest": at_rest(service)}


def joined(service: Any) -> Any:
    """Return a kiosk that joined the largest organisation over HTTP."""
    from tests.central.kiosks import Kiosk

    whose = ("--organisation", "be.eeklo.de-kring")
    invitation = json.loads(service.run("kiosk", "invite", *whose, "--url", service.url).stdout)
    kiosk = Kiosk()
    kiosk.joined(service.post("/api/v1/enrol", kiosk.wish(invitation["secret"])).json())
    return kiosk


def at_rest(service: Any) -> float:
    """Return the percentage of a core that `central work` takes once it opened everything."""
    service.run("work", "--once")
    worker = service.start("work")
    time.sleep(SETTLED)
    before = cpu_seconds(worker.pid)
    time.sleep(REST_SECONDS)
    return (cpu_seconds(worker.pid) - before) / REST_SECONDS * 100


def _until_it_answers(address: str) -> None:
    for _ in range(600):
        try:
            requests.get(address, timeout=60)
            return
        except requests.RequestException:
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {address}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
