"""The table of states: whatever is tried in whatever order, nobody gets what was not proven wiped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from central.equipment import labels, strokes
from central.equipment.judging import Method, Refused, Wipe, judge
from central.equipment.states import MOVES, UNSAFE, WORDS, By, State, asks, by_hand
from kiosk.receipts.code import ALPHABET, LENGTH, is_valid

AZERTY = str.maketrans(
    "1234567890-" + "qwertyuiopasdfghjklzxcvbnm" + "QWERTYUIOPASDFGHJKLZXCVBNM",
    "&é\"'(§è!çà)" + "azertyuiopqsdfghjklwxcvbn," + "AZERTYUIOPQSDFGHJKLWXCVBN?",
)


@given(st.lists(st.sampled_from(State), max_size=60))
def test_nobody_gets_a_device_before_its_wipe_is_proven(wishes):
    here, clean = State.IN, False
    for wish in wishes:
        how = asks(here, wish)
        if how is None:
            continue
        clean = (clean or how is By.PROOF) and wish not in UNSAFE and wish is not State.BROKEN
        here = wish
        assert here is not State.OUT or clean
        assert here not in (State.WIPED, State.CHECKED, State.READY) or clean


def test_each_state_can_be_left_and_has_a_word():
    assert set(MOVES) == set(State) == set(WORDS)
    assert all(MOVES[one] for one in State)
    assert State.WIPED not in {end for one in State for end in by_hand(one)}, "a tick is no proof"


CODES = st.builds(
    lambda body: next((body + last for last in ALPHABET if is_valid(body + last)), "K7QM3X9P"),
    st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1),
).filter(is_valid)


@given(CODES)
def test_a_label_reads_back_from_either_keyboard_and_a_slip_never_does(label):
    shown = labels.in_words(label)
    for said in (shown, f" {shown.lower()} ", shown.replace("-", ""), shown.translate(AZERTY)):
        assert labels.read(said) == label
    other = "2" if label[3] != "2" else "3"
    assert labels.read(labels.in_words(label[:3] + other + label[4:])) == ""
    assert labels.read(label) == "", "a paper of ours is no device"


@given(st.text(max_size=60))
def test_whatever_is_scanned_is_a_label_or_nothing(said):
    assert len(labels.read(said)) in (0, LENGTH)


@given(st.lists(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1), max_size=4))
def test_a_drawing_is_kept_as_it_was_sent_or_refused(lines):
    said = "|".join(" ".join(f"{x},{y}" for x, y in line) for line in lines)
    points = [point for line in lines for point in line]
    fits = len(points) >= strokes.LEAST_POINTS and all(
        x <= strokes.WIDE and y <= strokes.HIGH for x, y in points
    )
    try:
        assert strokes.path_of(strokes.strokes_of(said)).count("M") == len(lines)
        assert fits
    except strokes.NoSignature:
        assert not fits


@given(
    st.sampled_from(Method), st.sampled_from([True, False, None]), st.integers(0, 3), st.integers(-1, 2),
    st.integers(-60, 60),
)  # fmt: skip
def test_a_wipe_is_proven_only_by_what_reaches_all_of_the_disk(method, flash, read_back, status, days):
    now = datetime(2026, 12, 1, 12, tzinfo=UTC)
    wipe = Wipe(
        "nwipe", "0.33", method, "x", status, read_back, "ZX-1", "", flash, now + timedelta(days=days)
    )
    try:
        proven = judge(wipe, now - timedelta(days=30), now)
    except Refused:
        proven = None
    if status or not -30 <= days <= 1 or (method is Method.OVERWRITE and (flash is None or not read_back)):
        assert proven is None
    else:
        assert proven is (method is not Method.OVERWRITE or flash is False)
