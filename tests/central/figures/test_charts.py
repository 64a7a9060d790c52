"""A chart says in words what it shows, and nothing typed by somebody can act in it."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from central.figures.charts import Bar, bars, in_words, rod
from central.figures.table import FEW

counts = st.one_of(st.integers(0, 10**6), st.just(FEW))
letters = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80)


@given(st.lists(st.tuples(letters, counts, st.none() | st.integers(1, 10**6)), max_size=8), letters)
def test_every_chart_is_whole_svg_with_a_title_and_all_its_numbers_in_words(rows, title):
    drawn = ElementTree.fromstring(bars("a", title, [Bar(*row) for row in rows]))
    told = drawn.find("{http://www.w3.org/2000/svg}desc")
    assert (drawn.find("{http://www.w3.org/2000/svg}title").text or "") == title
    for _, n, _ in rows:
        assert in_words(n) in told.text
    widths = [float(one.get("width")) for one in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert all(0 <= width <= 360 for width in widths)


def test_what_a_volunteer_typed_is_no_part_of_the_page():
    drawn = bars("a", "<script>alert(1)</script>", [Bar('"><img src=x>', 5)])
    assert "<script>" not in drawn
    assert "<img" not in drawn
    assert "<img" not in rod(Bar('"><img src=x>', 5), 5)


def test_too_few_is_hatched_and_said_and_nobody_has_no_bar():
    drawn = bars("a", "Taal", [Bar("Turks", FEW), Bar("Pools", 0)])
    assert drawn.count('fill="url(#a-h)"') == 1
    assert "minder dan 5" in drawn
    assert "Pools: 0" in drawn


def test_a_thousand_has_its_point():
    assert in_words(12_500) == "12.500"
