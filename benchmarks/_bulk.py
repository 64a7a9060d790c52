"""Rows straight into tables, many at once, past Django: for databases that a benchmark fills.

Indexes that only make reading quick are taken away first and made again at the end: a million people then
take minutes and not hours. Nothing here waits for the disk, so what is filled is no proof of anything kept.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

AT_ONCE = 20_000  # rows


class Table:
    """Writes rows of one model: what every row has in common is said once, the rest as a dict for each."""

    def __init__(self, model: Any, **same: Any) -> None:
        from django.db import connection

        self.connection = connection
        self.name = model._meta.db_table
        self.fields = [field for field in model._meta.concrete_fields if field.column]
        common = model(**same)
        self.columns = [field.column for field in self.fields]
        self.common = [
            field.get_db_prep_save(field.pre_save(common, True), connection) for field in self.fields
        ]
        self.at = {field.attname: number for number, field in enumerate(self.fields)}
        self.prepared: Callable[[Any], Any] = (
            _for_sqlite if connection.vendor == "sqlite" else _for_postgresql
        )

    def row(self, own: dict[str, Any]) -> list[Any]:
        values = self.common.copy()
        for name, value in own.items():
            values[self.at[name]] = self.prepared(value)
        return values

    def write(self, rows: Iterable[dict[str, Any]]) -> int:
        """Write them; return how many."""
        made, count = (self.row(one) for one in rows), 0
        while some := list(islice(made, AT_ONCE)):
            _write(self.connection, self.name, self.columns, some)
            count += len(some)
        return count


def write_pairs(table: str, columns: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Write rows whose values are as the database takes them."""
    from django.db import connection

    rows = iter(rows)
    while some := list(islice(rows, AT_ONCE)):
        _write(connection, table, columns, some)


def _write(connection: Any, table: str, columns: list[str], rows: list[Any]) -> None:
    named = ", ".join(f'"{column}"' for column in columns)
    from django.db import transaction

    with transaction.atomic(), connection.cursor() as cursor:  # one for all of them, and not one a row
        if connection.vendor == "sqlite":
            cursor.executemany(
                f"INSERT INTO {table} ({named}) VALUES ({', '.join(['%s'] * len(columns))})", rows
            )
            return
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _for_sqlite(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, dict | list) else value


def _for_postgresql(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def multiply(model: Any, times: int, renamed: Sequence[str]) -> None:
    """Write every row of a table so many times in all, by the database itself; ids in `renamed` change alike.

    The first two digits of an id say the which it is, so that rows of several tables still belong together.
    """
    from django.db import connection

    sqlite, table = connection.vendor == "sqlite", model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if field.column]
    as_text = "{}" if sqlite else "({}::text)"

    def again(column: str) -> str:
        if column not in renamed:
            return f'"{column}"'
        kind = "" if sqlite or column.startswith("code") else "::uuid"
        return f"('{{:02x}}' || substr({as_text.format(column)}, 3)){kind}"

    shown = [again(column) for column in columns]
    named = ", ".join(f'"{column}"' for column in columns)
    # No id of the first ones may begin as one of a copy does.
    first = f"substr({as_text.format(renamed[0])}, 1, 2) = '00'"
    for number in range(1, times):
        own = ", ".join(shown).replace("{:02x}", f"{number:02x}")
        order = f" ORDER BY {columns[0]}" if "word" in columns else ""
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({named}) SELECT {own} FROM {table} WHERE {first}{order}")


@contextmanager
def quickly(models: Iterable[Any]) -> Iterator[None]:
    """Let these tables be filled without their indexes and without waiting for the disk."""
    from django.db import connection

    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA journal_mode=MEMORY")
            cursor.execute("PRAGMA cache_size=-400000")
            cursor.execute(
                "SELECT name, sql, tbl_name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL"
            )
        else:
            cursor.execute("SET synchronous_commit=off")
            cursor.execute("SET maintenance_work_mem='512MB'")
            cursor.execute(
                "SELECT indexname, indexdef, tablename FROM pg_indexes WHERE schemaname='public'"
                " AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE conname IS NOT NULL)"
            )
        gone = [(name, made) for name, made, table in cursor.fetchall() if table in tables]
        for name, _ in gone:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, made in gone:
            cursor.execute(re.sub("%", "%%", made))
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
    connection.close()  # the next one begins with the settings of the service
