"""Three made-up people, so that whoever starts the demo finds a list that looks like a Monday.

They go the way of everybody: a record becomes a case, and staff do something with it. Their names end in
'Voorbeeld' and nobody can be reached by what stands there.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from kiosk.receipts.code import new_code, new_token
from kiosk.wire.ids import new_record_id
from kiosk.wire.record import Record

if TYPE_CHECKING:
    from central.accounts.models import Organisation, User
    from central.cases.models import Case

EVERYBODY = "Voorbeeld"


class MadeUp(NamedTuple):
    """What one of them said, how many days ago, and what was done since."""

    said: dict[str, Any]
    days: int
    step: tuple[str, int] | None = None  # what is to be done, and in how many days
    note: str = ""


PEOPLE = (
    MadeUp(
        {
            "journey": "internet-help",
            "language": "uk",
            "person": {"name": f"Олена {EVERYBODY}", "language": "uk"},
            "reach": ("email", "olena@voorbeeld.example"),
            "answers": {"about": ["too_dear"], "where": "home", "moment": "morning"},
            "schemes": ["be.sociaal-internetaanbod"],
            "channel": "flyer",
        },
        0,
    ),
    MadeUp(
        {
            "journey": "internet-help",
            "language": "nl",
            "person": {"name": f"Jan {EVERYBODY}", "language": "nl"},
            "reach": ("visit", "In het sociaal restaurant, op dinsdag"),
            "answers": {"about": ["no_internet", "mail_address"], "where": "home", "moment": "afternoon"},
            "schemes": [],
            "channel": "stand",
        },
        9,
        ("apply", -2),
        "Komt dinsdag langs met zijn identiteitskaart.",
    ),
    MadeUp(
        {
            "journey": "laptop-need",
            "language": "ar",
            "person": {"name": f"سميرة {EVERYBODY}", "language": "ar"},
            "reach": ("email", "samira@voorbeeld.example"),
            "answers": {"for_whom": ["child"], "for_what": ["school"], "at_home": "phone"},
            "schemes": [],
            "channel": "friend",
        },
        3,
        ("inform", 4),
    ),
)


def put_people_in(organisation: Organisation, by: User, now: datetime) -> int:
    """Make the cases of an organisation that has none yet; how many."""
    from central.cases.models import Case

    if Case.objects.filter(organisation=organisation).exists():
        return 0
    for one in PEOPLE:
        _work_on(_arrive(organisation, one, now), one, by, now)
    return len(PEOPLE)


def _arrive(organisation: Organisation, one: MadeUp, now: datetime) -> Case:
    from central.cases.arrival import Came, make_case
    from central.written.site_words import site_of

    at = now - timedelta(days=one.days)
    by, value = one.said["reach"]
    person = one.said["person"] | {
        "reach": {"by": by, "value": value},
        "place": {"postcode": "9900", "name": "Eeklo"},
    }
    made = {"wall": at.isoformat(), "clock_synced": True, "boot_id": "demo", "monotonic_ms": 0}
    record = Record.model_validate(
        {part: said for part, said in one.said.items() if part != "reach"}
        | {
            "schema": 1,
            "id": str(new_record_id()),
            "organisation": organisation.slug,
            "site": site_of(organisation).id,
            "journey_revision": 1,
            "made": made,
            "person": person,
            "helper": "self",
            "notice": {"id": "demo", "version": "demo", "ground": "request"},
            "code": new_code(),
            "token": new_token(),
        },
        strict=False,
    )
    return make_case(Came(organisation, None, at), record)


def _work_on(case: Case, one: MadeUp, by: User, now: datetime) -> None:
    from central.cases import steps

    if one.step:
        kind, days = one.step
        steps.plan(case, by, kind, by, (now + timedelta(days=days)).date())
    if one.note:
        steps.add_note(case, by, one.note)
