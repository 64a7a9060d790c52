"""`kiosk pin`: choose the PIN of the volunteer's desk."""

from __future__ import annotations

import argparse
import getpass
import sys
import warnings

from kiosk.machine.folders import state_dir
from kiosk.problems import Problem
from kiosk.volunteers.pin import LONGEST, SHORTEST, choose, new_pin


class NotTheSame(Problem):
    """The PIN was typed differently the second time."""

    code = "bad-input"


class NobodyTypes(Problem):
    """The PIN is asked of somebody who cannot answer."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--new", action="store_true", help="take one at random and say it")
    how.add_argument("file", nargs="?", choices=["-"], metavar="-", help="read it from standard input")


def run(args: argparse.Namespace) -> int:
    """Choose the PIN; it is asked twice where somebody types it. Raises WeakPin, NotTheSame, DiskFull …"""
    if args.new:
        pin = new_pin()
        choose(pin, state_dir())
        print(pin)
        return 0
    choose(sys.stdin.readline().strip() if args.file == "-" else _typed(), state_dir())
    print("the PIN is chosen; wrong tries are forgotten")
    return 0


def _typed() -> str:
    try:
        with warnings.catch_warnings():  # where there is no terminal, what is typed would be seen
            warnings.simplefilter("error", getpass.GetPassWarning)
            return _twice()
    except (EOFError, getpass.GetPassWarning):
        raise NobodyTypes(
            "nobody can type a PIN here unseen; give it on standard input: kiosk pin -"
        ) from None


def _twice() -> str:
    pin = getpass.getpass(f"PIN of the volunteers ({SHORTEST} to {LONGEST} digits): ")
    if getpass.getpass("once more: ") != pin:
        raise NotTheSame("the two are not the same: nothing changed")
    return pin
