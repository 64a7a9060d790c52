"""`central report`: the report of a quarter on one page (PDF), and the annex beside it (XLSX)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ENDING = ".pdf"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, metavar="ID", help="such as be.eeklo.de-kring")
    parser.add_argument(
        "--quarter", required=True, metavar="QUARTER", help="one that is over, such as 2026-Q3"
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE.pdf", help="FILE.xlsx comes beside it"
    )


def run(args: argparse.Namespace) -> int:
    """Write both files. Used wrongly (no such quarter, organisation or ending): 2; not over yet: 1."""
    from django.utils import timezone

    from central.accounts.models import Organisation
    from central.figures import annex
    from central.figures.paper import Press
    from central.figures.quarters import NotAPeriod, read_quarter
    from central.figures.report import publish
    from central.figures.report_page import pages
    from central.service.database_fits import require_set_up
    from kiosk.machine.durable import replace_file

    if args.out.suffix.lower() != ENDING:
        return _wrong(f"--out names a file that ends in {ENDING}")
    try:
        quarter = read_quarter(args.quarter)
    except NotAPeriod as problem:
        return _wrong(str(problem))
    if not args.out.parent.is_dir():
        return _wrong(f"{args.out.parent}: there is no such folder", 1)
    require_set_up()
    organisation = Organisation.objects.filter(slug=args.organisation).first()
    if organisation is None:
        return _wrong(f"there is no organisation {args.organisation[:60]!r}")
    beside = args.out.with_suffix(".xlsx")
    with Press() as press:  # it loads while we count, and draws while we write the annex
        report = publish(organisation, quarter, timezone.localdate())
        press.take(*pages(report))
        told = annex.as_xlsx(report)
        replace_file(args.out, press.pdf())
    replace_file(beside, told)
    print(f"written to {args.out} and {beside}")
    return 0


def _wrong(what: str, code: int = 2) -> int:
    print(f"central report: {what}", file=sys.stderr)
    return code
