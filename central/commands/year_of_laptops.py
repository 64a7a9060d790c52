"""Laptops of a made-up year: given, wiped, lent and brought back, by the product's own functions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from central.accounts.models import Organisation, User
from central.cases.models import Case, StageReached
from central.commands.year_in_the_past import Past
from central.commands.year_of_codes import a_code
from central.commands.year_of_days import some_weekday
from central.equipment import lending, moving, proving
from central.equipment.judging import Method, Wipe
from central.equipment.lending import How, Signed
from central.equipment.models import Kind, Laptop, Loan, Lot, Move, Signature, WipeProof
from central.equipment.states import By, State
from kiosk.words.days import BELGIUM

GIVERS = ("Bedrijf Voorbeeld", "School Voorbeeld", "Familie Voorbeeld")
MAKES = ("Dell Latitude 5490", "HP EliteBook 840", "Lenovo ThinkPad T480")
EACH, MOST = 5, 60  # one device for so many people; a demo needs no more
A_LOT = 5  # devices in a gift, at most
BROKEN = 0.1
SOME_WAIT = 0.5  # of those who wait for one get what is ready
COMES_BACK, LOST = 0.35, 0.15  # of those that went to somebody; of those that came back
A_LOAN = 182  # days
FROM = 9  # o'clock
SIGNED = Signed("nl", "Ik kreeg dit toestel in bruikleen. (voorbeeld)", "Voorbeeld")
WRITTEN = ((Move, "at"), (WipeProof, "at"), (Loan, "began_at"), (Loan, "ended_at"), (Signature, "at"))


def laptops(
    organisation: Organisation, chance: Random, staff: Sequence[User], people: int, now: datetime
) -> None:
    """Let gifts come in over the year, and bring each device as far as it would be by now."""
    if Laptop.objects.filter(organisation=organisation).exists():
        return  # devices stay when all people went: those of an earlier year
    left, gifts = min(MOST, -(-people // EACH)), []
    while left > 0:
        gifts.append((some_weekday(chance, now), min(left, chance.randint(1, A_LOT))))
        left -= gifts[-1][1]
    ready: list[_Device] = []
    for on, many in sorted(gifts):
        with transaction.atomic():
            lot = Lot.objects.create(
                organisation=organisation, typed_donor=chance.choice(GIVERS), received_on=on,
                announced=many, made_at=min(_on(on), now), by=chance.choice(staff),
            )  # fmt: skip
            came = [_Device.of(lot, chance, now) for _ in range(many)]
            ready += [one for one in came if one.is_made_ready()]
    for case, since in sorted(_who_waits(organisation, chance), key=lambda one: (one[1], one[0].id)):
        # Whoever asked gets what was ready by then; who asked too early got none, as it goes.
        device = next((one for one in ready if one.at < since), None)
        if device and since < now:
            ready.remove(device)
            with transaction.atomic():
                device.goes_to(case, since)


def _who_waits(organisation: Organisation, chance: Random) -> Iterator[tuple[Case, datetime]]:
    """Return who asked for a laptop and when they get it: as their page says, else after what was done."""
    asked = Case.objects.filter(organisation=organisation, track=moving.WANTED)
    found = list(asked.exclude(status=Case.Status.WITHDRAWN).order_by("received_at", "id"))
    for case in chance.sample(found, min(len(found), MOST)):
        given = StageReached.objects.filter(case=case, track=moving.WANTED, stage="given").first()
        if given:
            yield case, given.at
        elif case.status != Case.Status.DONE and chance.random() < SOME_WAIT:
            yield case, case.events.aggregate(last=Max("at"))["last"]


@dataclass
class _Device:
    """One device, told of the moment it came to where it stands."""

    laptop: Laptop
    chance: Random
    by: User
    now: datetime
    at: datetime
    wrote_since: datetime

    @classmethod
    def of(cls, lot: Lot, chance: Random, now: datetime) -> _Device:
        began = timezone.now()
        assert lot.by is not None
        laptop = moving.add(
            lot, lot.by, Kind.LAPTOP, f"VB{chance.randrange(10**8):08d}", chance.choice(MAKES)
        )
        laptop.label = a_code(chance)
        laptop.save(update_fields=["label"])
        one = cls(laptop, chance, lot.by, now, lot.made_at, began)
        one._told()
        return one

    def is_made_ready(self) -> bool:
        """Wipe and check it, as far as there was time; some are no good any more."""
        if not self._later(2, 20):
            return False
        disk = f"VB-{self.chance.randrange(10**8):08d}"
        wipe = Wipe("hdparm", "9.65", Method.SECURE_ERASE, "secure erase", 0, 0, disk, "", True, self.at)
        report = proving.Report(hashlib.sha256(disk.encode()).hexdigest(), ())
        proving.prove(self.laptop, wipe, report, self.by)
        self._told()
        if self.chance.random() < BROKEN and self._later(1, 4):
            moving.move(self.laptop, State.BROKEN, self.by, By.HAND, "scherm stuk")
            self._told()
            return False
        for end in (State.CHECKED, State.READY):
            if not self._later(1, 12):
                return False
            moving.move(self.laptop, end, self.by, By.HAND)
            self._told()
        return True

    def goes_to(self, case: Case, at: datetime) -> None:
        """Lend it to somebody who signs for it; some bring it back, and a few lost it."""
        self.at, past = at, Past(case)
        due = timezone.localdate(at) + timedelta(days=A_LOAN)
        loan = lending.lend(self.laptop, case, due, self.by, SIGNED)
        past.at(at)
        self._told()
        if self.chance.random() < COMES_BACK and self._later(40, A_LOAN):
            lending.take_back(loan, self.by, How.LOST if self.chance.random() < LOST else How.GOOD)
            past.at(self.at)
            self._told()
        past.settle()

    def _later(self, least: int, most: int) -> bool:
        """Come to a weekday some days on; False when that is not yet."""
        day = timezone.localdate(self.at) + timedelta(days=self.chance.randint(least, most))
        at = _on(day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0))
        at += timedelta(minutes=self.chance.randrange(400))
        if at >= self.now:
            return False
        self.at = at
        return True

    def _told(self) -> None:
        """Date back what was written of it since the last time."""
        for model, name in WRITTEN:
            whose = "loan__laptop" if model is Signature else "laptop"
            rows = model.objects.filter(**{whose: self.laptop, f"{name}__gte": self.wrote_since})
            rows.update(**{name: self.at})
        Laptop.objects.filter(id=self.laptop.id).update(since=self.at)
        self.laptop.refresh_from_db()
        self.wrote_since = timezone.now()


def _on(day: date) -> datetime:
    return datetime.combine(day, time(FROM), BELGIUM)
