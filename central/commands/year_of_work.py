"""What colleagues did for the people of a made-up year: by the product's own functions, then dated back.

The functions write down the time it is now; `Past` puts what they wrote at the time it is told of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from central.accounts.models import User
from central.cases import amending, reaching, steps
from central.cases.models import Amendment, Case, CaseEvent, StageReached, Step
from central.cases.stages import track_of
from central.catalogue.models import Offer
from central.commands.year_of_people import NOTES, SAID
from central.handover.models import HandOver
from central.handover.passing import State, Wish, answer, hand_over, opened
from central.sign_ups.sign_ups import sign_up

QUIET = timedelta(days=5)  # younger than this nobody did anything yet, for half of them
FORGOTTEN = timedelta(days=16)  # and this long one in eight waited in vain
LYING = timedelta(days=30)  # older than this nobody is too late: somebody looked after them
AFTER = timedelta(days=20)  # then whoever is helped is closed

OF_CASE = ("stage_since", "given_at", "waiting_since", "last_reached_at")
OF_STEP = ("made_at", "planned_at", "done_at")
OF_HANDOVER = ("made_at", "seen_at", "answered_at")
OTHERS = ("OCMW Voorbeeld", "Welzijnshuis Voorbeeld", "Voorbeeldbibliotheek")
OF_AMENDMENT = ("made_at", "true_at", "received_at", "settled_at")


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
        """Date everything back, each table in one go."""
        if not self.told:
            return
        events = list(CaseEvent.objects.filter(case=self.case, at__gte=self.began).order_by("at"))
        for number, event in enumerate(events):
            # What was written first stays first.
            event.at = self._moment(event.at) + timedelta(seconds=number)
        CaseEvent.objects.bulk_update(events, ["at"])
        reached = list(StageReached.objects.filter(case=self.case, at__gte=self.began))
        for stage in reached:
            stage.at = self._moment(stage.at)
        StageReached.objects.bulk_update(reached, ["at"])
        for rows, names in (
            (list(Step.objects.filter(case=self.case)), OF_STEP),
            (list(Amendment.objects.filter(case=self.case)), OF_AMENDMENT),
            (list(HandOver.objects.filter(case=self.case)), OF_HANDOVER),
            ([Case.objects.get(id=self.case.id)], OF_CASE),
        ):
            self._date_back(rows, names)

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


@transaction.atomic
def work_on(
    chance: Random, case: Case, colleagues: Sequence[User], offers: Sequence[Offer], now: datetime
) -> None:
    """Follow one person from their first call to where they would be by now."""
    by, at, past = chance.choice(colleagues), case.received_at, Past(case)
    if offers and now - at < timedelta(days=60) and chance.random() < 0.4:
        sign_up(case, chance.choice(offers), to_confirm=now - at < QUIET)
        past.at(at)
    if (now - at < QUIET and chance.random() < 0.5) or (now - at < FORGOTTEN and chance.random() < 0.12):
        past.settle()
        return
    if chance.random() < 0.06:
        at = _later(chance, at, now, 3)
        steps.withdraw(case, by)
        past.at(at)
    else:
        at = _reach(chance, case, by, at, now, past)
        if chance.random() < 0.3:
            steps.add_note(case, by, chance.choice(NOTES))
            past.at(at)
        _walk(chance, case, by, at, now, past)
    _elsewhere(chance, case, by, now, past)
    _lately(chance, case, by, colleagues, now, past)
    past.settle()


def _reach(chance: Random, case: Case, by: User, at: datetime, now: datetime, past: Past) -> datetime:
    """Call until somebody answers; some never do."""
    for _ in range(chance.choices((1, 2, 3, 4), (60, 25, 10, 5))[0] - 1):
        at = _later(chance, at, now, 3)
        reaching.tried(case, by, chance.choice((reaching.Result.NO_ANSWER, reaching.Result.MESSAGE)))
        past.at(at)
    at = _later(chance, at, now, 2)
    reaching.tried(case, by, reaching.Result.SPOKEN)
    past.at(at)
    return at


def _walk(chance: Random, case: Case, by: User, at: datetime, now: datetime, past: Past) -> None:
    """One step after the other as their track proposes, until the end or until today."""
    done = track_of(case).first.id
    for _ in range(12):
        step = track_of(case).after(done, case.stage)
        if step is None or step.letter or case.steps.filter(done_at__isnull=False, kind=step.id).exists():
            break
        when = _on_a_weekday(at + timedelta(days=chance.randrange(1, 14), minutes=chance.randrange(500)))
        due = timezone.localdate(when)
        steps.plan(case, by, step.id, by if chance.random() < 0.92 else None, due)
        past.at(at)
        lying = now - when < LYING and chance.random() < 0.4
        if lying or when > now or (now - when < QUIET and chance.random() < 0.5):
            return  # still to be done, or late
        steps.finish(case, by)
        past.at(when)
        at, done = when, step.id
    if at + AFTER < now and (at + 3 * AFTER < now or chance.random() < 0.7):
        steps.set_status(case, by, Case.Status.DONE)
        past.at(min(now, _on_a_weekday(at + timedelta(days=1))))


def _elsewhere(chance: Random, case: Case, by: User, now: datetime, past: Past) -> None:
    """Some are handed over to another organisation, which answers after some days; lately not always."""
    if case.status != Case.Status.BUSY or chance.random() > 0.25:
        return
    at = _on_a_weekday(max(case.received_at, now - timedelta(days=chance.randint(1, 60))))
    until = timezone.localdate(at) + timedelta(days=182)
    them = chance.choice(OTHERS)
    wish = Wish(them, "", ("language", "place", "about"), "Kunnen jullie mee kijken?", "spoken", until)
    handed = hand_over(case, by, wish)
    past.at(min(at, now))
    if now - at < timedelta(days=7) and chance.random() < 0.5:
        return
    answered = min(_on_a_weekday(at + timedelta(days=chance.randint(1, 5))), now)
    said = chance.choices((State.ACCEPTED, State.LOOKING, State.REFUSED), (6, 2, 2))[0]
    if said == State.LOOKING and now - at > timedelta(days=14):
        said = State.ACCEPTED  # else it came back to us by now
    opened(handed)
    answer(handed, said, HandOver.Refusal.AREA if said == State.REFUSED else "")
    past.at(answered)


def _lately(
    chance: Random, case: Case, by: User, colleagues: Sequence[User], now: datetime, past: Past
) -> None:
    """What happened in the last days to who is on their way: they said something, or were given on."""
    if case.status != Case.Status.BUSY or case.owner_id is None:
        return
    yesterday = max(case.received_at, now - timedelta(hours=chance.randint(2, 30)))
    if chance.random() < 0.15:
        amending.correct_with_the_form(case, {"said": chance.choice(SAID)}, timezone.now())
        past.at(yesterday)
    elif chance.random() < 0.15:
        steps.give(case, by, chance.choice([one for one in colleagues if one != by]))
        past.at(yesterday)


def _later(chance: Random, at: datetime, now: datetime, most: int) -> datetime:
    return min(
        now, _on_a_weekday(at + timedelta(days=chance.randint(0, most), minutes=chance.randrange(1, 400)))
    )


def _on_a_weekday(at: datetime) -> datetime:
    """Nobody works on a Saturday or a Sunday: then it is Monday."""
    weekday = timezone.localtime(at).weekday()
    return at + timedelta(days=7 - weekday) if weekday > 4 else at


def colleague(organisation: Any, username: str, name: str, role: str) -> User:
    """Return a made-up colleague, who cannot log in: nobody has a password for them."""
    from central.accounts.models import Membership

    user, made = User.objects.get_or_create(username=username, defaults={"name": name})
    if made:
        user.set_unusable_password()
        user.save()
    Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"role": role})
    return user
