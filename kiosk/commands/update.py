"""`kiosk update`: take a signed release, try it, go back by itself when it is bad. Needs root."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.machine.folders import ROOT, state_dir
from kiosk.outbox.enrolment import load_enrolment
from kiosk.releases.machine import ThisMachine
from kiosk.releases.shelf import Shelf
from kiosk.releases.update import update
from kiosk.wire.release import NOTE, ReleaseRefused

STICK = Path("/media/kiosk-stick")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, help=f"where the release lies (default: {STICK})")
    parser.add_argument("--night", action="store_true", help="say nothing when no release lies there")


def run(args: argparse.Namespace) -> int:
    """0 when the new release stays, or there is nothing to do; 1 when the old one runs. Raises Problem."""
    if ROOT.parent.name != "releases":
        raise ReleaseRefused("this program was not installed as a kiosk: there is nothing to update")
    shelf = Shelf(ROOT.parent.parent)
    offered = args.folder or STICK
    if args.night and not (offered / NOTE).exists():
        return 0
    stays, line = update(shelf, offered, load_enrolment(state_dir()).root_key, ThisMachine(shelf))
    print(line)
    return 0 if stays else 1
