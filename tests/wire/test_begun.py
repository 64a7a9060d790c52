"""What somebody began at a kiosk, in a square for their own phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.qr import CARRYING_VERSION, modules
from kiosk.wire.begun import (
    LONGEST,
    Begun,
    NewerBegun,
    UnreadableBegun,
    begun_address,
    new_mark,
    read_begun,
)
from kiosk.wire.phone_page import Carried

FATIMA = Begun(
    {"name": "فاطمة Bouali", "reach_by": "phone", "phone": "+32471123456", "about": "no_internet,too_dear"},
    ("be.sociaal-internetaanbod",),
    29_500_000,
    "AbCdEfGh-_12",
)
said = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\n"), max_size=60)
begun = st.builds(
    Begun,
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), said, max_size=6),
    st.lists(st.from_regex(r"[a-z][a-z0-9.-]{0,20}", fullmatch=True), max_size=3).map(tuple),
    st.none() | st.integers(0, 10**9),
    st.builds(new_mark),
    st.booleans(),
)


@given(begun)
def test_whatever_somebody_said_comes_out_as_it_went_in(one):
    assert read_begun(one.payload()) == one


@given(st.text(max_size=80) | st.from_regex(r"1[A-Z2-7]{0,80}", fullmatch=True))
def test_what_a_stranger_made_up_is_refused_in_words_and_with_nothing_else(payload):
    try:
        read_begun(payload)
    except (UnreadableBegun, NewerBegun):
        pass


@given(begun, st.data())
def test_a_payload_an_app_cut_off_is_not_taken_for_a_whole_one(one, data):
    whole = one.payload()
    short = whole[: data.draw(st.integers(1, len(whole) - 1))]
    try:
        assert read_begun(short) == one, "a letter that only filled up was cut"
    except (UnreadableBegun, NewerBegun):
        pass


def test_a_payload_of_a_newer_kiosk_says_so():
    with pytest.raises(NewerBegun):
        read_begun("2" + FATIMA.payload()[1:])


def test_what_was_said_stands_behind_the_hash_only():
    address, whole = begun_address("dekring.example", "v/internet-help", Carried(visit="ar"), FATIMA)
    before, _, payload = address.partition("#")
    assert before == "https://dekring.example/v/internet-help?v=ar"
    assert whole
    assert read_begun(payload) == FATIMA


def test_the_longest_answer_is_left_out_where_not_all_fits_and_it_is_said():
    long = Begun({"name": "Fatima", "about_other": "ع" * 400, "place": "9900 Eeklo"}, mark=new_mark())
    address, whole = begun_address("dekring.example", "v/internet-help", Carried(visit="ar"), long)
    assert not whole
    carried = read_begun(address.partition("#")[2])
    assert carried.cut
    assert carried.answers == {"name": "Fatima", "place": "9900 Eeklo"}


@given(begun)
def test_every_address_fits_a_square_that_a_phone_reads(one):
    carried = Carried("", "stand", None, "00000000", "be." + "k" * 50, "ar")
    address, _ = begun_address("h" * 60 + ".example", "o/" + "o" * 60, carried, one)
    assert len(address) <= LONGEST
    assert len(modules(address)) <= 17 + 4 * CARRYING_VERSION
