"""What somebody does with their paper takes effect, whichever is here first: this, or the record it is about.

Everything is written down first and settled by the worker, a moment later and again until its case is there.
So the page behind the square does the same work for every token, right or wrong, and tells nothing by its
speed; and a worker that dies in between leaves it waiting.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Exists, OuterRef, Q
from django.dispatch import Signal
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases import steps
from central.cases.arrival import hash_of
from central.cases.clock import made_before, true_time
from central.cases.correcting import ASK, FIELDS, correct, when, write_line
from central.cases.models import Amendment, Case
from central.cases.places import lives_in
from central.intake.models import Device, InboxEnvelope
from central.intake.receiving import CannotOpen
from central.pages.text import storable
from kiosk.wire.amendment import Amendment as Told
from kiosk.wire.ids import new_record_id

log = logging.getLogger("central.worker")
UNMATCHED = timedelta(days=90)  # a kiosk that is off for longer brings its records to people who gave up
BY_STAFF = "staff"  # the channel of a correction that a colleague typed
CODES_A_DAY = 20  # typed codes of one device; the device counts too (contract)
# Sent to find out where somebody is (case=…, amendment=…); a receiver that knows answers True.
case_checked_in = Signal()


def write_down(
    told: Told, organisation: Organisation | None, device: Device | None, at: datetime
) -> Amendment:
    """Keep what a device or a phone sent; nothing happens to a case yet.

    A device that sent more typed codes today than people type may be guessing. Raises CannotOpen.
    """
    if told.code and _codes_of(device, at) >= CODES_A_DAY:
        raise CannotOpen("too-many-codes")
    amendment = Amendment(
        organisation=organisation,
        device=device,
        record_id=told.id,
        action=told.action,
        state=Amendment.State.ASKED if told.code else Amendment.State.WAITING,
        token_hash=hash_of(told.token) if told.token else "",
        code=told.code or "",
        offer=told.offer or "",
        new=_new(told),
        channel=storable(told.channel),
        stand=told.stand,
        made_at=told.made.wall,
        clock_synced=told.made.clock_synced,
        boot_id=storable(told.made.boot_id),
        monotonic_ms=min(told.made.monotonic_ms, 2**63 - 1),
        received_at=at,
    )
    amendment.true_at = true_time(amendment)
    amendment.save(force_insert=True)
    return amendment


def write_down_from_a_phone(token: str, action: str, new: dict[str, str], at: datetime) -> None:
    """Keep what somebody asks on the page behind the square: the same work for every token."""
    Amendment.objects.create(
        record_id=new_record_id(),
        action=action,
        state=Amendment.State.WAITING,
        token_hash=hash_of(token),
        new=storable(new),
        **_on_a_phone(at),
    )


def keep_amendment(envelope: InboxEnvelope, told: Told) -> None:
    """Take what was in an envelope (central.intake.receiving)."""
    write_down(told, envelope.organisation, envelope.device, envelope.received_at)


def correct_with_the_form(case: Case, new: dict[str, object], at: datetime) -> None:
    """Somebody went back in their browser and sent the form of this case again, with something else in it."""
    amendment = Amendment.objects.create(
        organisation=case.organisation,
        record_id=case.record_id,
        action=Amendment.Action.CORRECT,
        state=Amendment.State.WAITING,
        token_hash=case.token_hash,
        new=storable(new),
        **_on_a_phone(at),
    )
    settle(amendment, case)


def correct_by_staff(case: Case, by: User, new: dict[str, object], at: datetime) -> None:
    """A colleague corrects what stands there, after speaking with the person: that was said last."""
    amendment = Amendment.objects.create(
        organisation=case.organisation,
        record_id=new_record_id(),
        action=Amendment.Action.CORRECT,
        state=Amendment.State.WAITING,
        token_hash=case.token_hash,
        new=storable(new),
        **(_on_a_phone(at) | {"channel": BY_STAFF}),
    )
    settle(amendment, case, by)


def last_said(case: Case) -> dict[str, Any]:
    """Return what the form of this case held when it was last sent, whatever a paper changed since."""
    said = {column: getattr(case, column) for columns in FIELDS for column in columns}
    corrections = case.amendments.filter(action=Amendment.Action.CORRECT, state=Amendment.State.DONE)
    for one in corrections.order_by("-settled_at"):
        said |= one.before
    for one in corrections.filter(record_id=case.record_id, device=None).order_by("received_at"):
        said |= one.new
    return said


def _on_a_phone(at: datetime) -> dict[str, Any]:
    """A page of ours on a phone goes by our own clock."""
    return {"channel": "phone", "made_at": at, "clock_synced": True, "true_at": at, "received_at": at}


def forget_what_nobody_matched(now: datetime) -> int:
    """Let go of what phones asked with a token that is on no paper of ours, after a quarter; how many."""
    strangers = Amendment.objects.filter(state=Amendment.State.WAITING, organisation=None)
    return strangers.filter(received_at__lt=now - UNMATCHED).delete()[0]


def _codes_of(device: Device | None, at: datetime) -> int:
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return Amendment.objects.filter(device=device, received_at__gte=midnight).exclude(code="").count()


def _new(told: Told) -> dict[str, str]:
    """Return the new values by column of the case; what the person says in their own words under 'said'."""
    new = {"name": told.name, "said": told.said}
    if told.reach:
        new |= {"reach_by": told.reach.by, "reach_value": told.reach.value}
    if told.place or told.takes_place_back:
        new |= lives_in(told.place)
    return storable({column: value for column, value in new.items() if value is not None})


def settle_waiting(limit: int = 100) -> int:
    """Let every scanned paper whose case is here take effect, in the order they came; how many did."""
    asked = Amendment.objects.filter(state=Amendment.State.WAITING)
    if not asked.exists():  # after nearly every batch
        return 0
    cases = Case.objects.filter(token_hash=OuterRef("token_hash"))
    ours = Q(Exists(cases.filter(organisation=OuterRef("organisation"))))
    from_a_phone = Q(organisation=None) & Q(Exists(cases))
    found = list(asked.filter(ours | from_a_phone).order_by("received_at", "record_id")[:limit])
    return sum(_settle_or_ask(amendment) for amendment in found)


def _settle_or_ask(amendment: Amendment) -> bool:
    """Settle it; one that central cannot digest goes to staff and holds up nobody."""
    try:
        return settle(amendment, _case_of(amendment))
    except OperationalError:  # the database is held up or away: nothing is wrong with the amendment
        raise
    except Exception:
        log.exception("an amendment could not be settled")
        Amendment.objects.filter(id=amendment.id).update(state=Amendment.State.ASKED)
        return False


def _case_of(amendment: Amendment) -> Case:
    cases = Case.objects.filter(token_hash=amendment.token_hash)
    return (cases.filter(organisation=amendment.organisation) if amendment.organisation else cases)[0]


@transaction.atomic
def settle(amendment: Amendment, case: Case, by: User | None = None) -> bool:
    """Let it take effect on this case, once; False when another worker or a colleague was first.

    A check-in at something we cannot place goes to staff, who know what was on that day. So does what a
    scanned paper asks when nothing tells whether the same person said something else later.
    """
    case = Case.objects.select_for_update(no_key=True).get(id=case.id)
    if not _claim(amendment, Amendment.State.DONE, case, by):
        return False
    act = {
        Amendment.Action.WITHDRAW: _withdraw,
        Amendment.Action.CORRECT: correct,
        Amendment.Action.CHECK_IN: _check_in,
    }[Amendment.Action(amendment.action)]
    if not act(amendment, case, by):
        Amendment.objects.filter(id=amendment.id).update(
            state=Amendment.State.ASKED, settled_at=None, settled_by=None
        )
    return True


def deny(amendment: Amendment, by: User) -> bool:
    """Staff say no; False when somebody settled it already."""
    return _claim(amendment, Amendment.State.DENIED, None, by)


def _claim(amendment: Amendment, state: str, case: Case | None, by: User | None) -> bool:
    still_open = (Amendment.State.WAITING, Amendment.State.ASKED)
    changes: dict[str, object] = {"state": state, "settled_at": timezone.now(), "settled_by": by}
    if case:
        changes |= {"case": case, "organisation": case.organisation}
    return bool(Amendment.objects.filter(id=amendment.id, state__in=still_open).update(**changes))


def _withdraw(amendment: Amendment, case: Case, by: User | None) -> bool:
    """Withdraw the case; False where the person said something after it, or may have: staff ask."""
    changed = case.amendments.filter(action=Amendment.Action.CORRECT, state=Amendment.State.DONE)
    if by is None and any(made_before(amendment, one) is not False for one in changed):
        if amendment.state != Amendment.State.ASKED:  # else the log has it
            write_line(case, by, f"Wou stoppen {when(amendment)}, en wijzigde iets, misschien later. {ASK}")
        return False
    steps.withdraw(case, by)
    return True


def _check_in(amendment: Amendment, case: Case, by: User | None) -> bool:
    known = case_checked_in.send(Amendment, case=case, amendment=amendment)
    return any(answer for _, answer in known)
