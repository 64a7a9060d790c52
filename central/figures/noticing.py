"""The database notes by itself which hours must be counted again, whoever changes what is counted.

Records are written in bulk past every model, a bulk act updates five hundred people in a statement, whoever
goes takes rows with them: no signal of Django tells of all of these. A trigger does, in the same transaction,
at 3 µs a row. It only writes down organisation, source and hour; `keeping` counts.

Triggers are made after every migration (post_migrate): on SQLite a table that is changed is made anew, and
loses them. They name their own table and `figures_changed`, nothing else, or that would fail half-way.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import connections, transaction

from central.cases.from_check import CHEAPER

TABLE = "figures_changed"
NAME = "figures_note"


class Watched(NamedTuple):
    """A table that is counted from: `at` the columns that say when, `columns` what is counted of it.

    `only`: which of its rows, as a condition on {row}.
    """

    table: str
    source: str
    at: tuple[str, ...]
    columns: tuple[str, ...] = ()  # () all of them
    about: str = ""
    only: str = "1 = 1"


CASES = (
    "received_at", "nis", "channel", "language", "source", "journey", "stand", "track", "answers", "stage",
    "from_check",
)  # fmt: skip
WATCHED = (
    Watched("cases_case", "case", ("received_at", "stage_since"), CASES),
    Watched("cases_casescheme", "case", ("received_at",)),
    Watched("cases_stagereached", "case", ("at",)),
    Watched("cases_outcome", "case", ("at",)),
    Watched("cases_withdrawal", "case", ("at",)),
    Watched("cases_sameperson", "same", ()),
    Watched("cases_step", "step", (), ("kind", "done_at"), "case_id", f"{{row}}.kind = '{CHEAPER}'"),
    Watched("retention_remainder", "case", ("received_month", "closed_month")),
    Watched("stands_standsession", "stand", ("heard_at",), about="stand"),
    Watched("sign_ups_signup", "offer", (), about="offer_id"),
    Watched("sign_ups_attendance", "offer", (), about="offer_id"),
)
_ACTS = {"insert": ("NEW",), "delete": ("OLD",), "update": ("OLD", "NEW")}
DAYS = ("received_month", "closed_month")  # columns that hold a day: noon of it is in it


def notice(using: str = "default", plan: Any = None, **_: Any) -> None:
    """Receiver of post_migrate: make every trigger, and count all anew where tables were changed."""
    here = connections[using]
    there = set(here.introspection.table_names())
    if TABLE not in there:
        return
    make = _sqlite if here.vendor == "sqlite" else _postgresql
    with transaction.atomic(using=using), here.cursor() as cursor:
        for statement in _drop(here.vendor, there):
            cursor.execute(statement)
        for one in WATCHED:
            for statement in make(one) if one.table in there else ():
                cursor.execute(statement)
        if plan:
            cursor.execute(
                f"INSERT INTO {TABLE} (organisation_id, source, hour, about) "  # noqa: S608 (own names)
                "SELECT id, 'all', '', '' FROM accounts_organisation"
            )


def let_go(using: str = "default", plan: Any = None, **_: Any) -> None:
    """Receiver of pre_migrate: a column that a trigger names can be neither renamed nor taken away."""
    here = connections[using]
    if not plan:
        return
    with transaction.atomic(using=using), here.cursor() as cursor:
        for statement in _drop(here.vendor, set(here.introspection.table_names())):
            cursor.execute(statement)


def _drop(vendor: str, there: set[str]) -> list[str]:
    mine = [one.table for one in WATCHED if one.table in there]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {NAME}_{table}_{act}" for table in mine for act in _ACTS]
    return [f"DROP TRIGGER IF EXISTS {NAME}_{table} ON {table}" for table in mine]


def _sqlite(one: Watched) -> list[str]:
    statements = []
    for act, rows in _ACTS.items():
        name = f"{NAME}_{one.table}_{act}"
        of = f" OF {', '.join(map(_quoted, one.columns))}" if act == "update" and one.columns else ""
        body = "".join(_noted_once(row, hour, one) for row in rows for hour in _hours(row, one, _sqlite_hour))
        statements.append(f"CREATE TRIGGER {name} AFTER {act}{of} ON {one.table} BEGIN {body}END")
    return statements


def _noted_once(row: str, hour: str, one: Watched) -> str:
    """There is one writer: what is noted already and not taken yet need not be noted again."""
    about = f"coalesce({row}.{_quoted(one.about)}, '')" if one.about else "''"
    mine = f"organisation_id = {row}.organisation_id AND source = '{one.source}'"
    return (
        f"INSERT INTO {TABLE} (organisation_id, source, hour, about) "  # noqa: S608 (own names)
        f"SELECT {row}.organisation_id, '{one.source}', {hour}, {about} "
        f"WHERE {hour} IS NOT NULL AND {one.only.format(row=row)} AND NOT EXISTS "
        f"(SELECT 1 FROM {TABLE} WHERE {mine} AND hour = {hour} AND about = {about}); "
    )


def _sqlite_hour(column: str, name: str) -> str:
    return f"({column} || ' 12')" if name in DAYS else f"substr({column}, 1, 13)"


def _postgresql(one: Watched) -> list[str]:
    """Writers stand beside each other: each notes what it did, in a row of its own, and waits for nobody."""
    name = f"{NAME}_{one.table}"
    about = "coalesce({row}." + _quoted(one.about) + "::text, '')" if one.about else "''"

    def noted(row: str) -> str:
        hours = _hours(row, one, _postgresql_hour)
        values = ", ".join(
            f"({row}.organisation_id, '{one.source}', {hour}, {about.format(row=row)})" for hour in hours
        )
        return (
            f"INSERT INTO {TABLE} (organisation_id, source, hour, about) "  # noqa: S608 (own names)
            f"SELECT DISTINCT * FROM (VALUES {values}) AS said(a, b, hour, d) WHERE hour IS NOT NULL "
            f"AND {one.only.format(row=row)};"
        )

    of = f" OF {', '.join(map(_quoted, one.columns))}" if one.columns else ""
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP <> 'INSERT' THEN {noted('OLD')} END IF; "
        f"IF TG_OP <> 'DELETE' THEN {noted('NEW')} END IF; RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER INSERT OR DELETE OR UPDATE{of} ON {one.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _postgresql_hour(column: str, name: str) -> str:
    at = (
        f"{column}::text || ' 12'"
        if name in DAYS
        else f"to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')"
    )
    return f"({at})"


def _hours(row: str, one: Watched, written: Any) -> list[str]:
    return [written(f"{row}.{_quoted(name)}", name) for name in one.at] or ["''"]


def _quoted(name: str) -> str:
    return f'"{name}"'
