"""In which order the parts of a line stand, from left to right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from kiosk.direction.letters import may_turn, reads_rtl, without_marks
from kiosk.direction.runs import runs

LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
ARABIC = ("اتصل", "بنا", "على", "الرقم", "من", "فضلك", "لدينا", "ښځې", "می‌خواهم", "شمارهٔ", "محمّد")
UNITS = (
    "0471 12 34 56", "+32 471 12 34 56", "09 376 71 70", "+32 (0)9 376 71 70", "0471/12.34.56",
    "(09) 376 71 70", "21/11/2026", "21-11-2026", "21.11.2026", "9.00–12.00", "9.00 – 12.00", "13:30-16:30",
    "12 500", "1.250,50", "50%", "-5", "+32471123456", "4321 8765 1234", "۰۹ ۳۷۶ ۷۱ ۷۰", "۱۴۰۵/۸/۳۰", "112",
    "AB2D-EF3H", "2DAB-3FEH", "9.00u", "Zoë", "Zoë Janssens", "d’Hondt", "Kerkstraat 12, 9900 Eeklo",
    "9900 Eeklo", "Telenet (BE)", "Зоя", "BIS", "https://eeklo.be/p/AB?x=1", "www.eeklo.be", "info@eeklo.be",
    "BE68 5390 0754 7034", "3G/4G",
)  # fmt: skip


def seen(text: str, *, rtl: bool) -> str:
    """Return the characters of a line as they stand from left to right."""
    return "".join(run.text[::-1] if run.rtl else run.text for run in runs(text, rtl))


def seen_by_others(marked: str, *, rtl: bool) -> str:
    """Return the same from another implementation of UAX 9 (python-bidi's, in Rust), told what is one."""
    return without_marks(get_display(marked, base_dir="R" if rtl else "L"))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    "sentence", ["اتصل على {} من فضلك.", "{} من فضلك", "الرقم: {}", "اتصل ({}) الآن، {}؟", "قال «{}»!"]
)
def test_a_number_or_a_name_stays_whole_in_a_sentence_from_right_to_left(unit: str, sentence: str) -> None:
    shown = seen(sentence.replace("{}", unit), rtl=True)
    assert unit in shown
    assert shown == seen_by_others(sentence.replace("{}", LRI + unit + PDI), rtl=True)


def test_without_isolating_the_groups_of_a_telephone_number_would_change_places() -> None:
    sentence = "اتصل على 0471 12 34 56 من فضلك"
    assert "56 34 12 0471" in seen_by_others(sentence, rtl=True)
    assert "0471 12 34 56" in seen(sentence, rtl=True)


def test_figures_in_arabic_letters_keep_their_order_too() -> None:
    # U+2066 is not enough here: UAX 9 treats these figures as if they ran from right to left.
    assert "٠٤٧١ ١٢ ٣٤ ٥٦" in seen("الهاتف ٠٤٧١ ١٢ ٣٤ ٥٦ الآن", rtl=True)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ARABIC),
            st.sampled_from(UNITS),
            st.sampled_from(["{}", "({})", '"{}"', "{}،", "{}."]),
        )
    )
)
def test_any_mixed_sentence_stands_as_if_its_writer_had_isolated_the_parts(
    parts: list[tuple[str, str, str]],
) -> None:
    plain = " ".join(f"{word} {frame.format(unit)}" for word, unit, frame in parts)
    marked = " ".join(f"{word} {frame.format(LRI + unit + PDI)}" for word, unit, frame in parts)
    assert seen(plain, rtl=True) == seen_by_others(marked, rtl=True)


@pytest.mark.parametrize("name", ["محمد", "محمد علي", "شيرين أحمد", "می‌نا", "زرغونه"])
@pytest.mark.parametrize(
    "sentence", ["Dag {}, 12 jaar", "{} 0471 12 34 56", "Je bent {}.", "({}) 12", "Jan & {} 3/4"]
)
def test_an_arabic_name_does_not_pull_figures_over_in_a_dutch_sentence(name: str, sentence: str) -> None:
    shown = seen(sentence.format(name), rtl=False)
    assert shown == sentence.format(name[::-1])
    assert shown == seen_by_others(sentence.format(RLI + name + PDI), rtl=False)


def test_an_arabic_sentence_on_a_dutch_screen_is_read_as_a_whole() -> None:
    text = "مرحبا بكم في Eeklo أو اتصل على 112"
    assert [run.text for run in runs("مرحبا بكم على 112 الآن", False)] == [" الآن", "112", "مرحبا بكم على "]
    assert seen(text, rtl=True) == seen_by_others(text, rtl=True)


def test_two_names_in_a_list_stand_in_the_order_of_reading() -> None:
    assert [run.text for run in runs("Zoë، Jan", True)] == ["Jan", "، ", "Zoë"]
    assert [run.text for run in runs("محمد, أحمد en Zoë", False)] == ["محمد", ", ", "أحمد", " en Zoë"]


def test_a_joiner_stays_in_the_word_it_shapes() -> None:
    [run] = runs("می‌خواهم", True)
    assert run.text == "می‌خواهم"
    assert run.script == "Arab"


def test_signs_of_direction_do_what_they_say_and_are_not_drawn() -> None:
    assert seen("a\u2067محمد 12\u2069 b", rtl=False) == "a12 دمحم b"
    assert seen("\u202eabc\u202c", rtl=False) == "cba"
    assert seen("محمد \u2066a 1\u2069\u200f.", rtl=True) == ".a 1 دمحم"
    assert seen("اسم \u2068Zoë 5\u2069 12 \u2068محمد 5\u2069", rtl=True) == "5 دمحم 12 Zoë 5 مسا"
    assert runs("\u2066\u2069", True) == []


def test_space_behind_the_last_word_goes_to_the_end_of_the_line() -> None:
    assert seen("محمد Zoë ", rtl=True) == " Zoë دمحم"


LETTERS = "ابةپټ ئ\u200c\u064b،؟٠١۰۱abZé12א𞤀👋"
SIGNS = ".,:/-–+()[]«»\"'%€\t"
MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(
    st.sampled_from(LETTERS + SIGNS + MARKS) | st.characters(codec="utf-8", exclude_characters="\n"),
    max_size=40,
)


@given(ANYTHING, st.booleans())
def test_every_letter_is_drawn_once_whatever_somebody_types(text: str, rtl: bool) -> None:
    found = sorted(runs(text, rtl), key=lambda run: run.start)
    assert "".join(run.text for run in found) == without_marks(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(st.characters(max_codepoint=0x58F, exclude_characters="\u200e\u200f"), max_size=40))
def test_latin_and_cyrillic_never_turn_on_a_line_from_left_to_right(text: str) -> None:
    assert not may_turn(text)
    assert seen(text, rtl=False) == text


@given(ANYTHING)
def test_what_may_not_turn_is_one_run(text: str) -> None:
    if text and not may_turn(text):
        assert [run.text for run in runs(text, False)] == [text]


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("Telenet يقدم الإنترنت", True, True),
        ("Dit is een proefvertaling.", True, False),
        ("0471 12 34 56", True, True),
        ("Dag محمد", False, False),
        ("محمد woont hier", False, False),
        ("هذه ترجمة تجريبية (concept)", False, True),
        ("112", False, False),
    ],
)  # fmt: skip
def test_a_sentence_begins_on_the_side_of_its_own_letters(text: str, page: bool, expected: bool) -> None:
    assert reads_rtl(text, page) is expected
