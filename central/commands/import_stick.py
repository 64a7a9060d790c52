"""`central import-stick DIR`: take the batches a kiosk wrote to a stick, and write the answers back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="the stick, e.g. /media/stick")


def run(args: argparse.Namespace) -> int:
    """Say one line for each file; 1 when one of them was not taken."""
    from django.utils import timezone

    from central.intake.stick import import_stick, write_report
    from central.service.database_fits import require_set_up

    require_set_up()
    now = timezone.now()
    done = import_stick(args.folder, now)
    for line in done.lines:
        print(line)
    if not done.lines:
        print("central import-stick: geen bestanden van een kiosk gevonden", file=sys.stderr)
        return 1
    report = write_report(args.folder, done, now)
    print(f"verslag: {report}" if report else "het verslag past niet op de stick")
    if done.not_taken:
        print("central import-stick: niet alles is ingelezen, zie het verslag", file=sys.stderr)
        return 1
    return 0
