"""`kiosk outbox add|status|export|import|retry`: the queue without a screen."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kiosk.commands.input import read_input
from kiosk.machine.folders import state_dir
from kiosk.outbox.clock import read_clock
from kiosk.outbox.enrolment import load_enrolment, load_sealer
from kiosk.outbox.handover import Handover, one_sender
from kiosk.outbox.queue import QueueStatus, open_outbox
from kiosk.outbox.rescue import to_read
from kiosk.outbox.retire import end_service
from kiosk.outbox.stick import export
from kiosk.outbox.stick_answers import take_answers
from kiosk.wire.compose import record_from_json
from kiosk.words.days import in_belgium

MOST_INPUT = 1_000_000  # bytes; a record has at most 64 KB


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="queue a record from JSON")
    add.add_argument("file", metavar="FILE|-", help="the record; - reads standard input")
    add.add_argument("--json", action="store_true", help="say as JSON what was done")
    status = actions.add_parser("status", help="what waits, since when, what was refused and why")
    status.add_argument("--json", action="store_true")
    stick = actions.add_parser("export", help="write what waits as signed batches; it stays queued")
    stick.add_argument("directory", metavar="DIR", type=Path)
    back = actions.add_parser("import", help="take central's answers from a stick")
    back.add_argument("directory", metavar="DIR", type=Path)
    retry = actions.add_parser("retry", help="put refused records back and forget every back-off")
    retry.add_argument(
        "--delivered", action="store_true", help="also hand over again what was delivered and is still kept"
    )


def run(args: argparse.Namespace) -> int:
    """Run one action. Raises a Problem, which the command line shows as one line."""
    act = {"add": _add, "status": _status, "export": _export, "import": _import, "retry": _retry}
    return act[args.action](args)


def _add(args: argparse.Namespace) -> int:
    record = record_from_json(read_input(args.file, "the record"), read_clock())
    where = state_dir()
    sealer = load_sealer(where)
    with open_outbox(where) as outbox:
        queued = outbox.add(record, sealer)
    word = "queued" if queued.new else "already delivered" if queued.delivered else "already queued"
    if args.json:
        print(json.dumps({"id": str(queued.id), "state": word, "new": queued.new}))
    else:
        print(f"{word} {queued.id}")
    return 0


def _status(args: argparse.Namespace) -> int:
    with open_outbox(state_dir()) as outbox:
        status = outbox.status()
    print(json.dumps(as_json(status), indent=2) if args.json else "\n".join(as_lines(status)))
    return 0


def as_json(status: QueueStatus) -> dict[str, object]:
    """Return the status as `status --json` prints it."""
    return {
        "waiting": status.waiting,
        "sending": status.sending,
        "quarantined": [{"id": record_id, "problem": problem} for record_id, problem in status.quarantined],
        "delivered": status.delivered,
        "oldest_waiting": status.oldest_waiting.isoformat() if status.oldest_waiting else None,
        "last_contact": status.last_contact.isoformat() if status.last_contact else None,
        "retired": status.retired,
        "only_here": status.only_here,
        "on_stick": status.on_stick,
    }


def as_lines(status: QueueStatus) -> list[str]:
    """Return the status for a person."""
    oldest = status.oldest_waiting
    since = f", the oldest since {in_belgium(oldest):%Y-%m-%d %H:%M}" if oldest else ""
    contact = f"{in_belgium(status.last_contact):%Y-%m-%d %H:%M}" if status.last_contact else "never"
    lines = [
        f"waiting      {status.waiting}{since}",
        f"sending      {status.sending}",
        f"only here    {status.only_here}",
        f"on a stick   {status.on_stick}, no receipt from central yet",
        f"quarantined  {len(status.quarantined)}",
        *(f"  {record_id}  {problem}" for record_id, problem in status.quarantined),
        f"delivered    {status.delivered}",
        f"last contact {contact}",
    ]
    if status.retired:
        lines.append(f"retired      {status.retired}: this device takes no new records")
    return lines


def _export(args: argparse.Namespace) -> int:
    where = state_dir()
    enrolment = load_enrolment(where)
    with to_read(where) as outbox:
        done = export(outbox, enrolment, args.directory)
    for name in done.names:
        print(f"{name}.json {name}.sig")
    what = f"wrote {done.records} records" if done.records else "nothing waits"
    print(f"{what}{'; they stay queued until central says it has them' if done.records else ''}")
    return 0


def _import(args: argparse.Namespace) -> int:
    where = state_dir()
    enrolment = load_enrolment(where)
    with open_outbox(where) as outbox, one_sender(where, wait_seconds=60):
        taken = take_answers(outbox, enrolment, args.directory)
        end = end_service(outbox, where)
    for line in (*taken.lines, *([end.line] if end else ())):
        print(line)
    if taken.strange:
        print("kiosk outbox: some of what lies there is no answer for this device", file=sys.stderr)
        return 1
    return 0


def _retry(args: argparse.Namespace) -> int:
    where = state_dir()
    with open_outbox(where) as outbox, one_sender(where, wait_seconds=60):
        freed = Handover(outbox).retry()
        if args.delivered:
            print(f"{Handover(outbox).retry_delivered()} delivered records will be handed over again")
    print(f"{freed} refused records wait again; every record is due now")
    return 0
