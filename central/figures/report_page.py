"""A report as a page: on the screen of staff, behind a link, and on paper; the same numbers on each."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from django.template.loader import render_to_string

from central.figures.charts import Bar, Colours, rod
from central.figures.municipalities import names, tiles_of
from central.figures.paper import as_pdf
from central.figures.report import Part, Report
from central.figures.tile_map import drawn_map
from central.phone.logo import logo_of

SIZES = ("roomy", "usual", "small")  # of letters and what is between them: classes of report_paper.html


def shown(report: Report) -> dict[str, Any]:
    """Return what the page on a screen needs beside the report: its charts and its map."""
    tiles = tiles_of(report.tables["map"]) if "map" in report.tables else []
    return {
        "report": report,
        "parts": [(part, part.chart(report.colours)) for part in report.parts],
        "map": drawn_map("kaart", tiles, names(), report.colours),
        "tiles": sorted(tiles, key=lambda one: (-one.weight, one.name)),
    }


def printed(report: Report) -> bytes:
    """Return the report as one page of PDF/UA. Raises NoPaper."""
    return as_pdf(*pages(report))


def pages(report: Report) -> list[str]:
    """Return what is printed, as HTML, the largest letters first: the first that fits on one sheet is it."""
    sizes = SIZES if report.is_short else SIZES[1:]
    return [paper_html(report, size) for size in sizes]


def paper_html(report: Report, size: str = SIZES[1]) -> str:
    """Return what is printed, as HTML, in one of `SIZES`: in the last there is room for all there can be."""
    logo = logo_of(report.organisation.slug)
    columns = report.columns(extras=size != SIZES[-1])
    page = {
        "report": report,
        "size": size,
        "columns": [[(part, _rods(part, report.colours)) for part in column] for column in columns],
        "logo": b64encode(logo.png).decode() if logo else "",
        "logo_width": logo.width if logo else 0,
        "logo_height": logo.height if logo else 0,
    }
    return render_to_string("figures/report_paper.html", page)


def _rods(part: Part, colours: Colours) -> list[tuple[Bar, str]]:
    return [(line, rod(line, part.most, colours)) for line in part.lines]
