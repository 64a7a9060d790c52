"""`central retention`: give notice, and take away what was kept long enough. Meant for each night."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from central.retention.removing import Told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="only say what would go")
    parser.add_argument("--json", action="store_true", help="what went, by organisation, kind and field")
    parser.add_argument("--many", action="store_true", help="also a quarter of an organisation at once")


def run(args: argparse.Namespace) -> int:
    """Do a night's work, or look at it; print what went."""
    from django.utils import timezone

    from central.retention import removing
    from central.service.database_fits import require_set_up

    require_set_up()
    now = timezone.now()
    told = removing.look(now) if args.dry_run else removing.run(now, many=args.many)
    if args.json:
        print(json.dumps(told.as_json(), ensure_ascii=False, indent=2))
    else:
        _print(told)
    return 0


def _print(told: Told) -> None:
    verb = "would go" if told.dry_run else "gone"
    for row in told.rows:
        if row.n:
            of = "" if row.field == "*" else f" ({row.field})"
            print(f"{row.organisation}: {row.kind}{of}, after {row.months} months: {row.n} {verb}")
    if not any(row.n for row in told.rows):
        print("nothing would go" if told.dry_run else "nothing went")
    print(f"people who {'would get' if told.dry_run else 'got'} notice: {told.noticed}")
    if told.came_back:
        print(f"people whose notice {'would be' if told.dry_run else 'was'} taken back: {told.came_back}")
