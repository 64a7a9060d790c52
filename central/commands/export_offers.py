"""`central export-offers`: what an organisation shows now, in a standard that others read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

FORMATS = ("hsds", "ics", "schema.org")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", metavar="ID", help="as in site.toml; may be left out with one")
    parser.add_argument("--format", required=True, choices=FORMATS, help="HSDS 3, iCalendar or schema.org")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to write it")
    parser.add_argument("--host", default="", help="name of the service, for the addresses of the offers")


def run(args: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    from central.accounts.choose import the_organisation
    from central.catalogue.standards.choice import written
    from central.service.database_fits import require_set_up
    from central.service.state import replace_file

    if not args.out.parent.is_dir():
        print(f"central export-offers: {args.out.parent}: there is no such folder", file=sys.stderr)
        return 1
    require_set_up()
    body, number = written(args.format, [the_organisation(args.organisation)], args.host)
    replace_file(args.out, body)
    print(f"{number} offers written to {args.out}")
    return 0
