"""What every table of ours begins with."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.base import ModelState

AS_THEY_ARE = {  # fields whose words and numbers stand in the row as they are kept
    models.CharField, models.TextField, models.BooleanField, models.PositiveIntegerField,
    models.PositiveSmallIntegerField, models.BigIntegerField,
}  # fmt: skip
PLAIN = frozenset({str, int, bool, type(None)})
MOST_VALUES = 900  # of one statement: SQLite takes 999 where nobody raised that
WIDE = 6  # columns: of wider rows SQLite takes one after the other in half the time, of others together


R = TypeVar("R", bound=models.Model)


class Row(models.Model):
    """A row with a random id, made here and not by the database: two databases never give the same one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def new_row(model: type[R], belongs_to: dict[str, models.Model | None], **said: Any) -> R:
    """Return a row that is not kept yet, of which each column is said or has its default.

    As `model(**said)`, which asks of each name which field it is, sets each by itself and tells two signals
    that nobody hears: of forty columns that takes five times as long, and a worker makes a thousand a second.
    """
    said |= {f"{name}_id": other and other.pk for name, other in belongs_to.items()}
    plain, made = _defaults(model)
    if not said.keys() <= plain.keys() | made.keys():
        raise TypeError(f"{model.__name__} has no {', '.join(said.keys() - plain.keys() - made.keys())}")
    row = model.__new__(model)
    row.__dict__.update(
        plain, **{name: default() for name, default in made.items() if name not in said}, **said
    )
    row._state = ModelState()
    row._state.fields_cache = dict(belongs_to)
    return row


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], dict[str, Callable[[], Any]]]:
    """Return the columns of a row: those that always begin as the same, and what makes the others."""
    columns = [field for field in model._meta.concrete_fields if field.column]
    made = {field.attname: field.get_default for field in columns if _is_made(field)}
    return {field.attname: field.get_default() for field in columns if field.attname not in made}, made


def read_rows(rows: models.QuerySet[R], names: Sequence[str]) -> list[R]:
    """Return rows of which only these columns (by `attname`) were read, as `rows.only(*names)` does.

    Django builds each row by asking of every field whether it was read: three times the time of reading them.
    """
    found = []
    for values in rows.values_list(*names):
        row = rows.model.__new__(rows.model)
        row.__dict__.update(zip(names, values, strict=True))
        row._state = ModelState()
        row._state.adding, row._state.db = False, rows.db
        found.append(row)
    return found


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one model with one statement per few hundred values; no signal is sent.

    The same rows by `bulk_create` take four times the time, nearly all of it in building the statement.
    """
    if not rows:
        return
    insert_said(type(rows[0]), [row.__dict__ for row in rows])
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def insert_said(model: type[models.Model], rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows of which is said what stands in each column; what is said of none has its default.

    Column by column: most of them hold words and numbers, which need nothing done to any.
    """
    if not rows:
        return
    here, said = connections[DEFAULT_DB_ALIAS], rows[0].keys()
    fields = [field for field in model._meta.concrete_fields if field.column]
    columns = [
        _prepared(field, here, [row[field.attname] for row in rows])
        if field.attname in said
        else _begun(field, here, len(rows))
        for field in fields
    ]
    insert_values(model._meta.db_table, [field.column for field in fields], list(zip(*columns, strict=True)))


def _is_made(field: Any) -> bool:
    return field.has_default() and callable(field.default)


def _begun(field: Any, here: Any, count: int) -> list[Any]:
    """Return the default of a column for so many rows: one made for each, or the same for all."""
    if _is_made(field):
        return _prepared(field, here, [field.get_default() for _ in range(count)])
    return _prepared(field, here, [field.get_default()]) * count


def _prepared(field: Any, here: Any, values: list[Any]) -> list[Any]:
    """Return the values of a column as the database takes them.

    To ask Django about each takes longer than all else: of a moment it is asked once, since those of a batch
    came at the same one.
    """
    kinds = set(map(type, values))
    if type(field) in AS_THEY_ARE and kinds <= PLAIN:
        return values
    if isinstance(field, models.UUIDField | models.ForeignKey) and kinds <= {uuid.UUID, type(None)}:
        native = here.features.has_native_uuid_field
        return values if native else [value and value.hex for value in values]
    if isinstance(field, models.DateTimeField):
        known = {value: field.get_db_prep_save(value, here) for value in set(values)}
        return [known[value] for value in values]
    return [field.get_db_prep_save(value, here) for value in values]


def insert_values(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows of values that are already as the database takes them, many with one statement."""
    here = connections[DEFAULT_DB_ALIAS]
    one = "(" + ", ".join(["%s"] * len(columns)) + ")"
    named = ", ".join(map(here.ops.quote_name, columns))
    into = f"INSERT INTO {here.ops.quote_name(table)} ({named}) VALUES "  # noqa: S608 (own names only)
    at_once = max(1, MOST_VALUES // len(columns))
    with here.cursor() as cursor:
        if here.vendor == "sqlite" and len(columns) > WIDE:
            cursor.executemany(into + one, rows)
            return
        for start in range(0, len(rows), at_once):
            some = rows[start : start + at_once]
            cursor.execute(into + ", ".join([one] * len(some)), [value for row in some for value in row])
