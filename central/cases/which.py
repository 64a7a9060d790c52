"""Which cases a list shows: its filters and search words as one question to one sorted table.

Each question begins where its rows already stand in order: a filter at the index of its column, 'too late' at
the open steps, a scheme at those who asked for it. Of several filters the first few people of each tell which
begins: SQLite knows no numbers here, and ANALYZE does not help it (with one organisation it then reads and
sorts everybody for the first page: 0.9 → 616 ms at 100,000).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.choices import NO_PLACE
from central.cases.listing import Filters
from central.cases.models import Case, CaseScheme, Step
from central.cases.search import along_the_list, search, with_code
from central.pages.keyset import Key, Order

NEWEST = Order("received_at")
OF_SCHEME = Order("received_at", "case_id")
LATEST = Order("due_on", "case_id", down=False, by_day=True)
SAID = (  # of a person, in a list
    "organisation", "name", "postcode", "place_name", "site", "journey", "status", "code_on_paper",
    "received_at", "track",
)  # fmt: skip
FEW = 2000  # people under one filter: fewer are read at once, whatever the others say


class Lists(NamedTuple):
    """The rows of a list, an organisation each, all in the same order."""

    rows: list[QuerySet[Any]]
    order: Order
    counted: list[QuerySet[Any]]  # the same rows, as they are counted quickest


def order_of(filters: Filters, typed: str) -> Order:
    """Return the order of a list: the newest first; of what is too late the longest, of whom was searched."""
    if filters.te_laat and not typed.strip():
        return LATEST
    return OF_SCHEME if filters.regeling and not typed.strip() else NEWEST


def lists(organisations: Sequence[Organisation], filters: Filters, typed: str) -> Lists:
    """Return the cases of these organisations under these filters that match the search words."""
    order = order_of(filters, typed)
    found = [_found(one, filters, typed, order) for one in organisations]
    return Lists([rows for rows, _ in found], order, [counted for _, counted in found])


def _found(
    organisation: Organisation, filters: Filters, typed: str, order: Order
) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Return the rows of a list in the form that is shown, and in the form that is counted."""
    rows = _rows(organisation, filters, order, _with_words(organisation, typed))
    along = along_the_list(typed, organisation) if typed.strip() else None
    return rows if along is None else _rows(organisation, filters, order, along), rows


def _with_words(organisation: Organisation, typed: str) -> QuerySet[Case] | None:
    if not typed.strip():
        return None
    coded = with_code(organisation, typed)
    return search(Case.objects.all(), typed, [organisation]) if coded is None else coded


def _rows(
    organisation: Organisation, filters: Filters, order: Order, searched: QuerySet[Case] | None
) -> QuerySet[Any]:
    """Narrow everybody of an organisation, or who was `searched`, by these filters."""
    if order is LATEST:
        rows = _late(Step.objects.filter(organisation=organisation))
    elif order is OF_SCHEME:
        rows = CaseScheme.objects.filter(organisation=organisation, scheme=filters.regeling)
    elif searched is not None:
        rows = searched
    else:
        rows = Case.objects.filter(organisation=organisation)
    own_table = rows.model is Case
    case = "pk" if own_table else "case_id"
    if filters.te_laat and order is not LATEST:
        rows = rows.filter(Exists(_late(Step.objects.filter(case=OuterRef("pk")))))
    if filters.regeling and order is not OF_SCHEME:
        rows = rows.filter(Exists(CaseScheme.objects.filter(case=OuterRef(case), scheme=filters.regeling)))
    if filters.zonder_stap:
        rows = rows.filter(**{"step_due_on" if own_table else "case__step_due_on": None})
    columns = dict(_columns(filters))
    first = _begins(organisation, columns) if own_table and searched is None else ""
    return _narrowed(rows, columns, first, "" if own_table else "case__")


def _late(steps: QuerySet[Step]) -> QuerySet[Step]:
    return steps.filter(done_at=None, due_on__lt=timezone.localdate())


def _columns(filters: Filters) -> Iterator[tuple[str, str]]:
    """Yield the columns of the case that must hold a value."""
    if filters.zonder_stap:
        yield "status", Case.Status.BUSY
    if filters.status and filters.zonder_stap and filters.status != Case.Status.BUSY:
        yield "journey", ""  # nobody: a case of another status needs no step
    elif filters.status:
        yield "status", filters.status
    if filters.kanaal:
        yield "channel", filters.kanaal
    if filters.plaats:
        yield "postcode", "" if filters.plaats == NO_PLACE else filters.plaats
    if filters.taal:
        yield "language", filters.taal


def _narrowed(rows: QuerySet[Any], columns: dict[str, str], first: str, path: str) -> QuerySet[Any]:
    """Narrow to who has these values, beginning at the index of `first` and of none of the others."""
    for column, value in columns.items():
        if column == first:
            rows = rows.filter(**{column: value})
        else:
            rows = rows.alias(**{f"its_{column}": hidden(path + column)}).filter(**{f"its_{column}": value})
    return rows


def _begins(organisation: Organisation, columns: dict[str, str]) -> str:
    """Return the column whose value few people have; the first, when each of them has many."""
    if len(columns) > 1:
        for column, value in columns.items():
            same = Case.objects.filter(organisation=organisation, **{column: value})
            if not same.order_by()[FEW : FEW + 1].exists():
                return column
    return next(iter(columns), "")


def hidden(column: str) -> Coalesce:
    """Return a column in a form that no index answers."""
    return Coalesce(F(column), F(column), output_field=CharField())


def key_of(case: Case, order: Order) -> Key | None:
    """Return where this case stands in a list of this order; None where it is in none."""
    if not order.by_day:
        return Key(case.received_at, case.pk)
    due = case.steps.filter(done_at=None).values_list("due_on", flat=True).first()
    return Key(due, case.pk) if due else None


def shown(keys: Sequence[Key], organisations: Sequence[Organisation]) -> list[Case]:
    """Return the cases of these rows in their order: what a list says of them, and the next step."""
    to_do = Prefetch("steps", Step.objects.filter(done_at=None).select_related("who"))
    said = Case.objects.only(*SAID).prefetch_related(to_do)
    found = said.in_bulk([key.id for key in keys])
    named = {one.pk: one for one in organisations}
    for case in found.values():
        case.organisation = named[case.organisation_id]
    return [found[key.id] for key in keys if key.id in found]
