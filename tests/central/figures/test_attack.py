"""Whoever has every published table of a year and subtracts one from the other finds nobody.

The attack itself stands in `attacking`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pandas as pd  # the package of the oracle needs it and does not say so
import pytest
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from central.cases.models import Case
from central.commands import year_filled
from central.figures.aims import Goal
from central.figures.asked import figure
from central.figures.domain import EVERYWHERE
from central.figures.frozen import beside_each_other, outside
from central.figures.keeping import count_what_changed
from central.figures.keys import OBSTACLES
from central.figures.naming import FIGURES
from central.figures.published import near, published, share
from central.figures.quarters import quarter_of
from central.figures.table import FEW, WHOLE, Row, Table
from tests.central.figures.attacking import attack, bounds

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
Q3 = date(2026, 7, 1), date(2026, 9, 30)


def with_obstacles(random):
    """Let some of the people of a made-up year say what holds them back."""
    for case in Case.objects.order_by("received_at", "id"):
        if random.random() < 0.6:
            case.answers["obstacles"] = random.sample(OBSTACLES, random.choice((1, 1, 2, 3)))
            case.save(update_fields=["answers"])


@pytest.mark.django_db
@pytest.mark.parametrize(("seed", "people"), [(1, 40), (2, 120)])
def test_all_published_tables_of_a_made_up_year_together_give_nobody_away(de_kring, praattafel, seed, people):
    year_filled.fill(de_kring, Random(seed), people, NOW)
    with_obstacles(Random(seed))
    count_what_changed()
    quarter, tables = quarter_of(TODAY).before, []
    for _ in range(4):
        exact = {name: figure(name, de_kring, quarter.start, quarter.end) for name in FIGURES}
        shown = [outside(name, de_kring, quarter.start, quarter.end, TODAY) for name in FIGURES]
        tables += [replace(one, covering=exact[one.figure].covering) for one in shown]
        quarter = quarter.before
    assert all(table.published for table in tables)
    assert {row.n for table in tables for row in table.rows} & {FEW, 5, 10, 15}
    assert {row.n for table in tables if table.figure == "obstacles-by-place" for row in table.rows} >= {
        FEW,
        5,
    }
    aims = Goal.objects.filter(organisation=de_kring, figure="reach", only={})  # of a whole year
    assert attack(tables, {str(one.id) for one in aims}) == []
    years = [beside_each_other([one for one in reversed(tables) if one.figure == name]) for name in FIGURES]
    whole = {(row.values, row.n) for table in years for row in table.rows}
    apart = {((str(quarter_of(one.start)), *row.values), row.n) for one in tables for row in one.rows}
    assert whole == apart  # a year says nothing that its quarters do not


def a_table(cells, listed, total=None):
    rows = tuple(Row(("channel", str(at)), n) for at, n in enumerate(cells) if n)
    known = frozenset(("channel", str(at)) for at in listed)
    total = sum(cells) if total is None else total
    return Table("reach", "be", *Q3, ("by", "value"), rows, total, known=known)


cells_of = st.lists(st.integers(0, 30), min_size=1, max_size=8)


@settings(max_examples=300, deadline=None)
@given(cells=cells_of, data=st.data())
def test_no_table_gives_anybody_away_by_its_own_total(cells, data):
    listed = data.draw(st.sets(st.sampled_from(range(len(cells)))))
    assert attack([published(a_table(cells, listed))]) == []


@settings(max_examples=300, deadline=None)
@given(cells=cells_of)
def test_rows_that_are_all_there_can_be_are_not_given_away_by_their_total(cells):
    everything = frozenset(("channel", str(at)) for at in range(len(cells)))
    table = replace(a_table(cells, range(len(cells))), figure="laptops", covering=everything)
    told = published(table)
    assert attack([told]) == []
    assert told.total in (near(table.total), FEW) or told.total < near(table.total)


places_of = st.dictionaries(st.sampled_from("ABCD"), st.tuples(*[st.integers(0, 9)] * 7), min_size=1)


@settings(max_examples=300, deadline=None)
@given(told=places_of, far=st.tuples(*[st.integers(0, 6)] * 7), listed=st.sets(st.sampled_from("ABCD")))
@example(told={"A": (4,) * 7}, far=(0,) * 7, listed={"A"})  # every row as many as it can hide
@example(told={"A": (7, 4, 4, 4, 4, 4, 4), "B": (5,) + (0,) * 6}, far=(0,) * 7, listed={"A"})
def test_obstacles_by_place_beside_all_obstacles_give_nobody_away(told, far, listed):
    """`far`: told in places that nobody can list beforehand."""
    sums = [sum(of) for of in zip(far, *told.values(), strict=True)]
    rows = tuple(Row((one,), n) for one, n in zip(OBSTACLES, sums, strict=True))
    ids = frozenset(row.values for row in rows)
    plain = Table("obstacles", "be", *Q3, ("obstacle",), rows, sum(sums), known=ids, covering=ids)
    everywhere = [Row((EVERYWHERE, *row.values), row.n) for row in rows]
    by_place = [
        Row((at, one), n) for at, of in told.items() for one, n in zip(OBSTACLES, of, strict=True) if n
    ]
    fixed = frozenset((at, one) for at in (EVERYWHERE, *listed) for one in OBSTACLES)
    placed = replace(
        plain,
        figure="obstacles-by-place",
        dimensions=("municipality", "obstacle"),
        rows=(*everywhere, *by_place),
        known=fixed,
        covering=frozenset(row.values for row in everywhere),
    )
    told_of_both = published(plain), published(placed)
    assert told_of_both[0].total == told_of_both[1].total
    assert attack(told_of_both) == []


@settings(max_examples=200, deadline=None)
@given(split=st.lists(st.tuples(*[st.integers(0, 12)] * 3), min_size=1, max_size=5), data=st.data())
def test_the_same_people_split_in_two_ways_give_nobody_away(split, data):
    across, down = [sum(row) for row in split], [sum(column) for column in zip(*split, strict=True)]
    listed = data.draw(st.sets(st.sampled_from(range(5))))
    one = published(a_table(across, listed & set(range(len(across)))))
    other = published(a_table(down, listed & {0, 1, 2}))
    other_rows = tuple(Row(("language", row.values[1]), row.n) for row in other.rows)
    assert attack([one, Table("reach", "be", *Q3, ("by", "value"), other_rows, other.total, True)]) == []


@given(st.integers(0, 10_000))
def test_a_number_is_never_told_closer_than_to_five_people(n):
    low, high = bounds(near(n))
    assert low <= n <= high
    assert high - low >= 2 and not (low >= 1 and high <= 4)
    assert near(near(n)) == near(n)


def test_a_nought_is_told_only_where_nobody_can_be():
    table = a_table([0, 3, 7], {0, 1})
    assert [(row.values[1], row.n) for row in published(table).rows] == [("2", 5), ("0", FEW), ("1", FEW)]
    nothing = Table("satisfaction", "be", *Q3, ("question",), (), 0, empty=frozenset({WHOLE}))
    assert published(nothing).total == 0
    assert published(published(table)) == published(table)


def test_a_row_that_is_there_only_because_somebody_came_is_left_out():
    assert [row.values for row in published(a_table([2, 9], ())).rows] == [("channel", "1")]


def test_rows_that_look_alike_do_not_stand_in_the_order_of_what_they_really_are():
    rows = published(a_table([11, 12, 10, 9], range(4))).rows
    assert [row.values[1] for row in rows] == ["0", "1", "2", "3"]


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_percentage_is_said_only_of_twenty_or_more(part, base):
    said = share(near(part), near(base))
    assert (said is None) == (near(base) == FEW or near(part) == FEW or near(base) < 20)


@pytest.mark.django_db
def test_what_the_method_of_ons_makes_of_the_same_people_is_no_rounder_than_ours(de_kring, praattafel):
    """Cell keys as an oracle: from our record keys its numbers lie within five of ours, and hide no fewer."""
    from cell_key_perturbation.create_perturbed_table import create_perturbed_table
    from cell_key_perturbation.utils.generate_test_ptable import generate_ptable_10_5_rule

    year_filled.fill(de_kring, Random(3), 80, NOW)
    count_what_changed()
    people = pd.DataFrame(Case.objects.values("language", "record_key"))
    theirs = create_perturbed_table(
        people, generate_ptable_10_5_rule(), [], ["language"], "record_key", threshold=5
    )
    ours = published(figure("reach", de_kring, TODAY.replace(year=TODAY.year - 1), TODAY))
    mine = {row.values[1]: row.n for row in ours.rows if row.values[0] == "language"}
    assert len(theirs) > 5
    for _, row in theirs.iterrows():
        told, true = row["count"], int(row["pre_sdc_count"])
        n = mine.get(row["language"], FEW)
        assert n == near(true)
        if n == FEW:
            assert pd.isna(told) or told <= 5
        elif not pd.isna(told):
            assert told % 5 == 0 and abs(told - n) <= 5
