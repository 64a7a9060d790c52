"""A table as a file that somebody takes along: its kinds, and how it is called."""

from __future__ import annotations

from django.http import HttpResponse

from central.figures.naming import FIGURES
from central.figures.table import Table
from central.figures.written_out import as_csv, as_xlsx

FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def as_answer(table: Table, ending: str, which: str = "") -> HttpResponse:
    """Return the file of a table. `which`: what it is of the figure, where there are several."""
    write, kind = FILES[ending]
    title = "-".join([FIGURES[table.figure].title.lower().replace(" ", "-"), *([which] if which else [])])
    marked = "-gepubliceerd" if table.published else ""
    name = f"{title}-{table.start}-{table.end}{marked}.{ending}"
    return HttpResponse(
        write(table), content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
