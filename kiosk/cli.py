"""The `kiosk` command: one module per command in kiosk/commands/.

Exit 0 fine, 1 it did not work (one clear line on stderr), 2 used wrongly. No traceback reaches a person.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from kiosk import __version__
from kiosk.machine.terminal import write_utf8
from kiosk.problems import Problem

COMMANDS = {
    "run": "the touchscreen app",
    "tour": "drive the real app through every journey and take pictures",
    "hours": "what opening hours mean: in words, open or not, and until when",
    "check": "quick-check without a screen: answers in, verdicts out (JSON)",
    "outbox": "queue a record, see what waits, write to a stick, try again",
    "sync": "upload what waits, fetch the catalogue, send the heartbeat",
    "site": "make a new site: kiosk site new NAME",
    "texts": "how far the translations are; bring their files up to date",
    "voices": "what is read aloud by whom; take a recording in",
    "receipt": "make the paper of a record: bytes for the printer and a picture",
    "pin": "choose the PIN of the volunteer's screen",
    "papers": "every paper of a site as pictures, in all languages and widths",
    "sheets": "a page to hang beside the kiosk, as PDF",
    "update": "take a signed release, try it, and go back by itself when it is bad",
    "enrol": "join a central service with a one-time token",
    "doctor": "check everything on this device, one line each",
}


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Only the module of the asked command is imported: `kiosk check` should not wait for Kivy.
    """
    argv = sys.argv[1:] if argv is None else argv
    write_utf8()
    parser = argparse.ArgumentParser(prog="kiosk", description="Help kiosk for people left behind online")
    parser.add_argument("--version", action="version", version=f"kiosk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help_line in COMMANDS.items():
        sub = commands.add_parser(name, help=help_line, description=help_line)
        if argv and argv[0] == name:
            importlib.import_module(f"kiosk.commands.{name}").add_arguments(sub)
    args = parser.parse_args(argv)
    module = importlib.import_module(f"kiosk.commands.{args.command}")
    try:
        return int(module.run(args))
    except Problem as problem:
        print(f"kiosk {args.command}: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`kiosk check … | head`): nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        # The last wall before a person: the name of a class helps the installer, a traceback nobody.
        if os.environ.get("KIOSK_DEBUG"):
            raise
        print(f"kiosk {args.command}: unexpected error ({type(error).__name__})", file=sys.stderr)
        return 1
