"""Whatever is held before the scanner is sorted: ours, somebody else's, or meant to do harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.code import new_code, new_token, shown
from kiosk.receipts.scanned import LONGEST, sort_scan
from kiosk.wire.phone_page import paper_address

HOST = "dekring.example"
TOKEN = "Ab3_-ZkPq7LmNo9RsTuVwX"


def test_our_own_paper_gives_its_token() -> None:
    token = new_token()
    found = sort_scan(f"https://{HOST}/p/{token}\r\n", HOST)
    assert (found.kind, found.value) == ("paper", token)


def test_the_square_of_a_phone_gives_its_token_and_the_language_it_was_read_in() -> None:
    found = sort_scan(paper_address(HOST, TOKEN, "ar"), HOST)
    assert (found.kind, found.value, found.language) == ("paper", TOKEN, "ar")
    assert sort_scan(paper_address(HOST, TOKEN), HOST).language == ""


def test_an_offer_gives_its_id_whatever_it_counts() -> None:
    url = f"https://{HOST}/o/ligo-smartphone?l=ar&c=kiosk&s=Ab3_-ZkPq7LmNo9RsTuVwX&k=1a2b3c4d"
    assert (sort_scan(url, HOST).kind, sort_scan(url, HOST).value) == ("offer", "ligo-smartphone")


def test_a_code_is_read_with_its_dash_and_in_small_letters() -> None:
    code = new_code()
    for text in (code, shown(code), code.lower()):
        assert (sort_scan(text, HOST).kind, sort_scan(text, HOST).value) == ("code", code)


def test_an_invite_is_known_by_its_mark() -> None:
    for invite in ("KIOSK1:AEBAGBAFAYDQQCIKBMGA2DQP", "kiosk1:aebagbafaydqqcikbmga2dqp"):
        assert (sort_scan(invite, HOST).kind, sort_scan(invite, HOST).value) == ("invite", invite)


FORMER = ("kiosk.former.example", "Test.Former.example:8443")


@pytest.mark.parametrize(
    "where",
    [
        f"https://{HOST.upper()}",
        f"HTTPS://{HOST}",
        f"http://{HOST}",
        f"https://{HOST}.",
        f"https://{HOST}:443",
        f"http://{HOST}:80",
        "https://kiosk.former.example",
        "https://KIOSK.FORMER.EXAMPLE:443",
        "https://test.former.example:8443",
    ],
)
def test_a_person_with_a_paper_of_before_a_new_address_need_not_type_its_code(where: str) -> None:
    found = sort_scan(f"{where}/p/{TOKEN}?l=fr", HOST, FORMER)
    assert (found.kind, found.value, found.language) == ("paper", TOKEN, "fr")
    assert sort_scan(f"{where}/o/ligo-smartphone", HOST, FORMER).kind == "offer"


@pytest.mark.parametrize(
    "where",
    [
        "https://other.example",
        "https://test.former.example",
        f"https://{FORMER[0]}@evil.example",
        f"https://evil.example/{FORMER[0]}",
        f"https://{FORMER[0]}.evil.example",
        f"https://{FORMER[0]}..",
        f"ftp://{FORMER[0]}",
    ],
)
def test_a_paper_of_somebody_else_stays_foreign_beside_former_addresses(where: str) -> None:
    assert sort_scan(f"{where}/p/{TOKEN}", HOST, FORMER).kind in ("foreign", "hostile")


@pytest.mark.parametrize(
    "text",
    [
        "5410041001204",
        "Tomatensoep",
        f"https://other.example/p/{TOKEN}",
        f"https://{HOST}.evil.example/p/{TOKEN}",
        f"https://{HOST}@evil.example/p/{TOKEN}",
        f"https://{HOST}:8443/p/{TOKEN}",
        f"https://{HOST}/p/{TOKEN}x",
        f"https://{HOST}/p/{TOKEN}?x=1",
        f"https://{HOST}/p/{TOKEN}?l=",
        f"https://{HOST}/p/{TOKEN}?l=../x",
        f"https://{HOST}/p/{TOKEN}?l=nl&l=fr",
        f"https://{HOST}/p/../p/{TOKEN}",
        f"https://{HOST}/o/Ligo",
        "",
    ],
)
def test_what_is_not_ours_is_foreign_also_when_it_looks_like_ours(text: str) -> None:
    assert sort_scan(text, HOST).kind == "foreign"


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "WIFI:T:WPA;S:gratis;P:x;;",
        "file:///etc/passwd",
        "tel:0900",
        f"https://{HOST}/p/{TOKEN}\x1b[2J",
        f"https://{HOST}/p/\u202e{TOKEN}",
        "A" * (LONGEST + 1),
    ],
)
def test_what_is_meant_to_do_harm_is_hostile(text: str) -> None:
    assert sort_scan(text, HOST).kind == "hostile"
    assert sort_scan(text, HOST).value == ""


@given(st.text(max_size=300))
def test_anything_at_all_is_sorted_without_falling_over(text: str) -> None:
    found = sort_scan(text, HOST)
    assert found.kind in ("paper", "code", "offer", "invite", "foreign", "hostile")
    assert found.kind in ("paper", "code", "offer", "invite") or not found.value


def test_what_was_scanned_does_not_show_when_it_is_logged() -> None:
    assert TOKEN not in repr(sort_scan(f"https://{HOST}/p/{TOKEN}", HOST))
