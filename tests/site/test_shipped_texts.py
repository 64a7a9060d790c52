"""The translations that ship: whole where the screen speaks them, free of what haste leaves behind."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from kiosk.machine.folders import config_dir
from kiosk.site.load import Site, read_site
from kiosk.site.po import Entry, read_po
from kiosk.site.problems import BadSite
from kiosk.site.texts import SOURCE, names_in, read_translation
from kiosk.site.translations import Dutch, standing

SITES = sorted(path.parent for path in config_dir().glob("sites/*/site.toml"))
FILES = sorted(config_dir().rglob("*.po"))
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
SPOKEN = [(site, code) for site in SITES for code in read_site(site).file.languages if code != SOURCE]

BAR_BUTTONS = ("back", "stop", "language", "help", "more", "close", "listen", "quiet", "away", "access")
LONGEST_BUTTON = 12  # letters: what fits under a picture of 130 pixels

# Said the same in Dutch and elsewhere, and what stands so on letters and signs in Belgium.
# Names of houses, and words that are the same in another language.
SAME = {
    "{percent} %",
    "{day}, {hours}", "{hour}.{minute}", "{hour}", "{hour} {minute}", "{euros} euro", "{euros} euro {cents}",
    "OCMW IGO IVT", "{what}: {count}", "{count} m", "{count} km", "N",
    "laptop {label}", "Chromebook {label}", "tablet {label}", "computer {label}",
    "123", "abc", "Stop", "De Pretbazaar", "Sociaal Huis", "Ligo", "Restaurant Zonneheem", "Digispreekuur",
    "Sociale kruidenier",
    "Stand", "Open", "Printer", "Internet", "Papier", "Mail", "Adres",
}  # fmt: skip
NAMES = re.compile(
    r"hulp van derden|telenet essential internet|an@voorbeeld\.be|ocmw igo ivt|fod sociale zekerheid", re.I
)
LEFT_OVER = 3  # words in a row that are those of the Dutch
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Letters that look right and are of another language's alphabet: they break search, speech and shaping.
NOT_ITS_OWN = {
    "fa": "يكىة",
    "ps": "يك"[1:],
    "ar": "یکک",
    "ro": "şţŞŢ",
    "uk": "ыэъё",
    "ru": "іїєґ",
    "bg": "ыэё",
}


@cache
def site() -> Site:
    return read_site(None)


@cache
def dutch() -> Dutch:
    return Dutch.of(site())


@cache
def entries(path: Path) -> tuple[Entry, ...]:
    return tuple(read_po(path))


@pytest.mark.parametrize(("folder", "code"), SPOKEN, ids=lambda value: getattr(value, "name", value))
def test_a_language_of_the_screen_misses_no_text_and_has_no_old_one(folder: Path, code: str) -> None:
    site = read_site(folder)
    found = standing(site, code, Dutch.of(site))
    assert not found.missing and not found.stale and not found.unknown


@EACH
def test_a_file_is_of_a_language_we_know_and_says_which(path: Path) -> None:
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    language = site().languages[path.stem]
    assert f'"Language: {path.stem}\\n"' in head
    assert f'"X-Review: {language.review}\\n"' in head, "run: kiosk texts --update"


@EACH
def test_a_translator_who_breaks_a_name_in_braces_is_told_with_file_and_line(
    path: Path, tmp_path: Path
) -> None:
    lines, broken = path.read_text(encoding="utf-8").split("\n"), tmp_path / path.name
    words, tried = dutch().all | dutch().shared, set()
    for one in entries(path):
        names = names_in(one.text)
        assert names == names_in(one.dutch), one.key
        if not names or names in tried:
            continue
        tried.add(names)  # the same names break in the same way
        right = lines[one.line]  # counted from 0: the line after msgid
        assert right.startswith("msgstr ") and one.dutch == words[one.key]
        for wrong in (re.sub(r"\{\w+\}", "", right), right.replace("{", "{x"), right.replace("}", "", 1)):
            broken.write_text(
                "\n".join([*lines[: one.line], wrong, *lines[one.line + 1 :]]), encoding="utf-8"
            )
            with pytest.raises(BadSite) as caught:
                read_translation(broken, words)
            assert (Path(caught.value.file), caught.value.line) == (broken, one.line)
            assert repr(one.key) in caught.value.message


@EACH
def test_nothing_invisible_turns_a_line_round_or_hides_in_it(path: Path) -> None:
    """The screen itself orders what reads from right to left; a mark that nobody sees cannot be reviewed."""
    for one in entries(path):
        hidden = {
            char for char in one.text if unicodedata.category(char) in ("Cf", "Cc", "Co", "Cn", "Zl", "Zp")
        }
        allowed = "\n\u200c" if path.stem in ("fa", "ps") else "\n"  # Persian spells with the non-joiner
        assert hidden <= set(allowed), f"{one.key}: {[hex(ord(char)) for char in hidden]}"
        assert one.text == unicodedata.normalize("NFC", one.text), one.key


@EACH
def test_no_letter_is_borrowed_from_a_neighbour_that_only_looks_the_same(path: Path) -> None:
    foreign = set(NOT_ITS_OWN.get(path.stem, ""))
    assert not {one.key: one.text for one in entries(path) if foreign & set(one.text)}


@EACH
def test_no_sentence_was_left_in_dutch(path: Path) -> None:
    same = {one.key: one.text for one in entries(path) if one.text == one.dutch and one.text not in SAME}
    assert not same
    left = {}
    for one in entries(path):
        before, after = (
            [word.lower() for word in WORD.findall(re.sub(r"\{\w+\}", " | ", NAMES.sub(" | ", text)))]
            for text in (one.dutch, one.text)
        )
        runs = {tuple(before[at : at + LEFT_OVER]) for at in range(len(before) - LEFT_OVER + 1)}
        if any(tuple(after[at : at + LEFT_OVER]) in runs for at in range(len(after) - LEFT_OVER + 1)):
            left[one.key] = one.text
    assert not left


@EACH
def test_a_text_has_no_loose_spaces_and_as_many_lines_as_the_dutch(path: Path) -> None:
    for one in entries(path):
        assert one.text == one.text.strip(), one.key
        assert "  " not in one.text, one.key
        assert one.text.count("\n") == one.dutch.count("\n"), one.key


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent == config_dir() / "texts"], ids=lambda p: p.stem
)
def test_a_button_of_the_bar_says_it_in_a_word_that_fits(path: Path) -> None:
    said = {one.key: one.text for one in entries(path)}
    shown = {name: said[f"ui.{name}"] for name in BAR_BUTTONS if f"ui.{name}" in dutch().shared}
    assert len(shown) >= 6
    assert not {name: text for name, text in shown.items() if len(text) > LONGEST_BUTTON}


def test_the_dutch_buttons_of_the_bar_fit_too() -> None:
    shown = {name: dutch().shared.get(f"ui.{name}", "") for name in BAR_BUTTONS}
    assert not {name: text for name, text in shown.items() if len(text) > LONGEST_BUTTON}
