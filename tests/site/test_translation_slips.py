"""A slip in a translation or in the words of a site is told with file, line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.folders import Config
from tests.site.translating import HEADER, IDLE, entry

SLIPS = {
    "a key nobody has": (entry("ui.nxt", "Verder", "Continuer"), "'ui.nxt'", "did you mean 'ui.next'?"),
    "another name in braces": (
        entry("idle.line", IDLE, "Dans {secondes} secondes."),
        "'idle.line'",
        "{seconds}",
    ),
    "a name in braces left out": (
        entry("idle.line", IDLE, "Tout s'efface bientôt."),
        "'idle.line'",
        "{seconds}",
    ),
    "braces where the Dutch has none": (entry("ui.next", "Verder", "Suite {x}"), "'ui.next'", "no braces"),
    "half a brace": (
        entry("idle.line", IDLE, "Dans {seconds secondes."),
        "'idle.line'",
        "{seconds}",
    ),
    "no key": ('\nmsgid "Verder"\nmsgstr "Continuer"\n', "msgctxt"),
    "plural forms": (
        '\nmsgctxt "ui.next"\nmsgid "Verder"\nmsgid_plural "Verder"\nmsgstr[0] "A"\nmsgstr[1] "B"\n',
        "'ui.next'",
        "plural",
    ),
    "no quote": ('\nmsgctxt "ui.next"\nmsgid "Verder\nmsgstr "Continuer"\n', "gettext"),
    "something else": ('\nmsgctxt "ui.next"\nmsgid "Verder"\nvertaling "Continuer"\n', "gettext"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_a_translator_is_told_with_its_line(french: Config, slip: str) -> None:
    text, *told = SLIPS[slip]
    po = HEADER + entry("ui.back", "Terug", "Retour") + text + entry("ui.stop", "Stop", "Arrêter")
    path = french.write("texts/fr.po", po)
    error = french.refused()
    assert Path(error.file) == path
    first = (HEADER + entry("ui.back", "Terug", "Retour")).count("\n") + 1
    assert error.line in range(first, first + text.count("\n") + 2)
    for words in told:
        assert words in error.message


def test_a_translation_that_is_not_utf8_is_told(french: Config) -> None:
    po = HEADER + entry("ui.stop", "Stop", "Arrêter")
    path = french.write("texts/fr.po", po.encode("latin-1"))
    error = french.refused()
    assert (Path(error.file), error.line) == (path, po.count("\n"))
    assert "UTF-8" in error.message


def test_a_translation_as_weblate_and_poedit_write_it_is_read(french: Config) -> None:
    po = (
        "# Somebody <somebody@example.org>, 2026.\n"
        f"{HEADER}"
        '\n#. a note\n#: config/texts/screen.nl.toml:5\n#, no-wrap\n#| msgid "Verderr"\n'
        'msgctxt "idle.line"\nmsgid ""\n"Over {seconds} tellen "\n"wissen we alles."\n'
        'msgstr ""\n"Dans {seconds} secondes "\n"tout est \\"effacé\\"."\n'
        '\n#~ msgctxt "ui.gone"\n#~ msgid "Weg"\n#~ msgstr "Parti"\n'
    )
    french.write("texts/fr.po", po.replace("\n", "\r\n"))
    assert french.load().texts.get("fr", "idle.line", seconds=5) == 'Dans 5 secondes tout est "effacé".'


def test_a_site_cannot_translate_what_it_does_not_say(french: Config) -> None:
    french.write("texts/fr.po", HEADER)
    path = french.write("sites/eeklo/texts/fr.po", HEADER + entry("ui.nxt", "Verder", "Continuer"))
    error = french.refused()
    assert (Path(error.file), "'ui.next'" in error.message) == (path, True)


def test_a_site_cannot_replace_a_text_that_is_not_there_or_name_what_is_not_filled_in(config: Config) -> None:
    path = config.write("sites/eeklo/texts/own.nl.toml", '[ui]\nstop = "Stop"\nnxt = "Verder"\n')
    error = config.refused()
    assert (Path(error.file), error.line) == (path, 3)
    assert "did you mean 'ui.next'?" in error.message
    config.write("sites/eeklo/texts/own.nl.toml", '[idle]\nline = "Nog {tellen} tellen."\n')
    error = config.refused()
    assert (Path(error.file), error.line) == (path, 2)
    assert "{seconds}" in error.message


def test_a_site_speaks_with_its_own_words_where_it_has_them(config: Config) -> None:
    config.write(
        "sites/eeklo/texts/own.nl.toml", '[home]\ntitle = "Zeg het maar."\n[field]\nempty = "Nog leeg."\n'
    )
    texts = config.load().texts
    assert (texts.get("nl", "home.title"), texts.get("nl", "field.empty")) == ("Zeg het maar.", "Nog leeg.")
