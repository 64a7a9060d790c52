"""From a form on a phone to the record a kiosk would have made, and which kiosk showed the square."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from central.accounts.models import Organisation
from central.cases.arrival import Came
from central.cases.places import belgian_places
from central.intake.models import Device
from central.pages.text import storable
from central.written.site_words import SiteFacts
from kiosk.journeys.fields import Answer
from kiosk.journeys.model import WELL_KNOWN, Journey
from kiosk.receipts.code import new_code, new_token
from kiosk.wire.phone_page import Carried
from kiosk.wire.place import place_on_the_wire
from kiosk.wire.record import Record

NO_CHANNEL = "online"
REACH_STEP = {"phone": "phone", "email": "email", "visit": "found_at"}


@dataclass(frozen=True)
class Filled:
    """A whole form: what was answered, of which journey, on which page of whose site, and when.

    `mark`: of what was begun at a kiosk (kiosk.wire.begun); empty where the page is where somebody began.
    """

    organisation: Organisation
    journey: Journey
    site: SiteFacts
    carried: Carried
    answers: Mapping[str, Answer]
    at: datetime
    schemes: tuple[str, ...] = ()
    offer: str = ""
    mark: str = ""

    def came(self) -> Came:
        return Came(
            self.organisation, kiosk_of(self.organisation, self.carried.kiosk), self.at, bool(self.mark)
        )

    def record(self, record_id: UUID) -> Record:
        """Return the record."""
        said = {step: answer for step, answer in self.answers.items() if answer not in ("", [])}
        by = str(said.get("reach_by", next((way for way, step in REACH_STEP.items() if step in said), "")))
        notice = dict(self.site.notice or {})
        consent = notice.get("ground") == "consent"
        return Record.model_validate(
            {
                "schema": 1,
                "id": record_id,
                "organisation": self.organisation.slug,
                "site": self.site.id,
                "journey": self.journey.id,
                "journey_revision": self.journey.revision,
                "made": {"wall": self.at, "clock_synced": True, "boot_id": "", "monotonic_ms": 0},
                "language": self.carried.language,
                "person": {
                    "name": said.get("name"),
                    "reach": {"by": by, "value": said.get(REACH_STEP.get(by, ""))},
                    "place": place_on_the_wire(said.get("place"), belgian_places()),
                    "language": said.get("preferred_language", self.carried.language),
                },
                "answers": storable({step: said[step] for step in said if step not in WELL_KNOWN}),
                "schemes": list(self.schemes),
                "offer": self.offer or None,
                "channel": self.carried.channel or NO_CHANNEL,
                "helper": "self",
                "source": "phone",
                "stand": self.carried.stand,
                "notice": {key: notice.get(key) for key in ("id", "version", "ground")}
                | {"agreed": True if consent else None},
                "code": new_code(),
                "token": new_token(),
            }
        )


def kiosk_of(organisation: Organisation, digits: str) -> Device | None:
    """Return the kiosk that showed the square; None for a flyer, or when two begin alike."""
    if not digits:
        return None
    first, last = UUID(digits.ljust(32, "0")), UUID(digits.ljust(32, "f"))
    found = list(Device.objects.filter(organisation=organisation, id__gte=first, id__lte=last)[:2])
    return found[0] if len(found) == 1 else None
