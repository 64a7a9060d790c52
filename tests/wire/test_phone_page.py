"""The square that leads a phone to the sign-up page: what it carries, and that every phone can read it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.qr import modules
from kiosk.wire.phone_page import LONGEST, Carried, kiosk_digits, offer_address, read_carried, start_address

WHOLE = Carried("ar", "stand", uuid4(), kiosk_digits("6F1C22AA-5e0b-4e57-9f0a-0a1b2c3d4e5f"))


def carried_by(address: str) -> Carried:
    return read_carried(dict(parse_qsl(urlsplit(address).query)))


def test_a_phone_page_knows_language_channel_stand_and_kiosk() -> None:
    address = offer_address("dekring.example", "ligo-smartphone", WHOLE)
    assert address.startswith("https://dekring.example/o/ligo-smartphone?l=ar&")
    assert carried_by(address) == WHOLE
    assert WHOLE.kiosk == "6f1c22aa"
    modules(address)  # raises when it does not fit a readable square


@pytest.mark.parametrize(
    ("host", "left_out"),
    [("dekring.example", ""), ("h" * 30 + ".example", "k"), ("h" * 50 + ".example", "ks")],
)
def test_where_names_are_long_the_least_needed_is_left_out(host: str, left_out: str) -> None:
    address = offer_address(host, "ligo-smartphone", WHOLE)
    assert len(address) <= LONGEST
    letters = set(dict(parse_qsl(urlsplit(address).query)))
    assert letters == {"l", "c", "s", "k"} - set(left_out)
    modules(address)


def test_a_flyer_leads_to_all_offers() -> None:
    assert start_address("dekring.example", Carried(channel="flyer-pretbazaar")) == (
        "https://dekring.example/start?c=flyer-pretbazaar"
    )
    assert start_address("dekring.example", Carried()) == "https://dekring.example/start"


@given(st.dictionaries(st.sampled_from("lcsko"), st.text(max_size=70)))
def test_an_address_that_somebody_changed_by_hand_is_read_all_the_same(query: dict[str, str]) -> None:
    found = read_carried(query)
    assert set(found.query().values()) <= set(query.values())


def test_a_stand_that_is_no_id_is_passed_over() -> None:
    assert read_carried({"s": "_" * 21 + "B", "l": "ar"}) == Carried("ar")


@pytest.mark.parametrize("channel", ["<b>", "An Peeters", "=1+1", "x" * 41, "É"])
def test_no_free_words_come_in_through_an_address(channel: str) -> None:
    assert read_carried({"c": channel}).channel == ""
