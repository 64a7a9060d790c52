"""`central`: the command line of the central service.

Every command ends with 0 (fine), 1 (it did not work, one clear line on stderr) or 2 (used wrongly).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from central.service.in_words import in_one_line
from kiosk.machine.terminal import write_utf8

COMMANDS = {
    "init": "set up database, keys and organisations; safe to run again",
    "serve": "serve the staff pages and the device calls",
    "work": "open what came in: the one process that reads the private sealing keys",
    "kiosk": "invite a device, show all, give one new keys, end its service",
    "import-stick": "take what a kiosk wrote to a stick, and write the answers back",
    "qr": "draw squares that lead phones to the offers, one per channel",
    "import-offers": "take offers of a spreadsheet, a calendar or an HSDS file, row by row",
    "export-offers": "write the offers of an organisation as HSDS 3, iCalendar or schema.org",
    "keys": "show, make or retire sealing keys",
    "release": "sign a release for kiosks with the root key",
    "take-release": "take in a signed release, for kiosks to fetch",
    "certificate": "issue the certificate devices see when they call",
    "backup": "an encrypted copy of the database, and the way back",
    "person": "show, hand over or erase all that is known of one person",
    "figures": "one figure of an organisation over a period, exact or as it may be published",
    "report": "the report of a quarter on one page, and its annex",
    "retention": "give notice, and take away what was kept long enough",
    "staff": "let colleagues in, give a new password, keep somebody out",
    "check": "look at settings, database, keys, mail and backups, one line each",
    "metrics": "a few numbers for Prometheus, in a file; they name nobody",
    "failed": "tell whoever looks after this machine that a unit failed; systemd calls it",
    "demo-year": "fill a fresh service with a year of made-up people",
    "demo": "set up everything and a demo login with a fresh password",
}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser with all commands."""
    parser = argparse.ArgumentParser(prog="central", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        module = import_module(f"central.commands.{name.replace('-', '_')}")
        child = commands.add_parser(name, help=summary, description=summary)
        module.add_arguments(child)
        child.set_defaults(run=module.run)
    commands.add_parser("manage", help="a command of Django, e.g. 'central manage dbshell'")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "central.settings")
    write_utf8()
    os.umask(0o027)  # nothing this service writes is for every user of the machine
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments[:1] == ["manage"]:
            return _manage(arguments[1:])
        args = build_parser().parse_args(arguments)
        if args.command != "check":  # it says itself what is wrong with the settings
            import django

            django.setup()
        return int(args.run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        print(f"central: {in_one_line(error)}", file=sys.stderr)
        return 1


def _manage(arguments: list[str]) -> int:
    from django.core.management import ManagementUtility

    try:
        ManagementUtility(["central manage", *arguments]).execute()
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
