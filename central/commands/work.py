"""`central work`: opens what came in, about every second, until it is told to stop."""

from __future__ import annotations

import argparse
import logging
import math
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from central.service.changed import SinceLastLook

log = logging.getLogger("central.worker")
PAUSE, RESTING = 1.0, 3.0  # seconds between two looks at an empty inbox; when nothing came for a while
AWAKE = 60.0  # seconds after the last that came in
SETTLE_EVERY = 10.0  # seconds; also when nothing came in: a paper that waits, a key that came back
CHOICES_EVERY = 24 * 3600.0  # seconds; reads every case
TIDY_EVERY = 3600.0  # seconds
NIGHT_EVERY = 900.0  # seconds; hand-overs that nobody answered, and at night what is over
COUNT_EVERY = 60.0  # seconds; what changed for the figures, also while envelopes keep coming
MARK_EVERY = 15.0  # seconds; that it still goes round
TELL_EVERY = 20.0  # seconds; free seats to the kiosks, places to people by mail


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="open what waits now, then stop")


def run(args: argparse.Namespace) -> int:
    from central.cases.choices import forget_unused
    from central.commands.nightly import (
        about_devices,
        at_night,
        look_after_handovers,
        on_monday,
        publish_quarters,
    )
    from central.figures.keeping import count_what_changed
    from central.intake.opening import open_waiting, something_waits
    from central.service.changed import SinceLastLook
    from central.service.database_fits import require_set_up
    from central.service.long_lived import keep_for_good

    require_set_up()
    keep_for_good()
    if args.once:
        opened = 0
        while looked := open_waiting():
            opened += looked
        _one_pass(tell)
        _one_pass(mark)
        print(f"looked at {opened}")
        return 0
    stop = threading.Event()

    def told_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    print("central work: opening what comes in (Ctrl-C stops)", flush=True)
    since = SinceLastLook()

    def tell_what_changed() -> int:
        return tell(since)

    now_and_then = [
        _Every(SETTLE_EVERY, open_waiting),
        _Every(COUNT_EVERY, count_what_changed),
        _Every(TELL_EVERY, tell_what_changed),
        _Every(TIDY_EVERY, tidy),
        _Every(CHOICES_EVERY, forget_unused),
        _Every(NIGHT_EVERY, look_after_handovers),
        _Every(NIGHT_EVERY, at_night),
        _Every(NIGHT_EVERY, on_monday),
        _Every(NIGHT_EVERY, about_devices),
        _Every(NIGHT_EVERY, publish_quarters),
        _Every(MARK_EVERY, mark),  # last: after all of them
    ]
    came = time.monotonic()
    while not stop.is_set():
        if _one_pass(something_waits) and _one_pass(open_waiting):
            came = time.monotonic()
        else:
            stop.wait(PAUSE if time.monotonic() - came < AWAKE else RESTING)
        for work in now_and_then:
            work.when_due()
    return 0


@dataclass
class _Every:
    """Work that is done at the start and then each so many seconds."""

    seconds: float
    work: Callable[[], int]
    done: float = -math.inf

    def when_due(self) -> None:
        if time.monotonic() - self.done > self.seconds:
            _one_pass(self.work)
            self.done = time.monotonic()


def mark() -> int:
    """Leave a sign that all of this was gone round once more."""
    from pathlib import Path

    from django.conf import settings

    from central.service.pulse import went_round

    went_round(Path(settings.STATE))
    return 0


def tell(since: SinceLastLook | None = None) -> int:
    """Give free seats to who waits, publish what changed, mail who must hear; how many were told.

    One that does not work holds up no other. Seats and catalogues are gone through when something was
    written `since`: at rest they were four fifths of what this process took. Files of config/ with a mistake
    are said in the log, once each.
    """
    from central.cases.closing import let_go_of_what_is_over
    from central.catalogue.publishing import publish_what_changed
    from central.equipment.reminding import remind
    from central.handover.mailing import send_links
    from central.mail.letter_mails import send_letters
    from central.mail.mails import send_confirmations, send_papers
    from central.mail.password_mails import send_password_links
    from central.roster.mailing import send_to_volunteers
    from central.sign_ups.sign_ups import refill_all

    _say_what_is_wrong_in_config()
    _one_pass(let_go_of_what_is_over)
    works = [send_password_links, send_confirmations, send_papers]
    works += [send_letters, send_links, send_to_volunteers, remind]
    if since is None or since.changed():
        _one_pass(refill_all)
        works.insert(0, publish_what_changed)
    return sum(_one_pass(work) for work in works)


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
    forms, what was kept apart too long, what no paper of ours asked, calls for help of a month ago. Return
    how many sessions went.
    """
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    from central.accounts import password_link
    from central.accounts.models import LoginTry
    from central.accounts.throttle import WINDOW
    from central.cases.amending import forget_what_nobody_matched
    from central.duty import figure
    from central.intake.quarantine import drop_old
    from central.pages import drafts, stale_forms

    drop_old(timezone.now())
    password_link.drop_old()
    drafts.drop_old(timezone.now())
    stale_forms.forget_old(timezone.now())
    LoginTry.objects.filter(since__lte=timezone.now() - WINDOW).delete()
    forget_what_nobody_matched(timezone.now())
    figure.forget_old(timezone.now())
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def _one_pass(work: Callable[[], int]) -> int:
    """Do a piece of work; whatever goes wrong in it is said in the log, and tried again after the pause.

    The worker opens what comes in for every organisation: nothing may end it but being told to.
    """
    from django.db import Error, connection

    from central.service.quiet_log import kind_and_place

    try:
        return work()
    except Error:
        log.exception("the database did not answer; trying again")
        connection.close()
    except Exception as error:
        log.error("%s did not work, trying again: %s", work.__name__, kind_and_place(error))
    return 0
