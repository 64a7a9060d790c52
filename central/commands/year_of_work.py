"""What colleagues did for the people of a made-up year: by the product's own functions, then dated back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from central.accounts.models import User
from central.cases import amending, closing, reaching, steps
from central.cases.models import Case, Outcome
from central.cases.stages import track_of
from central.commands.year_in_the_past import Past
from central.commands.year_of_offers import Held, took_part
from central.commands.year_of_people import NOTES, SAID
from central.handover.models import HandOver
from central.handover.passing import State, Wish, answer, hand_over, opened

QUIET = timedelta(days=5)  # younger than this nobody did anything yet, for half of them
FORGOTTEN = timedelta(days=16)  # and this long one in eight waited in vain
LYING = timedelta(days=30)  # older than this nobody is too late: somebody looked after them
AFTER = timedelta(days=20)  # then whoever is helped is closed
STOPS = 0.06  # of all: with their paper, or they told it
LOST = 0.05  # of those on their way, before each step: they give up
OPENS, SHUTS = 8, 18  # o'clock
OTHERS = ("OCMW Voorbeeld", "Welzijnshuis Voorbeeld", "Voorbeeldbibliotheek")


@transaction.atomic
def work_on(
    chance: Random, case: Case, colleagues: Sequence[User], offers: list[Held], now: datetime
) -> None:
    """Follow one person from their first call to where they would be by now."""
    by, at, past = chance.choice(colleagues), case.received_at, Past(case)
    stops = chance.random() < STOPS
    if not stops:
        took_part(chance, case, by, offers, now, past, to_confirm=now - at < QUIET)
    if (now - at < QUIET and chance.random() < 0.5) or (now - at < FORGOTTEN and chance.random() < 0.12):
        past.settle()
        return
    if stops:
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
    done, when = track_of(case).first.id, at
    for _ in range(12):
        step = track_of(case).after(done, case.stage)
        if step is None or step.letter or case.steps.filter(done_at__isnull=False, kind=step.id).exists():
            break
        if now - at > LYING and chance.random() < LOST:
            _end(chance, case, by, well=False)
            past.at(min(now, _at_work(at + timedelta(days=chance.randint(3, 25)))))
            return
        slow = chance.choice((14, 14, 14, 45))  # a provider, a letter that does not come
        when = _at_work(at + timedelta(days=chance.randrange(1, slow), minutes=chance.randrange(500)))
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
        _end(chance, case, by, well=True)
        past.at(min(now, _at_work(at + timedelta(days=1))))


def _end(chance: Random, case: Case, by: User, *, well: bool) -> None:
    """Close a request with how it ended; the first good ending of a track is the one that most have."""
    endings = [one for one in track_of(case).endings if one.why is not well]
    one = chance.choices(endings, [3, *[1] * (len(endings) - 1)])[0]
    saves = chance.choice((800, 1200, 1500, 2000)) if one.amount else None
    closing.close(case, by, one.id, saves, chance.choice(Outcome.Why.values) if one.why else "")


def _elsewhere(chance: Random, case: Case, by: User, now: datetime, past: Past) -> None:
    """Some are handed over to another organisation, which answers after some days; lately not always."""
    if case.status != Case.Status.BUSY or chance.random() > 0.25:
        return
    at = _at_work(max(case.received_at, now - timedelta(days=chance.randint(1, 60))))
    until = timezone.localdate(at) + timedelta(days=182)
    them = chance.choice(OTHERS)
    wish = Wish(them, "", ("language", "place", "about"), "Kunnen jullie mee kijken?", "spoken", until)
    handed = hand_over(case, by, wish)
    past.at(min(at, now))
    if now - at < timedelta(days=7) and chance.random() < 0.5:
        return
    answered = min(_at_work(at + timedelta(days=chance.randint(1, 5))), now)
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
    yesterday = min(now, _at_work(max(case.received_at, now - timedelta(hours=chance.randint(2, 30)))))
    if chance.random() < 0.15:
        amending.correct_with_the_form(case, {"said": chance.choice(SAID)}, timezone.now())
        past.at(yesterday)
    elif chance.random() < 0.15:
        steps.give(case, by, chance.choice([one for one in colleagues if one != by]))
        past.at(yesterday)


def _later(chance: Random, at: datetime, now: datetime, most: int) -> datetime:
    return min(now, _at_work(at + timedelta(days=chance.randint(0, most), minutes=chance.randrange(1, 400))))


def _at_work(at: datetime) -> datetime:
    """Return the first moment from then on at which somebody works: no weekend, no evening, no night."""
    local = timezone.localtime(at)
    if local.hour >= SHUTS:
        local += timedelta(days=1)
    if not OPENS <= local.hour < SHUTS:
        local = local.replace(hour=OPENS)
    return local + timedelta(days=7 - local.weekday() if local.weekday() > 4 else 0)


def colleague(organisation: Any, username: str, name: str, role: str) -> User:
    """Return a made-up colleague, who cannot log in: nobody has a password for them."""
    from central.accounts.models import Membership

    user, made = User.objects.get_or_create(username=username, defaults={"name": name})
    if made:
        user.set_unusable_password()
        user.save()
    Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"role": role})
    return user
