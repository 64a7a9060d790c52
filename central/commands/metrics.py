"""`central metrics`: a few numbers over all organisations, for Prometheus; a file: no port is opened."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", metavar="FILE.prom", type=Path, help="for node_exporter, replaced whole; default: shown here"
    )


def run(args: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils import timezone

    from central.fleet.numbers import as_text, numbers
    from central.service.database_fits import require_set_up
    from kiosk.machine.durable import replace_file

    require_set_up()
    text = as_text(numbers(Path(settings.STATE), timezone.now()))
    if args.out:
        replace_file(args.out, text.encode(), 0o644)  # names nobody, and its reader is another user
    else:
        print(text, end="")
    return 0
