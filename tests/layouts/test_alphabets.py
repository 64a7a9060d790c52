"""Everybody can write their name, in their own letters and in ours, on a lying and on a standing screen."""

from __future__ import annotations

import pytest

from kiosk.journeys.typed import clean
from kiosk.site.load import load_site
from kiosk.ui.layouts import keys
from kiosk.ui.layouts.choose import layout_for
from kiosk.ui.layouts.keys import JOINER, SHIFT, capital
from kiosk.ui.layouts.latin import OTHERS
from tests.layouts.typist import LANGUAGES, Typist

A_TO_Z = "abcdefghijklmnopqrstuvwxyz"
# The main exemplar letters of CLDR for each language.
ALPHABETS = {
    "nl": A_TO_Z + "áäéëíïóöúü",
    "fr": A_TO_Z + "àâæçéèêëîïôœùûüÿ",
    "en": A_TO_Z,
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى",
    "fa": "اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءأؤئ" + JOINER,
    "ps": "اآبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیيېۍئءأؤة",
}
# What only words borrowed from elsewhere need waits on another page, by whether the page is narrow.
WAITS = {
    False: {"nl": "áäíóú", "fr": "æëïœüÿ", "bg": "ѝ", "ps": "ءأؤة"},
    True: {"nl": "áäíóöúü", "fr": "âæëîïôœùûüÿ", "bg": "ѝ", "fa": "ءأؤ", "ps": "ءأؤة"},
}
NARROW = pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
@NARROW
def test_whoever_types_sees_every_letter_of_their_language_at_once(language: str, narrow: bool) -> None:
    layout = layout_for("text", narrow, language)
    waits = {letter for letter in ALPHABETS[language] if letter not in layout.keys(layout.first)}
    assert waits == set(WAITS[narrow].get(language, ""))
    typist = Typist(layout, language)
    written = ALPHABETS[language] + "".join(capital(letter, language) for letter in ALPHABETS[language])
    assert typist.write(written) and typist.typed == written


def test_every_language_that_people_may_ask_for_has_its_keyboard() -> None:
    assert set(LANGUAGES) == set(load_site(None).file.spoken) == set(ALPHABETS)


@EACH
@NARROW
def test_every_letter_of_the_alphabet_can_be_typed(language: str, narrow: bool) -> None:
    typist = Typist.at("text", narrow, language)
    assert typist.write(ALPHABETS[language])
    assert typist.typed == ALPHABETS[language]


@EACH
@NARROW
def test_every_letter_of_the_alphabet_can_be_a_capital(language: str, narrow: bool) -> None:
    capitals = "".join(capital(letter, language) for letter in ALPHABETS[language])
    typist = Typist.at("text", narrow, language)
    assert typist.write(capitals)
    assert typist.typed == capitals


@EACH
@NARROW
def test_a_name_in_latin_letters_can_be_typed_whatever_the_language(language: str, narrow: bool) -> None:
    typist = Typist.at("text", narrow, language)
    assert typist.write("Jan-Willem de Wit 2 .")
    assert typist.typed == "Jan-Willem de Wit 2 ."


@pytest.mark.parametrize("language", ["nl", "fr", "en", "tr", "ro", "pl"])
@NARROW
def test_a_neighbour_writes_the_name_as_it_is_in_the_passport(language: str, narrow: bool) -> None:
    typist = Typist.at("text", narrow, language)
    letters = "".join(OTHERS.split())
    names = "Đorđe Łukasz İpek Žofia Ňaďa Ștefan Jürgen Groß Søren Őry Chloë"
    assert typist.write(letters + names)
    assert typist.typed == letters + names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("uk", ["Олександр Шевченко", "Юлія Ґалаґан", "Мар'яна"]),
        ("ru", ["Алёна Объедкова", "Эльвира Щербакова"]),
        ("bg", ["Стефан Йорданов", "Юлия Щерева"]),
        ("ar", ["محمد عبدالله", "فاطمة الزهراء", "مصطفى", "رؤى"]),
        ("fa", ["آرش گلزار", "ژیلا می‌نویسد"]),
        ("ps", ["ښاغلی څرګند", "ړومبی ځوان", "ډېوه"]),
        ("tr", ["İbrahim Yıldız", "Ilgın Şahin"]),
        ("pl", ["Zażółć Gęślą", "Łukasz Jaźń"]),
        ("ro", ["Ștefan Țăranu", "Ană Înălțime"]),
        ("fr", ["Chloé Lefèvre", "Noël Français"]),
    ],
)
@NARROW
def test_people_type_their_name_and_it_is_kept_as_typed(language, names, narrow) -> None:
    for name in names:
        typist = Typist.at("text", narrow, language)
        assert typist.write(name)
        assert clean(typist.typed) == name


@pytest.mark.parametrize(
    ("language", "at_hand"),
    [
        ("nl", "éèëïç"), ("fr", "éèàçêù"), ("tr", "ıiğüşöç"), ("ro", "ăâîșț"), ("pl", "ąćęłńóśźż"),
        ("uk", "іїєґ'"), ("ru", "ёъэы"), ("bg", "ъьщю"), ("ar", "ءأإآؤئةى"), ("fa", "پچژگکی" + JOINER),
        ("ps", "ټډړږښڼځڅېۍئګ"),
    ],
)  # fmt: skip
def test_what_makes_a_language_its_own_stands_on_the_first_wide_page(language: str, at_hand: str) -> None:
    layout = Typist.at("text", False, language).layout
    assert set(at_hand) <= set(layout.keys(layout.first))


@pytest.mark.parametrize("language", ["ar", "fa", "ps"])
@NARROW
def test_where_a_script_has_no_capitals_no_key_promises_them(language: str, narrow: bool) -> None:
    layout = Typist.at("text", narrow, language).layout
    own = [page for page in layout.pages if page != "latin"]
    assert not [page for page in own if SHIFT in layout.keys(page)]
    assert SHIFT in layout.keys("latin")


def test_turkish_has_two_letters_i_and_german_one_capital_for_its_sharp_s() -> None:
    assert [capital(letter, "tr") for letter in "iışğ"] == ["İ", "I", "Ş", "Ğ"]
    assert [capital(letter, "nl") for letter in "iıß"] == ["I", "I", "ẞ"]
    assert [capital(letter, "uk") for letter in "іїґ'"] == ["І", "Ї", "Ґ", "'"]
    assert capital("gmail.com", "nl") == "gmail.com"
    assert capital("لا", "ar") == "لا"


@EACH
@NARROW
@pytest.mark.parametrize("kind", ["text", "email"])
def test_who_never_typed_finds_the_letters_from_a_to_z_and_types_every_one(
    language: str, narrow: bool, kind: str
) -> None:
    usual, layout = (layout_for(kind, narrow, language, abc) for abc in (False, True))
    own = kind == "text" and language in keys.ALPHABETS and language != "nl"
    learnt, turned = ALPHABETS[language] if own else A_TO_Z, own and language in ("ar", "fa", "ps")
    rows = [row[::-1] if turned else row for row in layout.pages[layout.first]]
    letters = [key for row in rows for key in row if key in (keys.ALPHABETS[language] if own else A_TO_Z)]
    assert letters == sorted(letters, key=learnt.index) and len(letters) > 20
    assert sorted(layout.keys(layout.first)) == sorted(usual.keys(usual.first)), "no key comes or goes"
    typist, said = Typist(layout, language), ALPHABETS[language] if kind == "text" else "jan@gmail.com"
    assert typist.write(said)
    assert typist.typed == said
