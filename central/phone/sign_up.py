"""A sign-up from a phone ends in the same place as one from a kiosk: a record, its case, a place or a number.

The page sets no cookie and asks for none. A form carries a sealed number instead, made when the page was
opened: the id of the record it will become, so that a form sent twice (a slow network, a finger that touches
again) is one sign-up, and nobody can choose an id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction

from central.accounts.models import Organisation
from central.cases.amending import correct_with_the_form, last_said
from central.cases.arrival import Came, make_case, said_in
from central.cases.correcting import FIELDS
from central.cases.models import Case
from central.cases.places import belgian_places
from central.catalogue.models import Offer
from central.intake.models import Device
from central.mail.mails import ask_for_paper
from central.pages.text import storable
from central.sign_ups.models import SignUp
from central.sign_ups.sign_ups import sign_up
from central.written.site_words import SiteFacts
from kiosk.journeys.fields import Answer
from kiosk.journeys.model import WELL_KNOWN, Journey
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.ids import new_record_id
from kiosk.wire.phone_page import Carried
from kiosk.wire.place import place_on_the_wire
from kiosk.wire.record import Record

JOURNEY = "offer-sign-up"
NO_CHANNEL = "online"
LIFE = timedelta(hours=24)  # of an open page
_SALT = "phone-sign-up"
_REACHED_AT = {"phone": "phone", "email": "email", "visit": "found_at"}


class StaleForm(Exception):
    """The page was open for longer than a day, or its number was not made here."""


@dataclass(frozen=True)
class Done:
    """What the person sees afterwards. No token when the form came a second time: only its hash is kept.

    `changed`: it came a second time with something else in it, which now stands.
    """

    sign_up: SignUp
    code: str
    token: str = ""
    changed: bool = False


def new_form() -> str:
    """Return the sealed number of a fresh form."""
    return signing.dumps(str(new_record_id()), salt=_SALT)


def take(
    offer: Offer,
    form: str,
    answers: Mapping[str, Answer],
    journey: Journey,
    site: SiteFacts,
    carried: Carried,
    now: datetime,
) -> Done:
    """Make the case and the sign-up, both or neither; a form that comes again corrects its own case.

    Raises StaleForm, also for the form of somebody who stopped meanwhile, and OfferIsOver.
    """
    record_id = _id_of(form)
    record = _record(record_id, offer, answers, journey, site, carried, now)
    came = Came(offer.organisation, kiosk_of(offer.organisation, carried.kiosk), now)
    with transaction.atomic():
        # The offer is held first: of two equal forms at once, the second waits here and finds the first.
        Offer.objects.select_for_update().get(id=offer.id)
        known = _sent_before(offer, record_id)
        if known is None:
            case = make_case(came, record)
            made = sign_up(case, offer, to_confirm=False)
            if settings.MAIL_FROM:  # without mail the page that is shown now says it all
                ask_for_paper(case, record.token)
            return Done(made, case.code_on_paper, record.token)
    return _again(known, offer, record, now)  # the offer is let go: a case is held before its offers


def _sent_before(offer: Offer, record_id: UUID) -> Case | None:
    made = Case.objects.filter(organisation=offer.organisation, record_id=record_id, source="phone")
    return made.first()


@transaction.atomic
def _again(case: Case, offer: Offer, record: Record, now: datetime) -> Done:
    """Take what is new in a form that came before; the same words twice change nothing."""
    case = Case.objects.select_for_update(no_key=True).get(id=case.id)
    made = sign_up(case, offer, to_confirm=False)
    if made.state == SignUp.State.WITHDRAWN:
        raise StaleForm
    said = said_in(record)
    before = last_said(case)
    new = {column: value for column, value in said.items() if value != before[column]}
    if new:
        correct_with_the_form(case, new | _whole(new, said), now)
    return Done(made, case.code_on_paper, changed=bool(new))


def _whole(new: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """Return what belongs to a change: a number goes with its kind, a village with its postcode."""
    return {column: said[column] for columns in FIELDS if set(columns) & set(new) for column in columns}


def _id_of(form: str) -> UUID:
    try:
        return UUID(signing.loads(form, salt=_SALT, max_age=LIFE))
    except (signing.BadSignature, ValueError):
        raise StaleForm from None


def kiosk_of(organisation: Organisation, digits: str) -> Device | None:
    """Return the kiosk that showed the square; None for a flyer, or when two begin alike."""
    if not digits:
        return None
    first, last = UUID(digits.ljust(32, "0")), UUID(digits.ljust(32, "f"))
    found = list(Device.objects.filter(organisation=organisation, id__gte=first, id__lte=last)[:2])
    return found[0] if len(found) == 1 else None


def _record(
    record_id: UUID,
    offer: Offer,
    answers: Mapping[str, Answer],
    journey: Journey,
    site: SiteFacts,
    carried: Carried,
    now: datetime,
) -> Record:
    said = {step: answer for step, answer in answers.items() if answer not in ("", [])}
    by = str(said.get("reach_by", next((way for way, step in _REACHED_AT.items() if step in said), "")))
    notice = dict(site.notice or {})
    consent = notice.get("ground") == "consent"
    return Record.model_validate(
        {
            "schema": 1,
            "id": record_id,
            "organisation": offer.organisation.slug,
            "site": site.id,
            "journey": journey.id,
            "journey_revision": journey.revision,
            "made": {"wall": now, "clock_synced": True, "boot_id": "", "monotonic_ms": 0},
            "language": carried.language,
            "person": {
                "name": said.get("name"),
                "reach": {"by": by, "value": said.get(_REACHED_AT.get(by, ""))},
                "place": place_on_the_wire(said.get("place"), belgian_places()),
                "language": said.get("preferred_language", carried.language),
            },
            "answers": storable({step: said[step] for step in said if step not in WELL_KNOWN}),
            "offer": offer.slug,
            "channel": carried.channel or NO_CHANNEL,
            "helper": "self",
            "source": "phone",
            "stand": carried.stand,
            "notice": {key: notice.get(key) for key in ("id", "version", "ground")}
            | {"agreed": True if consent else None},
            "code": new_code(),
            "token": new_token(),
        }
    )
