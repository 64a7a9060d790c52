"""A form that comes more than once: which one it is, and whether what it carries was sent already.

A form carries a sealed number, made when the page was opened: the id of the record it will become, so that a
form sent twice (a slow network, a finger that touches again) counts once, and nobody can choose an id. What
was begun at a kiosk carries a mark of its own as well: a square that two phones read is sent by one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

from central.accounts.models import Organisation
from central.cases.amending import correct_with_the_form, last_said
from central.cases.arrival import said_in
from central.cases.correcting import FIELDS
from central.cases.models import Case
from central.pages.models import SentForm
from central.pages.stale_forms import SentTwice, claim
from kiosk.wire.begun import is_mark
from kiosk.wire.ids import new_record_id
from kiosk.wire.record import Record

LIFE = timedelta(hours=24)  # of an open page
_SALT = "phone-sign-up"


class StaleForm(Exception):
    """The page was open for longer than a day, or its number was not made here."""


class SentAlready(Exception):
    """What was begun at the kiosk was sent by another form: the square was read twice."""


def new_form() -> str:
    """Return the sealed number of a fresh form."""
    return signing.dumps(str(new_record_id()), salt=_SALT)


def same_form(said: Mapping[str, str]) -> str:
    """Return the number this form came with, so that it stays the same one; another where it is no good."""
    form = said.get("form", "")
    with suppress(StaleForm):
        id_of(form)
        return form
    return new_form()


def id_of(form: str) -> UUID:
    """Return the id of the record this form becomes. Raises StaleForm."""
    try:
        return UUID(signing.loads(form, salt=_SALT, max_age=LIFE))
    except (signing.BadSignature, ValueError):
        raise StaleForm from None


def claim_mark(mark: str, record_id: UUID) -> None:
    """Write down, in the caller's transaction, that this form sends what was begun. Raises SentAlready."""
    if not is_mark(mark):
        return
    number = salted_hmac("begun", mark).hexdigest()
    try:
        claim(number, about="begun", what=record_id.hex)
    except SentTwice:
        if not SentForm.objects.filter(number=number, what=record_id.hex).exists():
            raise SentAlready from None


def sent_before(organisation: Organisation, record_id: UUID) -> Case | None:
    """Return the case this form became, when it came before."""
    return Case.objects.filter(organisation=organisation, record_id=record_id, source="phone").first()


def take_what_is_new(case: Case, record: Record, now: datetime) -> bool:
    """Correct a case that is held with what is new in a form that came before; False where nothing is."""
    said, before = said_in(record), last_said(case)
    new = {column: value for column, value in said.items() if value != before[column]}
    if new:
        correct_with_the_form(case, new | _whole(new, said), now)
    return bool(new)


def _whole(new: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """Return what belongs to a change: a number goes with its kind, a village with its postcode."""
    return {column: said[column] for columns in FIELDS if set(columns) & set(new) for column in columns}
