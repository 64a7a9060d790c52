"""`kiosk sync --once|--watch`: upload, then fetch the catalogue, heartbeat, and part of a newer release.

The only process of a kiosk with a network. `--watch` looks twice a second whether something is due or a
volunteer asked to send now, survives whatever happens, and says a line when something changed.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.commands.sync_alive import WatchedTransport
from kiosk.commands.sync_catalogue import has_one, keeper
from kiosk.commands.sync_failed import SyncFailed, tell_the_desk
from kiosk.commands.sync_release import ReleaseLook
from kiosk.machine.folders import state_dir
from kiosk.machine.watchdog import Watchdog
from kiosk.outbox.calling import Calling
from kiosk.outbox.device_state import SEND_NOW
from kiosk.outbox.enrolment import Enrolment, load_enrolment
from kiosk.outbox.handover import Handover, one_sender
from kiosk.outbox.invited import join_where_invited
from kiosk.outbox.patience import Patience
from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.outbox.refresh import fetch_catalogue, note_contact, send_heartbeat
from kiosk.outbox.refusals import NoNetwork, NotNow
from kiosk.outbox.retire import end_service, obey
from kiosk.outbox.sent import note_sent
from kiosk.outbox.transport import DEADLINE_SECONDS, Transport
from kiosk.outbox.upload import Report, upload
from kiosk.problems import Problem
from kiosk.words.days import BELGIUM

LOOK_SECONDS = 0.5
Say = Callable[[str], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--once", action="store_true", help="one pass, ignoring back-off")
    mode.add_argument("--watch", action="store_true", help="go on for ever")
    parser.add_argument(
        "--every", type=float, default=60, metavar="SECONDS", help="between passes of --watch"
    )
    parser.add_argument(
        "--timeout", type=float, default=DEADLINE_SECONDS, metavar="SECONDS", help="of one request"
    )


def run(args: argparse.Namespace) -> int:
    """Run one pass, or watch. Raises a Problem when the pass of --once did not work."""
    where = state_dir()
    gc.freeze()  # what the program is made of: looking it over again took 30 ms every hundred batches
    if args.watch:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        Watch(where, args.every, args.timeout).go_on()
    with open_outbox(where) as outbox:
        join_where_invited(outbox, where, args.timeout)
        one_pass(outbox, where, args.timeout, _say, all_due=True, patience=args.timeout)
    return 0


def one_pass(
    outbox: Outbox,
    where: Path,
    timeout: float,
    say: Say,
    all_due: bool = False,
    patience: float = 0,
    alive: Callable[[], None] = lambda: None,
    release: ReleaseLook | None = None,
) -> Report:
    """Upload, fetch, heartbeat, look for a release. Raises SyncFailed, or another Problem: what went wrong.

    A later part goes on when an earlier one failed, unless there is no network at all or central asks for
    patience: the catalogue may bring the new keys that an upload needs.
    """
    with one_sender(where, wait_seconds=patience):
        end = end_service(outbox, where)  # before all else: a wipe that was cut short needs no network
        if end is not None and end.wiped:
            say(end.line)
            return Report()
        enrolment = load_enrolment(where)
        with WatchedTransport(enrolment.url, enrolment.ca_file, timeout, alive) as transport:
            report = upload(outbox, enrolment, transport, all_due)
            Handover(outbox).forget_kept()
            _tell(report, outbox, say)
            if report.offline or report.not_now:
                raise SyncFailed(
                    f"{report.trouble}; {_left(outbox)}",
                    retry_after=report.retry_after,
                    why="network" if report.offline else "too-busy",
                    report=report,
                )
            troubles = [report.trouble] if report.trouble else []
            try:
                troubles += _refresh(outbox, where, enrolment, transport, say, release or ReleaseLook())
            except NoNetwork:
                raise SyncFailed(f"no answer from central; {_left(outbox)}", report=report) from None
            except NotNow as problem:  # whichever call it was: central as a whole has its hands full
                raise SyncFailed(
                    f"{problem}; {_left(outbox)}",
                    retry_after=problem.retry_after,
                    why="too-busy",
                    report=report,
                ) from None
    if troubles:
        raise SyncFailed(
            f"{troubles[0]}; {_left(outbox)}",
            uploads=not report.trouble,
            why="central-answer" if report.trouble else "",
            report=report,
        )
    return report


def _refresh(
    outbox: Outbox, where: Path, enrolment: Enrolment, transport: Transport, say: Say, release: ReleaseLook
) -> list[str]:
    """Fetch, then heartbeat; return what went wrong. Raises NoNetwork (no catalogue came) and NotNow."""
    troubles = []
    try:
        news = fetch_catalogue(outbox, enrolment, transport, keeper(where), has_one(where))
        enrolment = news.enrolment
        say(news.line)
    except (NoNetwork, NotNow):
        raise
    except Problem as problem:
        troubles.append(str(problem))
    try:
        notice = send_heartbeat(outbox, enrolment, transport)
        note_contact(outbox)
        say("heartbeat: sent")
        if notice:
            say(obey(notice, outbox, where))
        else:
            for line in release.look(outbox, where, enrolment, transport):
                say(line)
    except NotNow:
        raise
    except Problem as problem:
        troubles.append(str(problem))
    return troubles


def _tell(report: Report, outbox: Outbox, say: Say) -> None:
    if report.delivered or report.quarantined or report.busy:
        parts = [f"{report.delivered} delivered"]
        if report.quarantined:
            parts.append(f"{report.quarantined} refused (kept, see kiosk outbox status)")
        if report.busy:
            parts.append(f"{report.busy} later, central is busy")
        say(f"upload: {', '.join(parts)}")
    elif not report.trouble:
        say(f"upload: nothing to send, {_left(outbox)}")


def _left(outbox: Outbox) -> str:
    status = outbox.status()
    waiting = status.waiting + status.sending
    return f"{waiting} record{'' if waiting == 1 else 's'} waiting"


def _say(line: str) -> None:
    print(line, flush=True)


class Watch:
    """The sync process of a kiosk: one pass after another, for ever."""

    def __init__(self, where: Path, every: float, timeout: float) -> None:
        self._where = where
        self._every = every
        self._timeout = timeout
        self._patience = Patience()
        self._last: dict[str, str] = {}
        self._watchdog = Watchdog()
        self._release = ReleaseLook()

    def go_on(self) -> None:
        """Never returns; ends with SystemExit or KeyboardInterrupt."""
        Calling(self._where).start()
        self._watchdog.ready()
        while True:
            try:
                with open_outbox(self._where) as outbox:
                    self._patience.recall(outbox)
                    while not outbox.moved():
                        self._watchdog.feed()
                        self._look(outbox)
                        time.sleep(LOOK_SECONDS)
            except Exception as error:  # whatever it is, tomorrow's records still have to go out
                self._failed(error, None)
                self._watchdog.feed()
                time.sleep(min(max(self._patience.held - time.monotonic(), LOOK_SECONDS), 60))

    def _look(self, outbox: Outbox) -> None:
        """Run a pass when one is due: something waits and nobody asked for patience, or a volunteer asks."""
        if join_where_invited(outbox, self._where, self._timeout):
            self._patience.over()
            self._say("joined: with an invitation that was scanned")
        asked = outbox.requests.take(SEND_NOW)
        now, patience = time.monotonic(), self._patience
        if not asked and now < patience.held:
            return
        if not (asked or now >= patience.next or outbox.due()):
            return
        try:
            report = one_pass(
                outbox,
                self._where,
                self._timeout,
                self._say,
                all_due=asked,
                patience=5,
                alive=self._watchdog.feed,
                release=self._release,
            )
        except Exception as error:
            if asked:
                tell_the_desk(outbox, error)
            if not isinstance(error, Problem):
                raise
            self._failed(error, outbox)
            return
        if asked:
            note_sent(outbox, report.delivered, report.quarantined)
        patience.worked(outbox, self._every)
        self._last.pop("trouble", None)

    def _failed(self, error: Exception, outbox: Outbox | None) -> None:
        self._patience.failed(error, outbox)
        line = str(error) if isinstance(error, Problem) else f"unexpected error ({type(error).__name__})"
        self._say(f"trouble: {line}")

    def _say(self, line: str) -> None:
        """Print a line only when it says something else than the last one of its kind."""
        kind = line.partition(":")[0]
        if self._last.get(kind) != line or (kind == "upload" and "delivered" in line):
            self._last[kind] = line
            _say(f"{datetime.now(BELGIUM):%H:%M:%S} {line}")
