"""A gettext file says the same to us as to Babel, whatever tool wrote it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.machine.folders import config_dir
from kiosk.site.po import Entry, babel_entries, plain_entries, read_po
from kiosk.site.problems import BadSite
from tests.site.translating import HEADER, entry

SHIPPED = sorted(config_dir().rglob("*.po"))
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=200)
TEXTS = st.tuples(st.text("abc._", min_size=1, max_size=20), WORDS.filter(bool), WORDS, st.booleans())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_file_that_ships_is_in_the_plain_form_and_says_what_babel_says(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    entries = plain_entries(source)
    assert entries
    assert entries == babel_entries(source, path)


@given(st.lists(TEXTS, max_size=8, unique_by=lambda text: text[0]), st.sampled_from([0, 20, 76]))
@settings(max_examples=150)
@example([("a", " ", "", False)], 76)
def test_whatever_babel_writes_is_read_as_babel_reads_it(texts, width) -> None:
    catalog = Catalog(locale="fr")
    for key, dutch, text, fuzzy in texts:
        flags = ["fuzzy"] if fuzzy else []
        comments = {"auto_comments": ["a note"], "previous_id": ("Vroeger\n",)} if fuzzy else {}
        catalog.add(dutch, text, context=key, flags=flags, locations=[("a.toml", 3)], **comments)
    file = BytesIO()
    write_po(file, catalog, width=width, include_previous=True)
    source = file.getvalue().decode()
    entries = plain_entries(source)
    assert entries is not None
    assert entries == babel_entries(source, Path("fr.po"))
    assert [(one.key, one.dutch, one.text, one.fuzzy) for one in entries] == texts


def test_an_entry_knows_its_line_through_notes_and_long_texts(tmp_path: Path) -> None:
    po = HEADER + '\n# a note\n#, fuzzy\nmsgctxt "a"\nmsgid ""\n"One "\n"two"\nmsgstr ""\n"Un "\n"deux"\n'
    po += entry("b", "Terug", "Retour")
    path = tmp_path / "fr.po"
    path.write_text(po, encoding="utf-8")
    assert read_po(path) == [
        Entry("a", "One two", "Un deux", True, 9),
        Entry("b", "Terug", "Retour", False, 17),
    ]
    lines = po.splitlines()
    assert (lines[8], lines[16]) == ('msgid ""', 'msgid "Terug"')


@pytest.mark.parametrize(
    "other",
    [
        'domain "messages"\n',
        '\nmsgid "Verder"\nmsgctxt "ui.next"\nmsgstr "Suite"\n',
        '\nmsgctxt "ui.next"\nmsgid "Verder"\nmsgid_plural "Verder"\nmsgstr[0] "A"\n',
        '\nmsgctxt "ui.next"\nmsgid "Verder"\nmsgstr "Suite\n',
        '\nmsgctxt "ui.next"\nmsgid "Ver"der"\nmsgstr "Suite"\n',
        '\nmsgctxt "ui.next"\nmsgid "Verder"\n',
        '\nmsgctxt ""\nmsgid "Verder"\nmsgstr "Suite"\n',
    ],
)
def test_any_other_form_is_not_guessed_at(other: str) -> None:
    assert plain_entries(HEADER + entry("ui.back", "Terug", "Retour") + other) is None


def test_a_text_that_is_translated_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    one = entry("ui.back", "Terug", "Retour")
    path.write_text(HEADER + one + one.replace("Terug", "Ga terug"), encoding="utf-8")
    with pytest.raises(BadSite, match=r"'ui.back' stands on line 7 already") as caught:
        read_po(path)
    assert caught.value.line == 11
