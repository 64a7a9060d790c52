"""Keeping the counts right: what changed (central.figures.noticing) is counted again, by the worker.

A day is counted whole and put in the place of what stood there, with its month. Counting from scratch does
the same for every day: so both give the same, whatever happened in which order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Case, SamePerson
from central.catalogue.models import Offer
from central.figures import again, monthly
from central.figures.counting import Counts, count, hour_day
from central.figures.keys import DAILY, LONGEST, Key
from central.figures.models import Again, Changed, Figure, Word
from central.retention.models import Remainder
from central.service.rows import insert_said
from central.sign_ups.models import Attendance, SignUp
from central.stands.models import StandSession

AT_ONCE = 10_000  # rows of what changed, in one transaction
OFFER = "there"  # kind of what is counted of an offer, whole


def count_what_changed() -> int:
    """Count again whatever changed since the last time; of how many organisations something did."""
    changed = list(Changed.objects.order_by().values_list("organisation", flat=True).distinct())
    for organisation in Organisation.objects.filter(pk__in=changed):
        if Changed.objects.filter(organisation=organisation, source="all").exists():
            count_from_scratch(organisation)
        while _count_some(organisation):
            pass
    return len(changed)


def on_nothing_to_open(**_: object) -> None:
    """Receiver of nothing_to_open: the worker has time."""
    count_what_changed()


def waits(organisation: Organisation) -> bool:
    """Say whether something of an organisation is still to be counted."""
    return Changed.objects.filter(organisation=organisation).exists()


def count_from_scratch(organisation: Organisation) -> None:
    """Count everything of an organisation anew, a month at a time so that devices need not wait."""
    noted = list(Changed.objects.filter(organisation=organisation).values_list("pk", flat=True))
    first, last = _from_until(organisation)
    with transaction.atomic():
        _hold(organisation)
        for rows in (
            Figure.objects.filter(organisation=organisation),
            Again.objects.filter(organisation=organisation),
        ):
            rows.filter(day__lt=first).delete()
            rows.filter(day__gt=last).delete()
            rows.filter(kind=OFFER).delete()
    month = first
    while month <= last:
        following = (month + timedelta(days=32)).replace(day=1)
        with transaction.atomic():
            _hold(organisation)
            _write_days(organisation, [month + timedelta(days=n) for n in range((following - month).days)])
        month = following
    with transaction.atomic():
        _hold(organisation)
        _write_words(organisation, StandSession.objects.filter(organisation=organisation))
        _write_again(organisation)
        for offer in Offer.objects.filter(organisation=organisation):
            _write_offer(offer)
        for begin in range(0, len(noted), 500):
            Changed.objects.filter(pk__in=noted[begin : begin + 500]).delete()


def _from_until(organisation: Organisation) -> tuple[date, date]:
    """Return the first day of the first month in which anything may be counted, and the last one."""
    today = timezone.localdate()
    days = [today]
    for rows, column in (
        (Case.objects.filter(organisation=organisation), "received_at"),
        (StandSession.objects.filter(organisation=organisation), "heard_at"),
        (Remainder.objects.filter(organisation=organisation), "received_month"),
    ):
        found = rows.order_by().aggregate(first=Min(column), last=Max(column))
        days += [timezone.localdate(at) if hasattr(at, "hour") else at for at in found.values() if at]
    return min(days).replace(day=1), max(days)


def _count_some(organisation: Organisation) -> bool:
    """Count again what the oldest notes say, in one transaction; False when there were none."""
    with transaction.atomic():
        _hold(organisation)
        notes = list(Changed.objects.filter(organisation=organisation).order_by("pk")[:AT_ONCE])
        if not notes:
            return False
        for begin in range(0, len(notes), 500):
            Changed.objects.filter(pk__in=[one.pk for one in notes[begin : begin + 500]]).delete()
        days = days_of(organisation, notes)
        if stands := {UUID(one.about) for one in notes if one.source == "stand"}:
            _write_words(
                organisation, StandSession.objects.filter(organisation=organisation, stand__in=stands)
            )
        _write_days(organisation, sorted(days))
        if _concerns_judged(organisation, days, {one.source for one in notes}):
            _write_again(organisation)
        for offer in Offer.objects.filter(pk__in={UUID(one.about) for one in notes if one.source == "offer"}):
            _write_offer(offer)
    return True


def _hold(organisation: Organisation) -> None:
    """One worker counts for an organisation at a time; who adds rows of it waits for nobody."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def days_of(organisation: Organisation, notes: Sequence[Changed]) -> set[date]:
    """Return the days to count again: those noted, and those on which who is noted came."""
    days = {hour_day(date.fromisoformat(one.hour[:10]), int(one.hour[11:13])) for one in notes if one.hour}
    came = Case.objects.filter(organisation=organisation).order_by()
    for column, source in (("stand", "stand"), ("pk", "step")):
        ids = list({UUID(one.about) for one in notes if one.source == source})
        for begin in range(0, len(ids), 500):
            some = came.filter(**{f"{column}__in": ids[begin : begin + 500]})
            days |= {timezone.localdate(at) for at in some.values_list("received_at", flat=True)}
    return days


def _concerns_judged(organisation: Organisation, days: set[date], sources: set[str]) -> bool:
    if "same" in sources or "all" in sources:
        return True
    return bool(days) and SamePerson.objects.filter(organisation=organisation).exists()


def _write_days(organisation: Organisation, days: list[date]) -> None:
    """Count these days, and put them and their months in the place of what stood there."""
    if not days:
        return
    counted: Counts = {}
    for first, last in _runs(days):
        counted |= count(organisation, first, last)
    stood = Figure.objects.filter(organisation=organisation, kind__in=DAILY)
    for begin in range(0, len(days), 500):
        stood.filter(span=Figure.DAY, day__in=days[begin : begin + 500]).delete()
    _insert(organisation, Figure.DAY, counted)
    months = {day.replace(day=1) for day in days}
    for month in months:
        monthly.write(organisation, month)


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    """Return days that follow each other as one run: those are read in one go."""
    first = last = days[0]
    for day in days[1:]:
        if day - last > timedelta(days=1):
            yield first, last
            first = day
        last = day
    yield first, last


def _insert(organisation: Organisation, span: str, counted: Counts) -> None:
    strange = {key.kind for keys in counted.values() for key in keys} - {*DAILY, OFFER}
    if strange:  # their rows would never be found again
        raise KeyError(f"not in central.figures.keys.DAILY: {', '.join(sorted(strange))}")
    insert_said(
        Figure,
        [
            {"organisation_id": organisation.pk, "span": span, "day": day, "n": n} | key._asdict()
            for day, keys in counted.items()
            for key, n in keys.items()
            if n
        ],
    )


def _write_again(organisation: Organisation) -> None:
    Again.objects.filter(organisation=organisation).exclude(kind=OFFER).delete()
    _insert_again(organisation, again.people_again(organisation))


def _insert_again(organisation: Organisation, found: again.Agains) -> None:
    insert_said(
        Again,
        [
            {"organisation_id": organisation.pk, "day": day, "before": before, "n": n} | key._asdict()
            for (key, day, before), n in found.items()
        ],
    )


def _write_offer(offer: Offer) -> None:
    """Count an offer whole: who signed up, and who was there on which day."""
    here = offer.organisation
    for model in (Figure, Again):
        model.objects.filter(organisation=here, kind=OFFER, one=offer.slug[:LONGEST]).delete()
    counted: Counts = defaultdict(Counter)
    for at, state in SignUp.objects.filter(offer=offer).order_by().values_list("made_at", "state"):
        counted[timezone.localdate(at)][Key(OFFER, offer.slug, state)] += 1
    rows = list(Attendance.objects.filter(offer=offer).order_by())
    present = Key(OFFER, offer.slug, "present")
    for row in rows:
        counted[row.on][present] += 1
    _insert(here, Figure.DAY, counted)
    found = again.present_again(rows)
    _insert_again(here, Counter({(present, *days): n for days, n in found.items()}))


def _write_words(organisation: Organisation, sessions: QuerySet[StandSession]) -> None:
    """Keep what actions, partners, groups and places were called last."""
    said: dict[tuple[str, str], str] = {}
    for one in sessions.order_by("heard_at", "id").iterator():
        said["action", one.action_id], said["partner", one.partner_id] = one.action, one.partner
        said["place", one.place_id] = one.place
        for group in one.groups:
            with suppress(AttributeError):
                said["group", str(group.get("id"))] = str(group.get("name"))
    Word.objects.bulk_create(
        [
            Word(organisation=organisation, dimension=dimension, value=value[:LONGEST], word=word)
            for (dimension, value), word in sorted(said.items())
            if value and word
        ],
        update_conflicts=True,
        unique_fields=["organisation", "dimension", "value"],
        update_fields=["word"],
        batch_size=200,
    )
