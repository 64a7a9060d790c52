"""`kiosk update`: take a signed release, try it, go back by itself when it is bad. Needs root."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.machine.folders import ROOT, state_dir
from kiosk.outbox.enrolment import load_enrolment
from kiosk.outbox.new_release import FOLDER
from kiosk.releases.machine import ThisMachine
from kiosk.releases.offered import newest, serial_of
from kiosk.releases.shelf import Shelf
from kiosk.releases.update import update
from kiosk.wire.release import ReleaseRefused

STICK = Path("/media/kiosk-stick")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help=f"where the release lies (default: {STICK}, or what sync fetched)",
    )
    parser.add_argument("--night", action="store_true", help="say nothing when no release lies there")


def run(args: argparse.Namespace) -> int:
    """0 when the new release stays, or there is nothing to do; 1 when the old one runs. Raises Problem."""
    if ROOT.parent.name != "releases":
        raise ReleaseRefused("this program was not installed as a kiosk: there is nothing to update")
    shelf = Shelf(ROOT.parent.parent)
    root_key = load_enrolment(state_dir()).root_key
    places = [args.folder] if args.folder else [STICK, state_dir() / FOLDER]
    found = newest(places, root_key)
    if args.night and (found is None or 0 < serial_of(found, root_key) <= shelf.serial(shelf.current)):
        return 0
    if found is None:
        raise ReleaseRefused(f"no release lies in {' or '.join(map(str, places))}")
    stays, line = update(shelf, found, root_key, ThisMachine(shelf))
    print(line, file=sys.stdout if stays else sys.stderr)
    return 0 if stays else 1
