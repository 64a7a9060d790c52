"""Answers come in as words; what is no answer is refused in one line that says what would be right."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.eligibility.facts import BY_ID, FACTS, BadAnswers, check_answers, parse_answers
from kiosk.eligibility.question import NONE_OF_THESE, answers_from_tiles
from tests.eligibility.people import SIX, one_person, rules, some_answers


def refused(raw: bytes) -> str:
    with pytest.raises(BadAnswers) as caught:
        parse_answers(raw)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 420
    return message


@given(some_answers())
def test_good_answers_come_back_in_table_order(answers: dict[str, str]) -> None:
    read = parse_answers(json.dumps(answers).encode())
    assert read == answers
    assert list(read) == [fact.id for fact in FACTS if fact.id in answers]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"money_tigth": "yes"}', "did you mean 'money_tight'?"),
        (b'{"x": "yes"}', "known are home_internet, domicile_belgium"),
        (b'{"money_tight": "maybe"}', "money_tight is 'maybe' but must be one of yes, no, unknown"),
        (b'{"home_internet": "too_deer"}', "too_dear"),
        (b'{"home_internet": "yes"}', "none, too_dear, slow_or_little, fine, unknown"),
        (b'{"money_tight": true}', "money_tight is true or false but must be one of yes"),
        (b'{"money_tight": null}', "money_tight is null"),
        (b'{"money_tight": 1}', "money_tight is a number"),
        (b'{"money_tight": ["yes"]}', "money_tight is a list"),
        (b'{"money_tight": "YES"}', "must be one of yes"),
        (b'{"money_tight": "yes", "money_tight": "no"}', "'money_tight' is answered twice"),
        (b'["yes"]', "must be an object"),
        (b'"yes"', "must be an object"),
        (b"null", "must be an object"),
        (b"7", "must be an object"),
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"{'money_tight': 'yes'}", "not JSON"),
        (b'{"money_tight": "yes"} extra', "not JSON"),
        (b"[" * 10_000, "flat object"),
        (b'{"a":' * 10_000, "flat object"),
        (b'{"money_tight": ' + b"9" * 5_000 + b"}", "flat object"),
        (b'\n{"money_tight": "\xff"}', "line 2 is not UTF-8"),
        ('{"money_tight": "yes"}'.encode("utf-16"), "not UTF-8"),
        (b'{"money_tight": NaN}', "money_tight is a number"),
        (b'{"\\ud800\\n' + b"a" * 300 + b'": "yes"}', "there is no fact"),
    ],
)
def test_bad_answers_are_one_clear_line(raw: bytes, words: str) -> None:
    assert words in refused(raw)


@given(st.binary(max_size=60))
def test_no_bytes_at_all_make_anything_but_answers_or_one_line(raw: bytes) -> None:
    try:
        answers = parse_answers(raw)
    except BadAnswers as problem:
        assert "\n" not in str(problem)
    else:
        assert set(answers) <= set(BY_ID)


def test_a_file_saved_by_notepad_is_read_too() -> None:
    assert parse_answers(b'\xef\xbb\xbf{"money_tight": "yes"}') == {"money_tight": "yes"}


# ---- tiles


def test_none_of_these_is_no_to_all() -> None:
    household = rules().question("household")
    answers = answers_from_tiles(household, {NONE_OF_THESE})
    assert answers == dict.fromkeys(household.facts, "no")
    assert set(SIX) < set(answers)


def test_do_not_know_leaves_unknown_what_was_not_touched() -> None:
    answers = answers_from_tiles(rules().question("household"), {"unknown", "household_ocmw_support"})
    assert answers.pop("household_ocmw_support") == "yes"
    assert set(answers.values()) == {"unknown"}


def test_without_do_not_know_untouched_means_no() -> None:
    answers = answers_from_tiles(rules().question("household"), {"increased_reimbursement"})
    assert answers.pop("increased_reimbursement") == "yes"
    assert set(answers.values()) == {"no"}


def test_a_choice_is_the_word_on_its_tile() -> None:
    assert answers_from_tiles(rules().question("home_internet"), {"fine"}) == {"home_internet": "fine"}


@pytest.mark.parametrize(
    ("question", "touched", "words"),
    [
        ("household", set(), "no tile was touched"),
        ("household", {NONE_OF_THESE, "unknown"}, "goes with no other tile"),
        ("household", {"household_ocmw"}, "did you mean 'household_ocmw_support'?"),
        ("money_tight", {"yes", "no"}, "one answer only"),
        ("money_tight", set(), "no tile was touched"),
    ],
)
def test_touches_that_say_nothing_clear_are_refused(question: str, touched: set[str], words: str) -> None:
    with pytest.raises(BadAnswers, match=words):
        answers_from_tiles(rules().question(question), touched)


@given(one_person())
def test_whatever_is_touched_gives_valid_answers_to_the_whole_screen(person: dict[str, set[str]]) -> None:
    for question in rules().questions:
        answers = answers_from_tiles(question, person[question.id])
        assert set(check_answers(answers)) == set(question.facts)
