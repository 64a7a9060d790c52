"""Nobody finds the code of somebody else's paper by trying: twenty a day, whoever stands there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.outbox.queue import Outbox, open_outbox
from kiosk.outbox.typed_codes import MOST_A_DAY, TypedCodes
from kiosk.receipts.code import new_code, shown


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with open_outbox(tmp_path) as queue:
        yield queue


class Day:
    today = date(2026, 11, 25)

    def __call__(self) -> date:
        return self.today


def test_a_code_is_read_as_it_stands_on_paper_and_a_slip_is_noticed(outbox: Outbox) -> None:
    codes, code = TypedCodes(outbox.state, Day()), new_code()
    assert codes.read(shown(code)) == code
    assert codes.read(code[1] + code[0] + code[2:]) in ("", code)  # two the same may stand in front
    assert codes.read(code[:-1]) == ""


def test_a_restart_does_not_begin_the_day_anew(tmp_path: Path) -> None:
    for _ in range(MOST_A_DAY):
        with open_outbox(tmp_path) as queue:
            assert TypedCodes(queue.state, Day()).allow()
    with open_outbox(tmp_path) as queue:
        assert not TypedCodes(queue.state, Day()).allow()


def test_the_next_day_people_can_type_again(outbox: Outbox) -> None:
    day = Day()
    codes = TypedCodes(outbox.state, day)
    while codes.allow():
        pass
    day.today = date(2026, 11, 26)
    assert codes.allow()


def test_no_code_stays_on_the_card(tmp_path: Path, outbox: Outbox) -> None:
    codes, code = TypedCodes(outbox.state, Day()), new_code()
    codes.read(code)
    codes.allow()
    assert code.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
