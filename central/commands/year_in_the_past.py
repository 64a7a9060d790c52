"""What is done today is told of a day in a made-up year: each moment that was written is dated back.

The product's own functions write down the time it is now; `Past` puts what they wrote at the time told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from central.cases.models import Amendment, Case, CaseEvent, Outcome, StageReached, Step, Withdrawal
from central.handover.models import HandOver
from central.sign_ups.models import Attendance, SignUp

OF_ONE: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (StageReached, ("at",)),
    (Step, ("made_at", "planned_at", "done_at")),
    (Amendment, ("made_at", "true_at", "received_at", "settled_at")),
    (HandOver, ("made_at", "seen_at", "answered_at")),
    (Outcome, ("at",)),
    (Withdrawal, ("at",)),
    (Attendance, ("noted_at",)),
)
OF_SIGN_UP = ("made_at", "confirmed_at", "moved_up_at")
OF_CASE = ("stage_since", "given_at", "waiting_since", "last_reached_at")


class Past:
    """Remembers of which moments what was written about a case is told; `settle` puts it all back there."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.began = timezone.now()
        self.told: list[tuple[datetime, datetime]] = []  # written until, told of

    def at(self, moment: datetime) -> None:
        """Whatever was written since the last time is of `moment`."""
        self.told.append((timezone.now(), moment))
        self.case.refresh_from_db()

    def settle(self) -> None:
        """Date everything back, each table in one go: also what it changed for who waited for a seat."""
        if not self.told:
            return
        here, moved = self.case.organisation_id, self._moved_up()
        cases = [self.case.id, *(one.case_id for one in moved)]
        lines = CaseEvent.objects.filter(organisation=here, case__in=cases, at__gte=self.began)
        events = list(lines.order_by("at"))
        for number, event in enumerate(events):
            # What was written first stays first.
            event.at = self._moment(event.at) + timedelta(seconds=number)
        CaseEvent.objects.bulk_update(events, ["at"])
        for model, names in OF_ONE:
            self._date_back(list(model.objects.filter(case=self.case)), names)
        self._date_back([*moved, *SignUp.objects.filter(case=self.case)], OF_SIGN_UP)
        self._date_back([Case.objects.get(id=self.case.id)], OF_CASE)

    def _moved_up(self) -> list[SignUp]:
        """Return who got the seat that this person let go of."""
        left = SignUp.objects.filter(case=self.case, state=SignUp.State.WITHDRAWN).values("offer")
        here = SignUp.objects.filter(organisation=self.case.organisation_id, offer__in=left)
        return list(here.filter(moved_up_at__gte=self.began).exclude(case=self.case))

    def _date_back(self, rows: Sequence[Any], names: Sequence[str]) -> None:
        for row in rows:
            for name in names:
                written = getattr(row, name)
                if written and written >= self.began:
                    setattr(row, name, self._moment(written))
        if rows:
            type(rows[0]).objects.bulk_update(rows, names)

    def _moment(self, written: datetime) -> datetime:
        place = bisect_left(self.told, (written, written))
        return self.told[min(place, len(self.told) - 1)][1]
