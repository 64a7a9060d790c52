"""What every table of ours begins with."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

AS_THEY_ARE = {
    models.CharField, models.TextField, models.BooleanField, models.PositiveIntegerField,
    models.PositiveSmallIntegerField, models.BigIntegerField,
}  # fmt: skip
PLAIN = (str, int, bool, type(None))
MOST_VALUES = 900  # of one statement: SQLite takes 999 where nobody raised that


class Row(models.Model):
    """A row with a random id, made here and not by the database: two databases never give the same one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model with one statement per few hundred values; no signal is sent.

    The same rows by `bulk_create` take four times the time, nearly all of it in building the statement.
    """
    if not rows:
        return
    meta = rows[0]._meta
    here = connections[DEFAULT_DB_ALIAS]
    fields = [field for field in meta.concrete_fields if field.column]
    prepared = [_prepared(field, here) for field in fields]
    values = [[prepare(row) for prepare in prepared] for row in rows]
    insert_values(meta.db_table, [field.column for field in fields], values)
    for row in rows:
        row._state.adding, row._state.db = False, here.alias


def _prepared(field: Any, here: Any) -> Callable[[models.Model], Any]:
    """Return what takes the value of a field from a row, as the database takes it.

    Words and numbers stand in the row as they are kept: to ask Django about each takes longer than all else.
    """
    name, as_it_is = field.attname, type(field) in AS_THEY_ARE
    is_id, native = (
        isinstance(field, models.UUIDField | models.ForeignKey),
        here.features.has_native_uuid_field,
    )

    def prepare(row: models.Model) -> Any:
        value = row.__dict__[name]
        if as_it_is and type(value) in PLAIN:
            return value
        if is_id and (value is None or type(value) is uuid.UUID):
            return value if native or value is None else value.hex
        return field.get_db_prep_save(field.pre_save(row, add=True), here)

    return prepare


def insert_values(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows of values that are already as the database takes them, many with one statement."""
    here = connections[DEFAULT_DB_ALIAS]
    at_once = max(1, MOST_VALUES // len(columns))
    one = "(" + ", ".join(["%s"] * len(columns)) + ")"
    named = ", ".join(map(here.ops.quote_name, columns))
    with here.cursor() as cursor:
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            into = f"INSERT INTO {here.ops.quote_name(table)} ({named}) VALUES "  # noqa: S608 (own names only)
            cursor.execute(into + ", ".join([one] * len(some)), [value for row in some for value in row])
