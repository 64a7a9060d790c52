"""A real service with real processes: the races that only show there."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.central.catalogue.published_together import assert_published_together
from tests.central.kiosks import Kiosk, a_record
from tests.central.running import Service
from tests.waiting import HANG

pytestmark = pytest.mark.slow


def at_once(number: int, what, *arguments) -> list:
    """Run `what` in `number` processes that start together; return what each gave."""
    context = multiprocessing.get_context("fork")
    gate, results = context.Barrier(number), context.Queue()

    def one() -> None:
        gate.wait(HANG)
        results.put(what(*arguments))

    processes = [context.Process(target=one) for _ in range(number)]
    for process in processes:
        process.start()
    found = [results.get(timeout=HANG) for _ in processes]
    for process in processes:
        process.join(HANG)
    return found


def count(service: Service, sql: str) -> int:
    with sqlite3.connect(f"file:{service.folder / 'db.sqlite3'}?mode=ro", uri=True, timeout=HANG) as database:
        return database.execute(sql).fetchone()[0]


def post_batch(service: Service, kiosk: Kiosk, body: bytes) -> list[str]:
    answer = service.send(kiosk, body)
    assert answer.status_code == 202, answer.text
    return [result["result"] for result in answer.json()["results"]]


def test_eight_processes_with_the_same_envelope_store_it_exactly_once(service):
    kiosk = service.join()
    for _ in range(5):
        body = kiosk.batch(kiosk.envelope(a_record()))
        results = Counter(result for one in at_once(8, post_batch, service, kiosk, body) for result in one)
        assert results == {"stored": 1, "duplicate": 7}


def test_eight_processes_with_overlapping_batches_in_another_order_lose_and_double_nothing(service):
    kiosk = service.join()
    envelopes = [kiosk.envelope(a_record()) for _ in range(20)]
    forth, back = kiosk.batch(*envelopes), kiosk.batch(*reversed(envelopes))

    def either(service, kiosk, forth, back):
        return post_batch(service, kiosk, forth if os.getpid() % 2 else back)

    results = Counter(r for one in at_once(8, either, service, kiosk, forth, back) for r in one)
    assert results == {"stored": 20, "duplicate": 140}


def test_of_eight_devices_with_one_secret_one_joins(service):
    secret = service.invitation()["secret"]

    def join(service, secret):
        return service.post("/api/v1/enrol", Kiosk().wish(secret)).status_code

    assert Counter(at_once(8, join, service, secret)) == {201: 1, 410: 7}


def test_of_eight_equal_requests_one_gets_through(service):
    kiosk = service.join()
    body = kiosk.heartbeat()
    headers = kiosk.request_headers("POST", "/api/v1/heartbeat", body)

    def beat(service, body, headers):
        return service.post("/api/v1/heartbeat", body, headers).status_code

    assert Counter(at_once(8, beat, service, body, headers)) == {200: 1, 409: 7}


def test_a_body_that_is_far_too_large_gets_an_answer_and_not_a_dead_line(service):
    kiosk = service.join()
    body = b" " * (5 * 1024 * 1024)
    answer = service.post("/api/v1/envelopes", body, kiosk.batch_headers(b""))
    assert answer.status_code == 413
    assert answer.json()["problem"] == "too-large"


def test_a_body_without_a_length_is_refused(service):
    import requests

    kiosk = service.join()
    answer = requests.post(
        f"{service.url}/api/v1/envelopes",
        data=iter([b"{}"]),  # chunked
        headers={"Content-Type": "application/json"} | kiosk.batch_headers(b"{}"),
        timeout=HANG,
    )
    assert answer.status_code == 411


def test_a_worker_that_is_killed_again_and_again_makes_every_case_exactly_once(service):
    kiosk = service.join()
    before = count(service, "SELECT count(*) FROM cases_case")
    for _ in range(6):
        results = post_batch(service, kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(50)]))
        assert set(results) == {"stored"}
    waiting = "SELECT count(*) FROM intake_inboxenvelope WHERE state = 'waiting'"
    kills, seen = 0, count(service, waiting)
    deadline = time.monotonic() + 2 * HANG
    while count(service, waiting) and time.monotonic() < deadline:
        worker = service.start("work")
        while count(service, waiting) > max(0, seen - 25) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(HANG)
        kills, seen = kills + 1, count(service, waiting)
    assert kills >= 3, "the worker must have been killed in the middle of its work"
    assert count(service, waiting) == 0
    opened = "SELECT count(*) FROM intake_inboxenvelope WHERE state = 'opened'"
    assert count(service, "SELECT count(*) FROM cases_case") - before >= 300
    assert count(service, "SELECT count(*) FROM cases_case") == count(service, opened)
    assert count(service, "SELECT count(DISTINCT record_id) FROM cases_case") == count(service, opened)
    assert count(service, "SELECT count(*) FROM cases_caseevent WHERE kind = 'received'") == count(
        service, opened
    )


def test_two_workers_side_by_side_make_every_case_once(service):
    kiosk = service.join()
    service.run("work", "--once")
    before = count(service, "SELECT count(*) FROM cases_case")
    post_batch(service, kiosk, kiosk.batch(*[kiosk.envelope(a_record()) for _ in range(50)]))

    def work(service):
        return service.run("work", "--once").returncode

    assert at_once(2, work, service) == [0, 0]
    assert count(service, "SELECT count(*) FROM cases_case") == before + 50


def test_the_logs_of_all_this_hold_nobody(service):
    log = Path(service.log).read_text(errors="replace")
    assert "Zo" not in log
    assert "471123456" not in log
    assert "Traceback" not in log


def test_one_form_of_staff_sent_by_eight_at_once_is_one_line(service):
    from tests.central.test_postgresql import assert_one_line

    kiosk = service.join()
    service.send(kiosk, kiosk.batch(kiosk.envelope(a_record())))
    service.run("work", "--once")
    assert_one_line(service)


def test_four_who_publish_at_once_lose_nothing_of_each_other(service):
    assert_published_together(service)
