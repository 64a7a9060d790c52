"""Fill a database, count it from scratch, time every page of figures and the same by GROUP BY. Prints JSON.

python -m benchmarks._figures CASES     with CENTRAL_STATE and CENTRAL_DATABASE_URL set
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date, timedelta
from typing import Any

from benchmarks import percentile, times_ms
from benchmarks._central import start_central

RUNS, DAY_RUNS = 40, 15
PAGES = {
    "Figures": "/cijfers/",
    "reach": "/cijfers/bereik/",
    "track": "/cijfers/traject/",
    "needs": "/cijfers/noden/",
    "obstacles": "/cijfers/drempels/",
    "attendance": "/cijfers/aanwezigheid/",
    "laptops": "/cijfers/laptops/",
}
SINCE = 3 * 365 + 30  # days
# What a figure would ask of the cases themselves.
COLUMNS = {
    "reach": ("nis", "channel", "language", "source", "stand", "received_at"),
    "needs": ("journey",),
    "track": ("track",),
    "map": ("nis",),
    "matrix": ("stand",),
}


def by_group_by(name: str, organisation: Any, start: date, end: date) -> list[list[Any]]:
    """Return the figure by a GROUP BY for each of its splits."""
    from django.db.models import Count
    from django.db.models.functions import TruncMonth

    from central.cases.models import Case, CaseScheme
    from kiosk.words.days import midnight

    within = {"received_at__gte": midnight(start), "received_at__lt": midnight(end + timedelta(days=1))}
    mine = Case.objects.filter(organisation=organisation, **within).order_by()
    found = []
    for column in COLUMNS[name]:
        rows = mine.annotate(month=TruncMonth("received_at")) if column == "received_at" else mine
        split = "month" if column == "received_at" else column
        found.append(list(rows.values_list(split).annotate(Count("pk"))))
    if name == "needs":
        schemes = CaseScheme.objects.filter(organisation=organisation, **within).order_by()
        found.append(list(schemes.values_list("scheme").annotate(Count("pk"))))
    return found


def time_page(client: Any, address: str) -> dict[str, Any]:
    """Return the milliseconds of a page, its size, and how many questions it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def show() -> Any:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer

    show()
    with CaptureQueriesContext(connection) as captured:
        heavy = len(show().content)
        questions = len(captured)
    took = times_ms(show, RUNS, warm_up=2)
    return {
        "p50": percentile(took, 0.5), "p95": percentile(took, 0.95), "runs": RUNS,
        "questions": questions, "bytes": heavy,
    }  # fmt: skip


def one_day(organisation: Any) -> dict[str, Any]:
    """Return how long the busiest day takes to be counted, to be counted and written, and to be looked at.

    A look reads the rows of that day of every table that is counted from, each once, and does nothing with
    them; `people`: those of cases alone, as they would be read if nothing else were counted.
    """
    from django.db import transaction

    from central.cases.models import Case, CaseScheme, Outcome, StageReached, Withdrawal
    from central.figures.counting import OF_STAND, count
    from central.figures.keeping import _write_days
    from central.figures.keys import COLUMNS as COUNTED
    from central.figures.models import Figure
    from central.stands.models import StandSession
    from kiosk.words.days import midnight

    busiest = Figure.objects.filter(organisation=organisation, kind="all", span="d", one="questions")
    day, people = busiest.order_by("-n").values_list("day", "n")[0]
    until = midnight(day + timedelta(days=1))

    def rows(model: Any, at: str, *columns: str) -> list[Any]:
        of = at.replace("received_at", "organisation") if "__" in at else "organisation"
        found = model.objects.filter(**{of: organisation, f"{at}__gte": midnight(day), f"{at}__lt": until})
        return list(found.order_by().values_list(*columns).iterator(chunk_size=5000))

    def cases() -> list[Any]:
        return rows(Case, "received_at", "received_at", "answers", *COUNTED)

    def look() -> None:
        stands = {one[2 + COUNTED.index("stand")] for one in cases()} - {None}
        list(StandSession.objects.filter(organisation=organisation, stand__in=stands).values_list(*OF_STAND))
        rows(CaseScheme, "case__received_at", "case__received_at", "scheme")
        rows(StageReached, "at", "case", "track", "stage", "at", "case__received_at")
        rows(Outcome, "at", "at", "track", "result", "why")
        rows(Withdrawal, "at", "at", "case__track")
        rows(StandSession, "heard_at", *OF_STAND)

    def anew() -> None:
        with transaction.atomic():
            _write_days(organisation, [day])
            transaction.set_rollback(True)

    def half(what: Any) -> float:
        return percentile(times_ms(what, DAY_RUNS, 2), 0.5)

    return {
        "people": people, "counted": half(lambda: count(organisation, day, day)), "written": half(anew),
        "look": half(look), "cases": half(cases),
    }  # fmt: skip


def main(count: int) -> None:
    start_central("benchmarks._staff_lists_settings")
    from django.test import Client
    from django.utils import timezone

    from benchmarks._filled_central import fill
    from central.figures.asked import figure
    from central.figures.keeping import count_from_scratch, count_what_changed

    organisation, an = fill(count)
    began = time.monotonic()
    count_from_scratch(organisation)
    scratch = time.monotonic() - began
    print(f"counted in {scratch:.1f} s", file=sys.stderr, flush=True)
    count_what_changed()  # the nine others
    from central import wsgi  # noqa: F401 (as a process of `central serve` is made)

    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    client.force_login(an)
    today = timezone.localdate()
    start = today - timedelta(days=SINCE)
    pages = []
    for what, address in PAGES.items():
        for words, asked in (
            ("this year", f"periode={today.year}"),
            ("three years", f"van={start}&tot={today}"),
        ):
            pages.append({"what": f"{what}, {words}"} | time_page(client, f"{address}?{asked}"))
            print(json.dumps(pages[-1]), file=sys.stderr, flush=True)
    figures = []
    for name in COLUMNS:
        took = times_ms(lambda name=name: figure(name, organisation, start, today), 10, 1)
        runs = 3 if count < 500_000 else 1
        peer = times_ms(lambda name=name: by_group_by(name, organisation, start, today), runs, 1)
        figures.append({"name": name, "ms": percentile(took, 0.5), "group_by": percentile(peer, 0.5)})
        print(json.dumps(figures[-1]), file=sys.stderr, flush=True)
    print(
        json.dumps({"pages": pages, "figures": figures, "day": one_day(organisation), "scratch_s": scratch})
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
