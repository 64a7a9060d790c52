"""Walking through a long list, forward and back: everybody is seen once, also who comes meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.cases.models import FilterChoice, Step
from central.pages.keyset import Key, Order, Place, count_some, in_words, take
from central.stands.models import StandSession

NEWEST = Order("heard_at")
OLDEST_DAY = Order("due_on", "case_id", down=False, by_day=True)
START = datetime(2026, 11, 1, 9, tzinfo=UTC)
# Few moments for many rows: a kiosk that was away hands over fifty people in one moment.
moments = st.lists(st.integers(0, 4), max_size=12)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes, microseconds=minutes % 2)


def said(address: str) -> Place:
    return Place.of(QueryDict(address), NEWEST)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=moments, second=moments, meanwhile=moments, size=st.integers(1, 4))
def test_who_walks_to_the_end_and_back_sees_everybody_once(
    de_kring, welzijnshuis, kiosk, first, second, meanwhile, size
):
    StandSession.objects.all().delete()
    number = 0

    def come(organisation, some) -> set[UUID]:
        nonlocal number
        made = []
        for minutes in some:
            number += 1
            made.append(
                StandSession(
                    organisation=organisation, device_id=kiosk.device_id, stand=UUID(int=number),
                    site="eeklo", heard_at=at(minutes),
                )
            )  # fmt: skip
        return {one.id for one in StandSession.objects.bulk_create(made)}

    here = come(de_kring, first) | come(welzijnshuis, second)
    mine = [StandSession.objects.filter(organisation=one) for one in (de_kring, welzijnshuis)]

    def walk(address: str, side: str) -> list[UUID]:
        seen, page = [], take(mine, NEWEST, said(address), size)
        while True:
            keys = list(page.keys)
            assert keys == sorted(keys, key=lambda key: (key.moment, key.id.hex), reverse=True)
            seen += [key.id for key in (keys if side == "next" else keys[::-1])]
            if not getattr(page, side):
                return seen
            last = page
            page = take(mine, NEWEST, said(getattr(page, side)), size)
            if side == "previous" and Key(*page.keys[-1]) >= Key(*last.keys[0]) and not page.earlier:
                assert page == take(mine, NEWEST, Place(), size), "there was nobody before: the beginning"

    forward = walk("", "next")
    assert sorted(forward) == sorted(here)
    if not forward:
        return
    late = come(de_kring, [10 + one for one in meanwhile])
    back, page = [], take(mine, NEWEST, Place(_key(forward[-1]), back=True), size)
    while page.keys and page.later:
        back += [key.id for key in reversed(page.keys)]
        if not page.earlier:
            break
        page = take(mine, NEWEST, said(page.previous), size)
    expected = (here | late) - {forward[-1]} if len(forward) > 1 or late else set(back)
    assert sorted(back) == sorted(expected)


def _key(id_: UUID) -> Key:
    return Key(StandSession.objects.get(id=id_).heard_at, id_)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2106, 1, 1)), st.uuids())
def test_an_address_says_where_somebody_is_to_the_microsecond(moment, id_):
    key = Key(moment.replace(tzinfo=UTC), id_)
    assert Key.read(str(key)) == key
    day = Key(moment.date(), id_)
    assert Key.read(str(day)) == day
    assert Place.of(QueryDict(f"na={day}"), NEWEST) == Place(), "a day is no place in a list of moments"
    assert Place.of(QueryDict(f"voor={day}"), OLDEST_DAY) == Place(day, back=True)


@given(st.text(max_size=60))
def test_an_address_that_somebody_changed_is_the_beginning_or_a_place(text):
    place = Key.read(text)
    assert place is None or str(place) == text


@pytest.mark.django_db
def test_more_than_a_thousand_is_said_and_not_counted(de_kring):
    FilterChoice.objects.bulk_create(
        FilterChoice(organisation=de_kring, filter="taal", value=str(number)) for number in range(1003)
    )
    rows = FilterChoice.objects.filter(organisation=de_kring)
    assert in_words(count_some([rows, rows])) == "1.000+"
    assert in_words(count_some([rows.filter(value__lt="12"), Step.objects.none()])) == str(
        rows.filter(value__lt="12").count()
    )
