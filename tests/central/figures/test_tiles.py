"""Every municipality has a place of its own on the map, and a map holds what can still be read."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from central.figures.charts import Colours
from central.figures.municipalities import names
from central.figures.table import FEW
from central.figures.tile_map import Tile, drawn_map, outside_of
from central.figures.tiles import MOST_COLUMNS, MOST_ROWS, squares, window

EEKLO, MALDEGEM, AALTER, LOCHRISTI, KORTENBERG, LEEUW = "43005", "43010", "44084", "44087", "24055", "23077"
some = st.dictionaries(st.sampled_from(sorted(squares())), st.integers(0, 500), max_size=40)


def test_every_municipality_of_today_has_one_square_and_no_two_share_one():
    assert set(squares()) == set(names())
    assert len(set(squares().values())) == len(squares()) == 565


def test_neighbours_lie_where_people_know_them():
    eeklo, maldegem, aalter = squares()[EEKLO], squares()[MALDEGEM], squares()[AALTER]
    assert maldegem[0] < eeklo[0], "Maldegem lies west of Eeklo"
    assert aalter[1] > eeklo[1], "Aalter lies south of Eeklo"
    assert squares()[LOCHRISTI][0] > eeklo[0]
    assert squares()[KORTENBERG][0] > squares()[LEEUW][0] > eeklo[0]


@given(some, st.lists(st.sampled_from(sorted(squares())), max_size=3))
def test_a_window_is_never_larger_than_can_be_read_and_holds_the_heaviest(weights, always):
    part = window(weights, always)
    if part is None:
        assert not weights and not always
        return
    assert part.columns <= MOST_COLUMNS
    assert part.rows <= MOST_ROWS
    assert part.left >= 0 <= part.top
    first = always[0] if always else max(weights, key=lambda one: (weights[one], [-ord(c) for c in one]))
    assert part.holds(squares()[first])


def tile(nis: str, n: int | str, offers: int = 0) -> Tile:
    return Tile(nis, names()[nis], n, offers)


def test_a_map_is_read_without_a_colour():
    tiles = [tile(EEKLO, 35, 3), tile(MALDEGEM, 15), tile(AALTER, FEW)]
    drawn = drawn_map("kaart", tiles, names(), Colours())
    assert "35 mensen" in drawn
    assert "3 × aanbod" in drawn
    assert drawn.count("stroke-dasharray") == 1, "the one with people and nothing on offer has another edge"
    assert drawn.count('fill="url(#kaart-h)"') == 1, "too few to tell is hatched"
    assert "minder dan 5" in drawn
    assert re.search(r"<title id=.*<desc id=.*Maldegem: 15 mensen, 0 aanbod", drawn)


def test_who_lives_far_away_stands_in_the_table_alone():
    tiles = [tile(EEKLO, 35, 3), tile(KORTENBERG, 5)]
    assert [one.name for one in outside_of(tiles)] == ["Kortenberg"]


def test_without_anybody_there_is_no_map_and_no_error():
    assert drawn_map("kaart", [], names(), Colours()) == ""
    assert drawn_map("kaart", [Tile("", "Niet gekend", 10, 0)], names(), Colours()) == ""


def test_words_say_what_strikes_the_eye():
    assert tile(MALDEGEM, 15).words.startswith("gat")
    assert tile(MALDEGEM, FEW).words == "", "of too few nobody can say that they have nothing"
    assert tile(EEKLO, FEW, 4).words.startswith("veel aanbod")
    assert tile(EEKLO, 35, 4).words == ""
