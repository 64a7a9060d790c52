"""Fill a database, then time each page of staff, its SQL alone and Django's admin. Prints JSON.

A page is asked for in this process, by way of all middleware, compressed as a browser gets it; no network.
`cpu`: what the page took of a core, whatever else the machine was doing.

python -m benchmarks._staff_lists CASES     with CENTRAL_STATE and CENTRAL_DATABASE_URL set
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from typing import Any

from benchmarks import percentile, times_ms
from benchmarks._central import start_central

RUNS, DEEP = 40, 200_000
RARE, COMMON, ABSENT = "wozniak", "lieve", "quisquilia"


def pages(organisation: Any) -> list[tuple[str, str, str, dict[str, str] | None]]:
    """Return of each page what it is, its address, what is typed, and the same for Django's admin."""
    from central.cases.models import Case
    from central.catalogue.models import Offer
    from central.pages.keyset import Key, Place

    mine = Case.objects.filter(organisation=organisation).order_by("-received_at", "-id")
    deep = min(DEEP, mine.count() * 2 // 3)
    after = Place(Key(*mine.values_list("received_at", "id")[deep])).address()
    second = Place(Key(*mine.values_list("received_at", "id")[24])).address()
    course = Offer.objects.get(organisation=organisation, slug="cursus-0")
    busy = mine.filter(status="busy").values_list("id", flat=True)[0]
    phone = mine.values_list("reach_value", flat=True)[100]
    three = {"status__exact": "new", "postcode": "9990", "language": "tr"}
    return [
        ("people, first page", "/mensen/", "", {}),
        ("people, next page", f"/mensen/?{second}", "", {"p": "2"}),
        (f"people, the page at {deep:,}", f"/mensen/?{after}", "", {"p": str(deep // 25)}),
        ("status", "/mensen/?status=new", "", {"status__exact": "new"}),
        ("place", "/mensen/?plaats=9990", "", {"postcode": "9990"}),
        ("language", "/mensen/?taal=ps", "", {"language": "ps"}),
        ("channel", "/mensen/?kanaal=flyer", "", {"channel": "flyer"}),
        ("scheme", "/mensen/?regeling=be.sociaal-internetaanbod", "", None),
        ("too late", "/mensen/?te_laat=on", "", None),
        ("busy without a step", "/mensen/?zonder_stap=on", "", None),
        ("three filters", "/mensen/?status=new&plaats=9990&taal=tr", "", three),
        ("a rare name", "/mensen/", RARE, {"q": RARE}),
        ("a common name", "/mensen/", COMMON, {"q": COMMON}),
        ("a name nobody has", "/mensen/", ABSENT, {"q": ABSENT}),
        ("a telephone number", "/mensen/", phone, {"q": phone}),
        ("Vandaag", "/vandaag/", "", None),
        ("one list of Vandaag", "/vandaag/eerst/", "", None),
        ("a person", f"/mensen/{busy}/", "", None),
        ("offers", "/aanbod/", "", None),
        ("one offer, 400 sign-ups", f"/aanbod/{course.id}/", "", None),
        ("stands", "/stands/", "", None),
        ("devices", "/toestellen/", "", None),
        ("inbox", "/postvak/", "", None),
    ]  # fmt: skip


def gunzipped(answer: Any) -> bytes:
    """Return what is on a page."""
    body: bytes = answer.content
    return gzip.decompress(body) if answer.get("Content-Encoding") == "gzip" else body


def time_page(client: Any, address: str, typed: str) -> dict[str, Any]:
    """Return the milliseconds of a page, how many questions it asks, and of these alone."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.post("/mensen/zoeken/", {"zoek": typed})

    def show() -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    show()
    with CaptureQueriesContext(connection) as captured:
        heavy = len(gunzipped(show()))
    questions = len(captured)
    statements = [one["sql"] for one in captured if one["sql"].startswith(("SELECT", "WITH"))]

    def bare() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    began = time.process_time()
    took = times_ms(show, RUNS, warm_up=2)
    cpu = (time.process_time() - began) * 1000 / (RUNS + 2)
    alone = times_ms(bare, RUNS // 4, warm_up=1)
    slowest = max((times_ms(lambda sql=sql: _one(sql), 3, 1)[0], sql) for sql in statements)
    return {
        "p50": percentile(took, 0.5), "p95": percentile(took, 0.95), "questions": questions,
        "sql": percentile(alone, 0.5), "bytes": heavy, "cpu": cpu,
        "slowest": [round(slowest[0], 2), slowest[1][:600]],
    }  # fmt: skip


def _one(statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.fetchall()


def main(count: int) -> None:
    start_central("benchmarks._staff_lists_settings")
    from django.test import Client

    from benchmarks._admin_lists import changelist
    from benchmarks._filled_central import fill

    began = time.monotonic()
    organisation, an = fill(count)
    print(f"filled in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    from central import wsgi  # noqa: F401 (as a process of `central serve` is made: all loaded, and kept for good)

    client, admin = Client(headers={"host": "localhost", "accept-encoding": "gzip"}), changelist(organisation)
    client.force_login(an)
    found = []
    for what, address, typed, said in pages(organisation):
        one = {"what": what} | time_page(client, address, typed)
        if said is not None:
            runs = 3 if count < 500_000 else 1
            one["admin"] = percentile(times_ms(lambda said=said: admin(said), runs, warm_up=1), 0.5)
        print(json.dumps(one), file=sys.stderr, flush=True)
        found.append(one)
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
