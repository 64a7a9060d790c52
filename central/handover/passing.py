"""What may happen to a hand-over: made, opened, answered, ended. Each stands in the person's log."""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.crypto import salted_hmac

from central.accounts.models import User
from central.cases import steps
from central.cases.arrival import hash_of
from central.cases.models import Case, CaseEvent
from central.cases.standing import held
from central.handover.models import HandOver
from central.handover.sharing import ALWAYS, CONSENT_TEXT, FIELDS, names_of
from kiosk.wire.problems import Problem

State = HandOver.State
# What the receiver may still answer, by how it stands: 'we are looking at it' is no last word.
ANSWERS = {
    State.OPEN: (State.LOOKING, State.ACCEPTED, State.REFUSED),
    State.LOOKING: (State.ACCEPTED, State.REFUSED),
}
ENDABLE = (State.OPEN, State.LOOKING, State.ACCEPTED)


class AnsweredAlready(Problem):
    """Somebody answered before, or we ended it meanwhile."""

    code = "bad-input"


class SharedAlready(Problem):
    """The same organisation has this person already."""

    code = "bad-input"


@dataclass(frozen=True)
class Wish:
    """What staff fill in."""

    to_name: str
    to_email: str
    fields: Sequence[str]
    message: str
    consent: str
    until: date


@transaction.atomic
def hand_over(case: Case, by: User, wish: Wish) -> HandOver:
    """Share somebody with another organisation, by a link.

    Raises SharedAlready while an earlier one to the same organisation stands.
    """
    case = held(case)
    if case.handovers.filter(state__in=ENDABLE, to_name__iexact=wish.to_name).exists():  # type: ignore[attr-defined]
        raise SharedAlready
    made = written(case, by, wish)
    made.save(force_insert=True)
    note(made, by, handed_line(made))
    return made


def written(case: Case, by: User, wish: Wish) -> HandOver:
    """Return what is shared, not kept yet."""
    number = uuid.uuid4()
    return HandOver(
        id=number,
        organisation=case.organisation,
        case=case,
        to_name=wish.to_name,
        to_email=wish.to_email,
        fields=[one for one in FIELDS if one in (*ALWAYS, *wish.fields)],
        message=wish.message,
        consent=wish.consent,
        consent_text=CONSENT_TEXT,
        consent_until=wish.until,
        token_hash=hash_of(token_of(number)),
        made_by=by,
    )


def handed_line(made: HandOver) -> str:
    return f"Overgedragen aan {made.to_name}: {names_of(made.fields)}."


def token_of(number: uuid.UUID) -> str:
    """Return what stands in the link: made anew from our secret each time, so that it is kept nowhere."""
    digest = salted_hmac("central.handover", str(number), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def by_token(token: str) -> HandOver | None:
    """Return the hand-over behind a link."""
    found = HandOver.objects.filter(token_hash=hash_of(token))
    return found.select_related("case__organisation", "organisation").first()


def opened(handover: HandOver) -> None:
    """The receiver looked for the first time."""
    changed = HandOver.objects.filter(id=handover.id, seen_at=None).update(seen_at=timezone.now())
    if changed:
        note(handover, None, f"{handover.to_name} opende de link.")


@transaction.atomic
def answer(handover: HandOver, said: str, refusal: str = "") -> HandOver:
    """The receiver answers. Raises AnsweredAlready for what cannot be said any more."""
    now = HandOver.objects.select_for_update().get(id=handover.id)
    if said == now.state and refusal == now.refusal:
        return now  # the same again: a finger that touched twice
    if said not in ANSWERS.get(State(now.state), ()) or now.consent_until < timezone.localdate():
        raise AnsweredAlready
    now.state, now.refusal, now.answered_at = said, refusal, timezone.now()
    now.save(update_fields=["state", "refusal", "answered_at"])
    why = f": {now.get_refusal_display().lower()}" if refusal else ""
    note(now, None, f"{now.to_name}: {now.get_state_display().lower()}{why}.")
    return now


@transaction.atomic
def end(handover: HandOver, by: User | None, state: str = State.ENDED) -> None:
    """We end it, or take it back without an answer: from now the receiver sees nothing more."""
    now = HandOver.objects.select_for_update().get(id=handover.id)
    if now.state not in ENDABLE:
        return
    now.state, now.ended_at = state, timezone.now()
    now.save(update_fields=["state", "ended_at"])
    note(now, by, f"{now.to_name}: {now.get_state_display().lower()}.")


def on_withdrawn(case: Case, **_: Any) -> None:
    """Receiver of case_withdrawn: who stops is not shared any more, also by their paper."""
    for one in case.handovers.filter(state__in=ENDABLE):  # type: ignore[attr-defined]
        end(one, None)


def told_beside(case: Case) -> dict[str, Any]:
    """Return what the page of a person says: who holds what."""
    found = _of(case)
    for one in found:
        one.what, one.is_running = names_of(one.fields), one.state in ENDABLE
    return {"handovers": found, "case": case}


def lost(case: Case, deleted: bool) -> list[str]:
    """Return what goes when this person stops or is deleted."""
    running = [one.to_name for one in _of(case) if one.state in ENDABLE]
    return [f"{name} ziet deze persoon dan niet meer." for name in running]


def _of(case: Case) -> list[HandOver]:
    """Return the hand-overs of this person, read once for a page."""
    prefetch_related_objects([case], Prefetch("handovers", HandOver.objects.select_related("made_by")))
    return list(case.handovers.all())  # type: ignore[attr-defined]


def note(handover: HandOver, by: User | None, text: str) -> None:
    """Write a line in the log of the person."""
    steps.line(handover.case, by, CaseEvent.Kind.HANDOVER, text)
