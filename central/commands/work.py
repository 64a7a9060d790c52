"""`central work`: opens what came in, about every second, until it is told to stop."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

log = logging.getLogger("central.worker")
PAUSE = 1.0  # seconds between two looks at an empty inbox
TIDY_EVERY = 3600.0  # seconds
TELL_EVERY = 20.0  # seconds; free seats to the kiosks, places to people by mail


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="open what waits now, then stop")


def run(args: argparse.Namespace) -> int:
    from central.intake.opening import open_waiting
    from central.service.database_fits import require_set_up

    require_set_up()
    if args.once:
        opened = 0
        while looked := open_waiting():
            opened += looked
        _one_pass(tell)
        print(f"looked at {opened}")
        return 0
    stop = threading.Event()

    def told_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    print("central work: opening what comes in (Ctrl-C stops)", flush=True)
    tidied = told = 0.0
    while not stop.is_set():
        if not _one_pass(open_waiting):
            stop.wait(PAUSE)
        if time.monotonic() - told > TELL_EVERY:
            _one_pass(tell)
            told = time.monotonic()
        if time.monotonic() - tidied > TIDY_EVERY:
            _one_pass(tidy)
            tidied = time.monotonic()
    return 0


def tell() -> int:
    """Give free seats to who waits, publish what changed, mail who must hear; how many were told.

    One that does not work holds up no other. Files of config/ with a mistake are said in the log, once each.
    """
    from central.catalogue.publishing import publish_what_changed
    from central.mail.mails import send_confirmations, send_papers
    from central.sign_ups.sign_ups import refill_all

    _say_what_is_wrong_in_config()
    _one_pass(refill_all)
    return sum(_one_pass(work) for work in (publish_what_changed, send_confirmations, send_papers))


_said: set[str] = set()


def _say_what_is_wrong_in_config() -> None:
    from central.catalogue.site_files import read_sites

    wrong = {str(one.why) for one in read_sites().refused}
    for line in sorted(wrong - _said):
        log.warning("%s; nothing of it is taken over until it is right and 'central init' was run", line)
    _said.clear()
    _said.update(wrong)


def tidy() -> int:
    """Delete what is over: ended sessions (they hold search words), old login failures, drafts, numbers of
    forms, what was kept apart too long, and what no paper of ours asked. Return how many sessions went.
    """
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from central.accounts.models import LoginTry
    from central.accounts.throttle import WINDOW
    from central.cases.amending import forget_what_nobody_matched
    from central.intake.quarantine import drop_old
    from central.pages import drafts, stale_forms

    drop_old(timezone.now())
    drafts.drop_old(timezone.now())
    stale_forms.forget_old(timezone.now())
    LoginTry.objects.filter(since__lte=timezone.now() - WINDOW).delete()
    forget_what_nobody_matched(timezone.now())
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def _one_pass(work: Callable[[], int]) -> int:
    """Do a piece of work; whatever goes wrong in it is said in the log, and tried again after the pause.

    The worker opens what comes in for every organisation: nothing may end it but being told to.
    """
    from django.db import Error, connection

    from central.service.quiet_log import in_one_line

    try:
        return work()
    except Error:
        log.exception("the database did not answer; trying again")
        connection.close()
    except Exception as error:
        log.error("%s did not work, trying again: %s", work.__name__, in_one_line(error))
    return 0
