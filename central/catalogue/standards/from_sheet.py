"""An Excel workbook (.xlsx). Its first sheet with our heads counts; what it hides or leaves out is said."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from central.catalogue.standards.columns import NAMES, Heads, find_heads, no_heads
from central.catalogue.standards.found import MOST_ROWS, FileRefused, Found, ReadFile, too_many
from central.catalogue.standards.from_table import found_in
from central.catalogue.standards.sheet_fences import SheetXml, look_into

_BROKEN = "Dit bestand kunnen we niet openen. Bewaar het opnieuw in Excel of LibreOffice als .xlsx."


def read_sheet(data: bytes, now: datetime) -> ReadFile:
    """Return the rows of a workbook. Raises FileRefused."""
    looks = look_into(data)  # before the library: what would fill the memory never gets there
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names if name in looks]
        tables = [(name, sheet, sheet.to_python(skip_empty_area=False)) for name, sheet in sheets]
    except (CalamineError, ValueError, OverflowError, OSError):
        raise FileRefused(_BROKEN) from None
    with_heads = [(name, sheet, rows, heads) for name, sheet, rows in tables if (heads := find_heads(rows))]
    if not with_heads:
        raise no_heads()
    # a sheet that explains may name a column too; one that is hidden is what somebody put away
    with_heads.sort(key=lambda one: (one[0] in hidden, -len(one[3].keys)))
    name, sheet, rows, heads = with_heads[0]
    if name in hidden:
        raise FileRefused(f"Het blad '{name[:40]}' met het aanbod is verborgen. Maak het zichtbaar.")
    merged = sheet.merged_cell_ranges or []
    if any(first[0] <= heads.row <= last[0] and first[1] != last[1] for first, last in merged):
        raise FileRefused("De koppen staan in samengevoegde cellen. Splits die cellen en probeer opnieuw.")
    found = _found(rows, heads, looks[name], merged)
    if not found:
        raise FileRefused("Onder de koppen staat niets.")
    if len(found) > MOST_ROWS:
        raise too_many(str(len(found)))
    notes = [f"De kolom '{head}' kennen we niet; ze telt niet mee." for head in heads.unknown]
    notes += [
        f"Het blad '{other}' telt niet mee: we lezen alleen '{name}'."
        for other, _, _, its in with_heads[1:]
        if len(its.keys) > 1
    ]
    return ReadFile(found, tuple(notes))


def _found(rows: list[list[Any]], heads: Heads, look: SheetXml, merged: Iterable[Any]) -> list[Found]:
    in_merged = {
        row
        for first, last in merged
        for row in range(first[0], min(last[0], len(rows)) + 1)
        if row > heads.row
    }
    found = []
    for at in range(heads.row + 1, len(rows)):
        odd = {column: why for column, why in look.odd.get(at, {}).items() if column in heads.keys}
        if not odd and all(cell == "" for cell in rows[at]):
            continue
        one = found_in(at + 1, rows[at], heads)
        if at in in_merged:
            one.wrong.append("Er zijn cellen samengevoegd: we weten niet wat bij welke rij hoort. Splits ze.")
        for column, why in odd.items():
            one.wrong.append(f"{NAMES[heads.keys[column]]}: {why}")
        found.append(one)
    return found
