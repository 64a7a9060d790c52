"""'You can switch off' is said when central signed for everything, and never a moment earlier."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from kiosk.outbox.stand_count import StandCount
from kiosk.volunteers.proof import Situation, packing_up

NOW = datetime(2026, 11, 25, 17, 45, tzinfo=UTC)
AT = NOW - timedelta(minutes=3)


def told(stand: str = "closed", clock_right: bool = True, contact: datetime | None = AT, **count: Any) -> Any:
    return packing_up(Situation(StandCount(**count), stand, NOW, clock_right, contact))


def test_everything_received_and_the_stand_closed_you_can_switch_off() -> None:
    proof = told(delivered=38, received_at=AT)
    assert (proof.kind, proof.saved, proof.delivered, proof.at) == ("ready", 38, 38, AT)
    assert proof.may_switch_off


def test_with_the_stand_still_open_it_asks_to_close_first() -> None:
    assert told("open", delivered=38, received_at=AT).kind == "received"


def test_nothing_saved_yet() -> None:
    assert told("open").kind == "empty"
    assert told("open", news_waiting=1).kind == "empty"
    assert told("none").kind == "none"


def test_a_closed_stand_that_saved_nothing_may_go_home() -> None:
    assert told().kind == "ready"


def test_the_stands_own_news_has_to_be_there_as_well() -> None:
    proof = told(delivered=38, received_at=AT, news_waiting=1)
    assert proof.kind == "news"
    assert not proof.may_switch_off


def test_what_is_missing_is_named_by_its_number() -> None:
    proof = told(delivered=36, received_at=AT, waiting=(41, 42))
    assert (proof.kind, proof.saved, proof.delivered, proof.missing, proof.numbers) == (
        "waiting",
        38,
        36,
        2,
        (41, 42),
    )


def test_many_missing_are_counted_and_the_first_are_named() -> None:
    proof = told(waiting=tuple(range(1, 21)))
    assert (proof.missing, proof.numbers) == (20, (1, 2, 3, 4, 5))


@pytest.mark.parametrize("contact", [None, NOW - timedelta(hours=1), NOW + timedelta(hours=1)])
def test_without_a_fresh_word_of_central_it_speaks_of_network_and_stick(contact: datetime | None) -> None:
    assert told(waiting=(7,), contact=contact).kind == "offline"


def test_what_is_on_the_stick_is_not_received_yet() -> None:
    proof = told(delivered=1, received_at=AT, waiting=(7, 8), on_stick=2)
    assert proof.kind == "stick"
    assert not proof.may_switch_off
    assert told(waiting=(7, 8), on_stick=1, contact=None).kind == "offline", "not all of it is on the stick"


def test_a_refused_record_says_why() -> None:
    proof = told(delivered=37, received_at=AT, refused=((9, "hash-mismatch"),))
    assert (proof.kind, proof.problem, proof.numbers) == ("refused", "hash-mismatch", (9,))


def test_what_can_still_be_sent_comes_before_what_was_refused() -> None:
    proof = told(waiting=(7,), refused=((9, "hash-mismatch"),))
    assert (proof.kind, proof.missing, proof.numbers) == ("waiting", 2, (7, 9))


def test_a_clock_that_is_wrong_gives_no_time_and_does_not_hide_what_is_missing() -> None:
    proof = told(delivered=38, received_at=datetime(1970, 1, 1, tzinfo=UTC), clock_right=False)
    assert (proof.kind, proof.at) == ("ready", None)
    assert told(waiting=(7,), clock_right=False).kind == "offline"


def test_nobody_is_ever_sent_home_while_anything_is_missing() -> None:
    for stand, clock, waiting, refused, news, stick in product(
        ("none", "open", "closed"), (True, False), ((), (7,)), ((), ((9, "x"),)), (0, 1), (0, 1)
    ):
        proof = told(
            stand,
            clock,
            delivered=3,
            received_at=AT,
            waiting=waiting,
            refused=refused,
            news_waiting=news,
            on_stick=stick,
        )
        assert proof.may_switch_off == (stand == "closed" and not waiting and not refused and not news)
