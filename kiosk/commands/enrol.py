"""`kiosk enrol TOKEN-FILE|-`: join a central service with a one-time token."""

from __future__ import annotations

import argparse

from kiosk.commands.input import read_input
from kiosk.machine.folders import state_dir
from kiosk.outbox.handover import one_sender
from kiosk.outbox.joining import join
from kiosk.outbox.queue import open_outbox
from kiosk.outbox.retire import end_service
from kiosk.outbox.transport import DEADLINE_SECONDS
from kiosk.wire.invitation import read_invitation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "token", metavar="TOKEN-FILE|-", help="from central, or the text of its QR; - reads standard input"
    )
    parser.add_argument("--again", action="store_true", help="replace an enrolment (the queue must be empty)")
    parser.add_argument("--timeout", type=float, default=DEADLINE_SECONDS, metavar="SECONDS")


def run(args: argparse.Namespace) -> int:
    """Join, and say whose device this is now. Raises a Problem; then nothing has changed."""
    token = read_invitation(read_input(args.token, "the token file"))
    where = state_dir()
    with open_outbox(where) as outbox, one_sender(where, wait_seconds=10):
        end_service(outbox, where)  # what a pulled plug left of a wipe
        enrolment = join(token, where, outbox, again=args.again, deadline=args.timeout)
    whose = enrolment.joined.organisation_name or enrolment.organisation
    print(f"{'new keys at' if token.device_id else 'joined'} {whose} as device {enrolment.device_id}")
    return 0
