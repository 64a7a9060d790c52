"""`central figures`: a figure of an organisation over a period, exact or as it may leave the organisation."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.figures.table import Table

FORMATS = ("json", "csv", "xlsx")


class NoSuchOrganisation(Problem):
    """No organisation here has this id."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", nargs="?", help="matrix, reach, track …; see docs/figures.md")
    parser.add_argument("--organisation", metavar="ID", help="such as be.eeklo.de-kring")
    parser.add_argument(
        "--from", dest="start", type=_day, metavar="DAY", help="first day, such as 2026-07-01"
    )
    parser.add_argument("--to", dest="end", type=_day, metavar="DAY", help="last day, that day included")
    parser.add_argument(
        "--published", action="store_true", help="protected: as it may leave the organisation"
    )
    parser.add_argument("--format", choices=FORMATS, default="json")
    parser.add_argument("--rebuild", action="store_true", help="count everything from scratch, then stop")


def run(args: argparse.Namespace) -> int:
    """Print a figure. Used wrongly (no such figure, organisation or period): 2; not published yet: 1."""
    from central.service.database_fits import require_set_up

    require_set_up()
    if args.rebuild:
        return _rebuild()
    said = {"NAME": args.name, "--organisation": args.organisation, "--from": args.start, "--to": args.end}
    if missing := [option for option, value in said.items() if value is None]:
        return _wrong(f"say also {', '.join(missing)}")
    from central.figures.naming import UnknownFigure
    from central.figures.quarters import NotAPeriod

    try:
        table = _asked(args)
    except (UnknownFigure, NotAPeriod, NoSuchOrganisation) as problem:
        return _wrong(str(problem))
    _print(table, args.format)
    return 0


def _asked(args: argparse.Namespace) -> Table:
    from django.utils import timezone

    from central.accounts.models import Organisation
    from central.figures.asked import figure
    from central.figures.frozen import outside
    from central.figures.keeping import count_what_changed
    from central.figures.naming import known
    from central.figures.quarters import check_period

    known(args.name)
    organisation = Organisation.objects.filter(slug=args.organisation).first()
    if organisation is None:
        raise NoSuchOrganisation(f"there is no organisation {args.organisation[:60]!r}")
    today = timezone.localdate()
    if args.published:
        count_what_changed()
        return outside(args.name, organisation, args.start, args.end, today)
    check_period(args.start, args.end, today)
    count_what_changed()
    return figure(args.name, organisation, args.start, args.end)


def _print(table: Table, as_: str) -> None:
    from central.figures.written_out import as_csv, as_xlsx

    if as_ == "json":
        print(json.dumps(table.as_json(), ensure_ascii=False, indent=2))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(as_csv(table) if as_ == "csv" else as_xlsx(table))
    sys.stdout.buffer.flush()


def _rebuild() -> int:
    from central.accounts.models import Organisation
    from central.figures.keeping import count_from_scratch

    for organisation in Organisation.objects.all():
        count_from_scratch(organisation)
        print(f"{organisation.slug}: counted from scratch", file=sys.stderr)
    return 0


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed[:20]!r} is no day: write it as 2026-07-01") from None


def _wrong(what: str) -> int:
    print(f"central figures: {what}", file=sys.stderr)
    return 2
