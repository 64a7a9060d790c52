"""Going on with an own phone: what was said so far goes along in a square, and the kiosk lets go of it."""

from __future__ import annotations

import secrets

from kiosk.journeys.fields import shown_phone
from kiosk.visit.registration import Registration
from kiosk.visit.stage import Stage
from kiosk.visit.stopping import Stopping

GOES_ON = ("registration", "sign-up")  # kinds of journey that central has a page for
MARK_BYTES = 9  # as kiosk.wire.begun has it


class OwnPhone(Stopping):
    """The part of a visit that can go on elsewhere."""

    mark: str | None  # of what was begun: on the phone it is sent once, however often the square was read

    @property
    def can_go_on(self) -> bool:
        """Say whether the question on the screen can be answered on a phone as well."""
        registration = self.registration if self.stage in (Stage.STEP, Stage.OWN_PHONE) else None
        return registration is not None and registration.journey.kind in GOES_ON

    def show_square(self) -> None:
        """'On my phone' was touched; what was typed stays, for who comes back from there."""
        if self._at(Stage.STEP) and self.can_go_on:
            self.mark = self.mark or secrets.token_urlsafe(MARK_BYTES)
            self.stage = Stage.OWN_PHONE

    def went_on(self) -> None:
        """'I go on with my phone' was touched: nothing was sent from here, and nothing stays."""
        if self._at(Stage.OWN_PHONE):
            self.stop_at_once()


def said_so_far(registration: Registration) -> dict[str, str]:
    """Return what goes along, by step id; of several answers with a comma between.

    What is being typed goes too. The notice does not: whoever goes on sees it there. Of what nobody was asked
    only the language to be helped in goes, where it is not the first of the site.
    """
    said = dict(registration.answers)
    entry, current = registration.entry, registration.current
    if current is not None and (entry.draft.strip() or entry.picked):
        said[current] = entry.draft.strip() or entry.picked
    known = {step.id: step for step in registration.journey.steps}
    goes = {}
    for step_id, answer in said.items():
        step = known.get(step_id)
        if step is None or step.field == "notice" or (step.on_review_only and step.field != "language"):
            continue
        if step.on_review_only and answer == registration.setting.spoken[0]:
            continue
        text = ",".join(map(str, answer)) if isinstance(answer, (list, tuple)) else str(answer)
        if text:
            goes[step_id] = shown_phone(text) if step.field == "phone" else text
    return goes
