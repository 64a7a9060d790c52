"""`central demo-year`: fills a fresh state with a believable year of made-up people, marked as such."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress

from kiosk.wire.problems import Problem

USUAL, MOST = 300, 100_000  # people


class NotFresh(Problem):
    """There are people here: made-up ones do not go among them."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cases", type=_people, default=USUAL, metavar="N", help=f"how many people, 1 to {MOST}"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same gives the same year")


def run(args: argparse.Namespace) -> int:
    from django.db import Error

    from central.cases.models import Case
    from central.commands import demo
    from central.commands.year_filled import fill_all

    with suppress(Error):  # no table yet: as fresh as can be
        if Case.objects.exists():
            raise NotFresh("there are people here already; a made-up year goes into a fresh state only")
    ended = demo.run(argparse.Namespace(people=0, json=False))
    for slug, number in fill_all(args.cases, args.seed).items():
        print(f"{slug}: {number} made-up people", file=sys.stderr)
    return ended


def _people(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= MOST:
        raise argparse.ArgumentTypeError(f"{typed[:20]!r} is no number from 1 to {MOST}")
    return int(typed)
