"""What is counted of some days, from the people, stages, endings and stands themselves. It only reads.

A person is counted on the day their question came in here, by our clock; that day never changes, so what
comes late from a kiosk without a network is counted in the quarter in which it came, and changes none before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.from_check import arranged
from central.cases.models import Case, CaseScheme, Outcome, StageReached, Withdrawal
from central.figures.keys import (
    ALL,
    COLUMNS,
    LONGEST,
    OBSTACLE_AT,
    OBSTACLES,
    Asked,
    Key,
    Session,
    asked_keys,
    band,
    people_keys,
)
from central.retention.models import Remainder
from central.stands.models import StandSession
from central.written.tracks import Tracks, tracks
from kiosk.words.days import midnight

Counts = dict[date, Counter[Key]]
OF_STAND = (
    "stand",
    "heard_at",
    "place_id",
    "place",
    "action_id",
    "action",
    "partner_id",
    "partner",
    "groups",
)


def count(organisation: Organisation, first: date, last: date) -> Counts:
    """Return what is counted on each of these days; a day without anything is not in it."""
    found: Counts = defaultdict(Counter)
    known = tracks()
    _questions(found, organisation, first, last, known)
    _schemes(found, organisation, first, last)
    _stages(found, organisation, first, last, known)
    _endings(found, organisation, first, last)
    _stands(found, organisation, first, last)
    _obstacles(found, organisation, first, last)
    _learning(found, organisation, first, last)
    _who_went(found, organisation, first, last, known)
    return {day: counted for day, counted in found.items() if counted}


def _questions(found: Counts, organisation: Organisation, first: date, last: date, known: Tracks) -> None:
    rows = _within(Case.objects.filter(organisation=organisation), "received_at", first, last)
    alike: dict[date, Counter[Asked]] = defaultdict(Counter)
    if first == last:  # all of that day: nobody need be asked when they came
        alike[first].update(map(Asked._make, rows.values_list(*COLUMNS).iterator(chunk_size=5000)))
    else:
        for at, *asked in rows.values_list("received_at", *COLUMNS).iterator(chunk_size=5000):
            alike[_day(at)][Asked._make(asked)] += 1
    sessions = sessions_of(
        organisation, {one.stand for kinds in alike.values() for one in kinds if one.stand}
    )
    for day, kinds in alike.items():
        for asked, n in kinds.items():
            for key in people_keys(asked, day, sessions):
                found[day][key] += n
            found[day][Key(ALL, "questions")] += n
            track = known.get(asked.track, asked.journey)
            found[day][Key("track", track.id, "stage", track.start.id)] += n
            if asked.from_check:
                found[day][Key("check", "asked")] += n
    if any(one.from_check for kinds in alike.values() for one in kinds):
        for at in arranged(rows).values_list("received_at", flat=True):
            found[_day(at)][Key("check", "arranged")] += 1


def sessions_of(organisation: Organisation, stands: Iterable[UUID]) -> dict[UUID, Session]:
    """Return what is known of these stands."""
    found: dict[UUID, Session] = {}
    wanted = list(stands)
    for begin in range(0, len(wanted), 500):
        some = StandSession.objects.filter(organisation=organisation, stand__in=wanted[begin : begin + 500])
        told = some.order_by("heard_at", "id").values_list(*OF_STAND, named=True)
        found.update((one.stand, session_of(one)) for one in told)
    return found


def session_of(one: Any) -> Session:
    """Return a stand by its ids (`OF_STAND`); what was typed is its own id."""
    action, partner = one.action_id or one.action, one.partner_id or one.partner
    groups = [str(group.get("id") or group.get("name") or "") for group in one.groups] or [""]
    cells = ((action[:LONGEST], partner[:LONGEST], group[:LONGEST]) for group in dict.fromkeys(groups))
    return Session((one.place_id or one.place)[:LONGEST], tuple(cells))


def _schemes(found: Counts, organisation: Organisation, first: date, last: date) -> None:
    rows = _within(
        CaseScheme.objects.filter(case__organisation=organisation), "case__received_at", first, last
    )
    for at, scheme in rows.values_list("case__received_at", "scheme").iterator(chunk_size=5000):
        found[_day(at)][Key("needs", "scheme", scheme)] += 1


def _stages(found: Counts, organisation: Organisation, first: date, last: date, known: Tracks) -> None:
    """Each stage once for a question, the first time; the end where nothing came after it.

    The start of a track is counted with the question itself, on the track it is on now.
    """
    rows = _within(StageReached.objects.filter(organisation=organisation), "at", first, last)
    reached = list(rows.values_list("case", "track", "stage", "at", "case__received_at"))
    beside = _stages_of(organisation, {one[0] for one in reached})
    for case, id_, stage, at, came in reached:
        track, theirs = known.by_id.get(id_), beside[case]
        earlier = [one for one in theirs if one[0] < at]
        if track is not None and stage == track.end.id:
            if theirs[-1][0] > at:
                continue  # they went on
        elif (track is not None and stage == track.start.id) or any(
            one[1:] == (id_, stage) for one in earlier
        ):
            continue
        day, before = _day(at), earlier[-1][0] if earlier else came
        found[day][Key("track", id_, "stage", stage)] += 1
        found[day][Key("track", id_, "days", f"{stage}/{band((day - _day(before)).days)}")] += 1


def _stages_of(
    organisation: Organisation, cases: Iterable[UUID]
) -> dict[UUID, list[tuple[datetime, str, str]]]:
    """Return for each of these questions when they came to which stage of which track, the first first."""
    found: dict[UUID, list[tuple[datetime, str, str]]] = defaultdict(list)
    wanted = list(cases)
    for begin in range(0, len(wanted), 500):
        mine = StageReached.objects.filter(organisation=organisation, case__in=wanted[begin : begin + 500])
        for case, at, track, stage in mine.order_by("at").values_list("case", "at", "track", "stage"):
            found[case].append((at, track, stage))
    return found


def _endings(found: Counts, organisation: Organisation, first: date, last: date) -> None:
    ended = _within(Outcome.objects.filter(organisation=organisation), "at", first, last)
    for at, track, result, why in ended.values_list("at", "track", "result", "why"):
        found[_day(at)][Key("track", track, "outcome", result)] += 1
        if why:
            found[_day(at)][Key("track", track, "why", why)] += 1
    stopped = _within(Withdrawal.objects.filter(organisation=organisation), "at", first, last)
    for at, track in stopped.values_list("at", "case__track"):
        found[_day(at)][Key("track", track, "outcome", Case.Status.WITHDRAWN.value)] += 1


def _stands(found: Counts, organisation: Organisation, first: date, last: date) -> None:
    rows = _within(StandSession.objects.filter(organisation=organisation), "heard_at", first, last)
    for one in rows.values_list(*OF_STAND, named=True):
        counted = found[_day(one.heard_at)]
        counted[Key(ALL, "sessions")] += 1
        for cell in session_of(one).cells:
            counted[Key("held", *cell)] += 1


def _obstacles(found: Counts, organisation: Organisation, first: date, last: date) -> None:
    """What people said holds them back, and where they live: a list in the answer `obstacles`.

    The place is the one they said; of who said none it is the empty one: nothing is guessed from elsewhere.
    """
    rows = _within(Case.objects.filter(organisation=organisation), "received_at", first, last)
    told = rows.filter(Q(answers__has_key="obstacles"))
    for at, nis, answers in told.values_list("received_at", "nis", "answers"):
        said = answers["obstacles"] if isinstance(answers["obstacles"], list) else [answers["obstacles"]]
        for one in dict.fromkeys(map(str, said)):
            if one in OBSTACLES:
                found[_day(at)][Key("obstacles", one)] += 1
                found[_day(at)][Key(OBSTACLE_AT, one, nis)] += 1


def _learning(found: Counts, organisation: Organisation, first: date, last: date) -> None:
    """What people want to learn and where they live: the answer `learn` of a journey that asks it."""
    rows = _within(Case.objects.filter(organisation=organisation), "received_at", first, last)
    for at, nis, answers in rows.filter(answers__has_key="learn").values_list(
        "received_at", "nis", "answers"
    ):
        if isinstance(answers["learn"], list):
            for one in dict.fromkeys(map(str, answers["learn"])):
                found[_day(at)][Key("learn", one[:LONGEST], nis)] += 1


def _who_went(found: Counts, organisation: Organisation, first: date, last: date, known: Tracks) -> None:
    """Whoever went is one person on the first day of the month they came; of their track both ends stay."""
    if first.day > 1 and (first.year, first.month) == (last.year, last.month):
        return
    gone = Remainder.objects.filter(organisation=organisation)
    for one in gone.filter(received_month__range=(first, last)):
        counted, day = found[one.received_month], one.received_month
        asked = Asked(one.nis, one.channel, one.language, one.source, one.journey, "", None, False)
        counted[Key(ALL, "people")] += 1
        counted[Key(ALL, "questions")] += 1
        for key in (*asked_keys(asked, day), *(Key("needs", "scheme", scheme) for scheme in one.schemes)):
            counted[key] += 1
        track = known.of_request(one.journey, bool(one.schemes))
        counted[Key("track", track.id, "stage", track.start.id)] += 1
    for one in gone.filter(closed_month__range=(first, last), status=Case.Status.DONE):
        track = known.of_request(one.journey, bool(one.schemes))
        found[one.closed_month][Key("track", track.id, "stage", track.end.id)] += 1


def _within(rows: QuerySet[Any], column: str, first: date, last: date) -> QuerySet[Any]:
    since, until = midnight(first), midnight(last + timedelta(days=1))
    return rows.filter(**{f"{column}__gte": since, f"{column}__lt": until}).order_by()


def _day(at: datetime) -> date:
    return _local_day(at.toordinal(), at.hour)


@lru_cache(maxsize=100_000)
def _local_day(ordinal: int, hour: int) -> date:
    """Return the Belgian day of an hour in UTC: asked of a million, it is a few thousand."""
    return hour_day(date.fromordinal(ordinal), hour)


def hour_day(day: date, hour: int) -> date:
    """Return the Belgian day in which an hour of a day in UTC lies."""
    return timezone.localdate(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
