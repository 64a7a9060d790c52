"""`central failed UNIT`: tells whoever looks after this machine that a unit failed; systemd calls it."""

from __future__ import annotations

import argparse
import os
import re
import socket
import sys

from kiosk.wire.problems import Problem


class NobodyTold(Problem):
    """Nobody was mailed; the journal says it all the same."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("unit", metavar="UNIT", help="as systemd names it: central-check, central-backup …")


def run(args: argparse.Namespace) -> int:
    """Say it in the journal, and mail it to CENTRAL_ADMIN. Raises NobodyTold."""
    from django.conf import settings
    from django.core.mail import send_mail

    if not re.fullmatch(r"[A-Za-z0-9@_.\-]{1,80}", args.unit):
        raise NobodyTold(f"{args.unit!r} is no name of a unit")
    print(f"<2>{args.unit} failed: journalctl -u {args.unit}", file=sys.stderr)  # <2>: critical, sd-daemon(3)
    to = os.environ.get("CENTRAL_ADMIN", "")
    if not to or not settings.MAIL_FROM:
        print("nobody is mailed: that needs CENTRAL_ADMIN and CENTRAL_MAIL")
        return 0
    machine = socket.gethostname()
    told = f"{args.unit} werkte niet op {machine}.\n\nKijk daar:\n"
    told += f"  journalctl -u {args.unit} -n 30\n  sudo central check\n"
    try:
        send_mail(f"{machine}: {args.unit} werkte niet", told, settings.MAIL_FROM, [to])
    except OSError as error:  # smtplib's own are OSErrors too
        raise NobodyTold(f"{to} was not mailed: {type(error).__name__}; see CENTRAL_MAIL") from None
    print(f"{to} was mailed")
    return 0
