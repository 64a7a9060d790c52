"""The square on the paper must be readable by an old phone in a dim hall."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.receipts.code import new_token
from kiosk.receipts.qr import MAX_VERSION, QrTooDense, modules

HOSTS = st.from_regex(r"[a-z]{1,30}(\.[a-z]{1,20}){1,2}", fullmatch=True)


@given(HOSTS)
def test_every_host_a_site_may_have_gives_a_square_of_at_most_version_6(host) -> None:
    square = modules(f"https://{host}/p/{new_token()}")
    assert len(square) <= 17 + 4 * MAX_VERSION
    assert all(len(row) == len(square) for row in square)


def test_an_address_that_would_make_the_square_too_fine_is_refused_by_name() -> None:
    assert len(modules("https://" + "a" * 98)) == 41
    for length in (99, 5000):
        with pytest.raises(QrTooDense):
            modules("https://" + "a" * length)
