"""Seal records, open them as the worker does, then write the very same rows with nothing around it. JSON.

python -m benchmarks._opening RECORDS     with CENTRAL_STATE and CENTRAL_DATABASE_URL set
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import time
from typing import Any
from uuid import UUID

AT_ONCE = 100  # records in a transaction, as the worker
ROUNDS = 2  # the better one counts: what it costs, not what else the machine was doing


def sealed(kiosk: Any, count: int) -> list[Any]:
    """Return envelopes of so many different people."""
    from benchmarks._staff_search import people
    from tests.central.kiosks import a_record

    return [
        kiosk.envelope(a_record(person={"name": name, "reach": {"by": "phone", "value": phone}}))
        for name, phone in people(count)
    ]


def hand_in(device: Any, envelopes: list[Any]) -> None:
    from django.utils import timezone

    from central.intake.models import InboxEnvelope
    from kiosk.wire.signing import from_base64url

    now = timezone.now()
    InboxEnvelope.objects.bulk_create(
        InboxEnvelope(
            organisation=device.organisation, device=device, record_id=one.id, seq=one.seq, sha256=one.sha256,
            kid="", sealed=from_base64url(one.sealed), received_at=now,
        )
        for one in envelopes
    )  # fmt: skip


def empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table in (*TABLES, "intake_inboxenvelope"):
            cursor.execute(f"DELETE FROM {table}")


TABLES = (  # what opening a record fills, in an order in which it can be emptied
    "cases_filterchoice", "cases_searchword", "cases_caseevent", "cases_casescheme", "cases_case",
)  # fmt: skip


def ours_seconds() -> float:
    from central.intake.opening import open_waiting

    began = time.perf_counter()
    while open_waiting():
        pass
    return time.perf_counter() - began


def rows_made() -> dict[str, tuple[list[str], dict[int, list[tuple[Any, ...]]]]]:
    """Return by table its columns, and its rows by the batch in which their case comes."""
    from django.db import connection

    made: dict[str, tuple[list[str], dict[int, list[tuple[Any, ...]]]]] = {}
    batch: dict[Any, int] = {}
    with connection.cursor() as cursor:
        for table in reversed(TABLES):
            cursor.execute(f"SELECT * FROM {table}")
            columns = [one[0] for one in cursor.description]
            whose = columns.index("id") if table == "cases_case" else None
            if "case_id" in columns:
                whose = columns.index("case_id")
            batches: dict[int, list[tuple[Any, ...]]] = {}
            for at, row in enumerate(cursor.fetchall()):
                if table == "cases_case":
                    batch[row[whose]] = at // AT_ONCE
                batches.setdefault(0 if whose is None else batch[row[whose]], []).append(row)
            made[table] = columns, batches
    return made


def bare_seconds(device: Any, made: dict[str, Any]) -> float:
    """Decrypt each record and read it as JSON, then write the rows of a hundred with executemany."""
    from django.db import connection, transaction

    from central.keyring.sealing import private_keys
    from kiosk.wire.sealing import open_sealed, sealed_kid

    keys, began = private_keys(), time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, record_id, sealed FROM intake_inboxenvelope ORDER BY seq")
        waiting = cursor.fetchall()
        rounds = -(-len(waiting) // AT_ONCE)
        for number in range(rounds):
            some = waiting[number * AT_ONCE : (number + 1) * AT_ONCE]
            for _, record, blob in some:
                plain = bytes(blob)
                key = keys[sealed_kid(plain).hex()]
                json.loads(open_sealed(plain, key, str(device.id), UUID(str(record))))
            with transaction.atomic():
                for table, (columns, batches) in made.items():
                    some_rows = batches.get(number, [])
                    values = ", ".join(["%s"] * len(columns))
                    cursor.executemany(
                        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", some_rows
                    )
                cursor.executemany(
                    "UPDATE intake_inboxenvelope SET state='opened', sealed=NULL WHERE id=%s",
                    [(one[0],) for one in some],
                )
    return time.perf_counter() - began


def worker(gate: Any, done: Any) -> None:
    import django

    django.setup()
    from django.db import connection

    from central.intake import opening  # noqa: F401 (loaded before the clock runs)
    from central.service.long_lived import keep_for_good

    connection.ensure_connection()
    keep_for_good()
    gate.wait(60)
    began = time.time()
    ours_seconds()
    done.put((began, time.time()))


def processes_seconds(count: int) -> float:
    context = multiprocessing.get_context("spawn")
    gate, done = context.Barrier(count), context.Queue()
    running = [context.Process(target=worker, args=(gate, done)) for _ in range(count)]
    for one in running:
        one.start()
    times = [done.get(timeout=300) for _ in running]
    for one in running:
        one.join(60)
    return max(end for _, end in times) - min(began for began, _ in times)


def main(count: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment

    from central.accounts.models import Organisation
    from central.intake.models import Device
    from central.keyring.making import make_missing_keys, sign_lists
    from central.service.database_fits import migrate
    from central.service.long_lived import keep_for_good
    from tests.central.conftest import join

    settings.STATE.mkdir(parents=True, exist_ok=True)
    setup_test_environment()
    migrate()
    make_missing_keys()
    sign_lists(["be.eeklo.de-kring"])
    de_kring = Organisation.objects.create(slug="be.eeklo.de-kring", name="Wijkcentrum De Kring")
    kiosk = join(de_kring)
    device, envelopes = Device.objects.get(), sealed(kiosk, count)
    hand_in(device, envelopes[:AT_ONCE])
    ours_seconds()  # files of config are read, statements built
    keep_for_good()  # as `central work` does
    ours, bare, made = [], [], {}
    for _ in range(ROUNDS):
        empty()
        hand_in(device, envelopes)
        ours.append(ours_seconds())
        made = rows_made()
        empty()
        hand_in(device, envelopes)
        bare.append(bare_seconds(device, made))
    said = {
        "ours": count / min(ours),
        "bare": count / min(bare),
        "rows": sum(len(rows) for _, batches in made.values() for rows in batches.values()) / count,
    }
    if connection.vendor == "postgresql":
        for name, number in (("one", 1), ("two", 2)):
            empty()
            hand_in(device, envelopes)
            said[name] = count / processes_seconds(number)
    print(json.dumps(said))


if __name__ == "__main__":
    main(int(sys.argv[1]))
