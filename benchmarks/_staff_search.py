"""A hundred thousand people in a fresh database, and the search of staff beside the one it took the place of.

    python -m benchmarks._staff_search CASES     with CENTRAL_STATE and CENTRAL_DATABASE_URL set

The search of before looked for a piece of text in one folded line per case (`search_text LIKE '%…%'`). That
line stands here in a column of its own, so both ask the same rows of the same table. Prints JSON.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks import times_ms
from benchmarks._central import start_central

PAGE = 25
AT_ONCE = 2000  # cases
# typed by staff: what it is, what is typed, what the search of before looked for
ASKED = (
    ("a name many have", "lieve", ["lieve"]),
    ("a name few have", "wozniak", ["wozniak"]),
    ("first and last name", "lieve wozniak", ["lieve", "wozniak"]),
    ("a name nobody has", "quisquilia", ["quisquilia"]),
    ("the middle of a name", "ozni", ["ozni"]),
    ("a phone number", "0471 00 77 77", ["471007777"]),
)
FIRST = "Lieve An Jan Els Fatima Mohamed Łukasz Işık Đorđe Zoë Oksana Marie Jozef Karel Rita Nadia"  # words
LAST = "Peeters|Janssens|Claes|Yılmaz|Nowak|Popescu|Ivanova|کریمی|الخطيب|Van den Berghe|D’hondt|El Amrani"
RARE = "Woźniak"  # one in a thousand
SYLLABLES = [first + then for first in "bdklmnrstv" for then in "aeo"]


def people(count: int) -> Iterator[tuple[str, str]]:
    """Yield name and phone number; the same ones every time. Half of the names are rare ones."""
    dice = random.Random(14)

    def one_of(known: Sequence[str], length: int) -> str:
        rare = "".join(dice.choices(SYLLABLES, k=length)).title()
        return dice.choice(known) if dice.random() < 0.5 else rare

    first, last = FIRST.split(), LAST.split("|")
    for at in range(count):
        yield f"{one_of(first, 2)} {RARE if at % 1000 == 7 else one_of(last, 3)}", f"+32471{at:06}"


def a_case(de_kring: Any, name: str, phone: str) -> Any:
    from django.utils import timezone

    from central.cases.models import Case
    from kiosk.receipts.code import new_code
    from kiosk.wire.ids import new_record_id

    code, now = new_code(), timezone.now()
    case = Case(organisation=de_kring, record_id=new_record_id(), code_on_paper=code)  # two may have the same
    case.name, case.reach_by, case.reach_value = name, "phone", phone
    case.postcode, case.place_name, case.language, case.screen_language = "9900", "Eeklo", "nl", "nl"
    case.site, case.journey, case.journey_revision = "eeklo", "internet", 1
    case.channel, case.helper, case.notice_id, case.notice_version = "kiosk", "self", "n", "1"
    case.notice_ground, case.clock_synced, case.token_hash = "consent", True, f"{case.id.hex:064}"
    case.made_at = case.received_at = now
    return case


def fill(count: int) -> Any:
    """Make the cases, their words and their lines of before; return the organisation."""
    from django.db import connection, transaction

    from central.accounts.models import Organisation
    from central.cases.models import Case
    from central.cases.search_words import words_of

    de_kring = Organisation.objects.create(slug="be.eeklo.de-kring", name="Wijkcentrum De Kring")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_case ADD COLUMN search_text text")
        kind = "uuid" if connection.vendor == "postgresql" else "char(32)"
        cursor.execute(f"CREATE TABLE lines (id {kind} PRIMARY KEY, line text)")
        if connection.vendor == "sqlite":  # for the filling alone
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-400000")
    cases = sorted((a_case(de_kring, *person) for person in people(count)), key=lambda case: case.pk)
    words, lines = list[tuple[bytes, Any]](), list[tuple[Any, str]]()
    for start in range(0, count, AT_ONCE):
        some = cases[start : start + AT_ONCE]
        Case.objects.bulk_create(some)
        lines += [(_key(case), _line_of_before(case)) for case in some]
        words += [(word, _key(case)) for case in some for word in words_of(case)]
    with transaction.atomic():
        _write("lines", ("id", "line"), lines)
        _write("cases_searchword", ("word", "case_id"), sorted(words))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_case SET search_text = (SELECT line FROM lines WHERE id = cases_case.id)"
        )
        cursor.execute("DROP TABLE lines")
        if connection.vendor == "postgresql":  # no holes for the search of before; counted as autovacuum does
            cursor.execute("VACUUM FULL ANALYZE")
    connection.close()  # and begins with the settings of the service
    return de_kring


def _write(table: str, columns: tuple[str, str], rows: list[tuple[Any, Any]]) -> None:
    from django.db import connection

    into = f"{table} ({', '.join(columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {into} VALUES (%s, %s)", rows)
            return
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _key(case: Any) -> Any:
    from django.db import connection

    return case.pk if connection.vendor == "postgresql" else case.pk.hex


def arriving_ms(de_kring: Any, people_: int, with_words: bool) -> float:
    """Return the milliseconds it takes to keep one more person, 25 in a transaction as the worker does."""
    from django.db import transaction

    from central.cases.models import Case

    cases = [a_case(de_kring, name, phone) for name, phone in people(people_)]
    began = time.perf_counter()
    for start in range(0, people_, 25):
        with transaction.atomic():
            for case in cases[start : start + 25]:
                if with_words:
                    case.save(force_insert=True)
                else:
                    Case.objects.bulk_create([case])  # sends no post_save
    return (time.perf_counter() - began) * 1000 / people_


def _line_of_before(case: Any) -> str:
    from kiosk.words.folding import folded_words

    parts = [case.name, case.postcode, case.place_name, case.code_on_paper, case.reach_value]
    return " ".join(" ".join(folded_words(part)) for part in parts)


def as_before(cases: Any, words: list[str]) -> Any:
    """Return what the search of before asked: one LIKE per word over every line."""
    for word in words:
        cases = cases.extra(where=["search_text LIKE %s ESCAPE '\\'"], params=[f"%{word}%"])
    return cases


def page_ms(cases: Any, runs: int) -> dict[str, float]:
    """Return the milliseconds of what a page asks: how many there are, and the first 25 of them.

    `page`: all of it, `database`: the same two statements sent again without Django around them, which builds
    statements and cases for about 3 ms either way. The best of some: what it costs, not what else the machine
    was doing.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def page() -> None:
        found = cases.all()
        found.count()
        list(found[:PAGE])

    def database() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    with CaptureQueriesContext(connection) as captured:
        page()
    statements = [query["sql"] for query in captured]
    return {"page": _best(page, runs), "database": _best(database, runs)}


def _best(action: Callable[[], None], runs: int) -> float:
    return times_ms(action, runs, warm_up=1)[0]


def main(count: int) -> None:
    start_central()
    from central.cases.models import Case, SearchWord
    from central.cases.search import search

    de_kring = fill(count)
    mine = Case.objects.filter(organisation__in=[de_kring])
    rows = []
    for what, typed, before in ASKED:
        found = set(search(Case.objects.all(), typed, [de_kring]).values_list("pk", flat=True))
        same = as_before(mine, before)
        assert found == set(same.values_list("pk", flat=True)), what
        ours, peer = page_ms(search(Case.objects.all(), typed, [de_kring]), 15), page_ms(same, 5)
        rows.append({"what": what, "found": len(found), "ours": ours, "peer": peer})
    kept = {"with": arriving_ms(de_kring, 200, True), "without": arriving_ms(de_kring, 200, False)}
    print(json.dumps({"asked": rows, "words": SearchWord.objects.count() / (count + 200), "kept": kept}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
