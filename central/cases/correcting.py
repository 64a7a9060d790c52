"""What a person says last holds: a correction takes the place of what was said before it, never after it.

Kiosks without a network bring what was said in the morning after what was said at noon on a phone. So each
correction goes by when it was made (central.cases.clock), field by field, and not by when it came.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from central.accounts.models import User
from central.cases import steps
from central.cases.clock import made_before
from central.cases.models import Amendment, Case, CaseEvent

ASK = "Vraag het na, en beslis onder Gevraagd."
# What belongs together: a way to reach somebody is never half old and half new.
FIELDS = {
    ("name",): "naam",
    ("reach_by", "reach_value"): "hoe we bereiken",
    ("postcode", "place_name", "municipality", "nis"): "plaats",
    ("language",): "taal",
    ("answers",): "antwoorden",
}


def correct(amendment: Amendment, case: Case, by: User | None) -> bool:
    """Put the new values in the place of the old ones, which stay beside them for staff.

    What somebody said later already stays; the log tells. False, and nothing done, where nothing tells which
    of two values was said last: staff ask (`by` is who decided).
    """
    said = amendment.new.get("said", "")
    new = [columns for columns in FIELDS if set(columns) & set(amendment.new)]
    known = {columns: _is_older(amendment, case, columns) for columns in new}
    if by is None and None in known.values():
        unsure = _words(columns for columns in new if known[columns] is None)
        if amendment.state != Amendment.State.ASKED:  # else the log has it
            write_line(case, by, f"Wijzigt {when(amendment)}: {unsure}. Misschien is dat ouder. {ASK}")
        return False
    older = [columns for columns in new if known[columns]]
    fresh = [columns for columns in new if not known[columns]]
    _apply(amendment, case, fresh, older)
    if fresh:
        write_line(case, by, f"Gewijzigd: {_words(fresh)}.")
    if older:
        write_line(case, by, f"Ouder, niet toegepast: {_words(older)}. Gezegd {when(amendment)}.")
    if said:
        write_line(case, by, f"De persoon zegt: {said}")
    if fresh or said:
        _wake(case, by)
    return True


def when(amendment: Amendment) -> str:
    """Return when it was said, as it still reads right in the log next week."""
    if amendment.true_at is None:
        return "op een dag die niet zeker is"
    at = timezone.localtime(amendment.true_at)
    return f"op {at.day}-{at.month}-{at.year} om {at.hour}:{at:%M}"


def write_line(case: Case, by: User | None, text: str) -> None:
    """Write a line in the log about what somebody did with their paper."""
    CaseEvent.objects.create(
        organisation=case.organisation, case=case, by=by, kind=CaseEvent.Kind.PAPER, text=text
    )


def _is_older(amendment: Amendment, case: Case, columns: tuple[str, ...]) -> bool | None:
    """Say whether somebody said something else here after `amendment`; None when nothing tells."""
    value = {column: amendment.new.get(column) for column in columns}
    others = case.amendments.filter(action=Amendment.Action.CORRECT, state=Amendment.State.DONE)
    found = set()
    for other in others.exclude(id=amendment.id):
        there = {column: other.new.get(column) for column in columns}
        if set(columns) & set(other.new) and not set(columns) & set(other.older) and there != value:
            found.add(made_before(amendment, other))
    return True if True in found else None if None in found else False


def _apply(
    amendment: Amendment, case: Case, fresh: list[tuple[str, ...]], older: list[tuple[str, ...]]
) -> None:
    values = {
        column: amendment.new[column] for columns in fresh for column in columns if column in amendment.new
    }
    amendment.before = {column: getattr(case, column) for column in values}
    amendment.older = [column for columns in older for column in columns]
    amendment.save(update_fields=["before", "older"])
    for column, value in values.items():
        setattr(case, column, value)
    case.save(update_fields=list(values))


def _wake(case: Case, by: User | None) -> None:
    """A case that was done is new again; whoever stopped before is not taken back without being asked."""
    if case.status == Case.Status.WITHDRAWN:
        write_line(case, None, "Wijzigde iets, en is ingetrokken. Vraag of de persoon toch nog hulp wil.")
    steps.bring_back(case)
    if by is None:  # else a colleague speaks with them
        steps.said_something(case, timezone.now())


def _words(fields: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> str:
    return ", ".join(FIELDS[columns] for columns in fields)
