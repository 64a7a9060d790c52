"""`central import-stick DIR`: take the batches a kiosk wrote to a stick, and write the answers back."""

from __future__ import annotations

import argparse
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
        print("geen bestanden van een kiosk gevonden")
        return 1
    report = write_report(args.folder, done, now)
    print(f"verslag: {report}" if report else "het verslag past niet op de stick")
    return 1 if done.not_taken else 0
