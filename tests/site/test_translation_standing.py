"""A translator sees what is left to do, and gets a file that asks for exactly that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.site.load import read_site
from kiosk.site.po import babel_entries, plain_entries
from kiosk.site.problems import BadSite
from kiosk.site.translations import Dutch, Standing, new_file, standing, updated, with_review
from tests.site.folders import SCREEN, Config
from tests.site.translating import HEADER, IDLE, entry, translate_all

FILE = Path("fr.po")
DUTCH = {"a": "Een", "b": "Twee", "c": "Drie"}


def stand(config: Config) -> Standing:
    site = read_site(config.site)
    return standing(site, "fr", Dutch.of(site))


def test_without_a_file_everything_is_missing_but_the_names_of_languages(config: Config) -> None:
    found = stand(config)
    assert not found.translated and not found.stale
    assert {"ui.next", "field.empty", "journey.internet-help.title", "site.attract.title"} <= set(
        found.missing
    )
    assert "language.title" in found.missing
    assert "language.fr" not in found.missing


def test_a_whole_translation_is_complete_until_one_dutch_word_changes(config: Config) -> None:
    translate_all(config)
    assert stand(config).complete
    config.change(SCREEN, 'next = "Verder"', 'next = "Ga verder"')
    found = stand(config)
    assert (found.stale, found.missing, found.complete) == (("ui.next",), (), False)


def test_what_is_empty_is_missing_and_what_is_marked_fuzzy_is_stale(config: Config) -> None:
    config.write(
        "texts/fr.po", HEADER + entry("ui.next", "Verder", "") + entry("ui.back", "Terug", "R", "fuzzy")
    )
    found = stand(config)
    assert "ui.next" in found.missing
    assert found.stale == ("ui.back",)


def test_a_text_that_nobody_says_is_unknown_and_one_of_another_site_is_not(config: Config) -> None:
    config.change("sites/eeklo/site.toml", '"be.sociaal-internetaanbod", ', "")
    scheme = entry("scheme.be.sociaal-internetaanbod.name", "Sociaal internet", "Internet social")
    config.write("texts/fr.po", HEADER + scheme + entry("ui.gone", "Weg", "Parti"))
    config.write("sites/eeklo/texts/fr.po", HEADER + entry("site.gone", "Weg", "Parti"))
    assert stand(config).unknown == ("ui.gone", "site.gone")


def test_a_broken_name_in_braces_is_told_with_file_and_line(config: Config) -> None:
    path = config.write("texts/fr.po", HEADER + entry("idle.line", IDLE, "Dans {second} secondes."))
    with pytest.raises(BadSite) as caught:
        stand(config)
    assert (Path(caught.value.file), caught.value.line) == (path, 7)


def test_a_site_that_says_it_in_its_own_words_translates_those_in_its_own_file(config: Config) -> None:
    config.write("sites/eeklo/texts/own.nl.toml", '[ui]\nnext = "Ga voort"\n')
    dutch = Dutch.of(read_site(config.site))
    assert dutch.own["ui.next"] == "Ga voort"
    assert dutch.shared["ui.next"] == "Verder"
    config.write("texts/fr.po", HEADER + entry("ui.next", "Verder", "Continuer"))
    assert "ui.next" in stand(config).stale
    config.write("sites/eeklo/texts/fr.po", HEADER + entry("ui.next", "Ga voort", "Suite"))
    assert "ui.next" in stand(config).translated


# --- bringing a file up to date


def test_a_file_that_needs_nothing_stays_the_same_byte_for_byte() -> None:
    po = f"# by hand\n{HEADER}\n#. a note\n" + "".join(entry(key, text, "x") for key, text in DUTCH.items())
    po = (
        po.replace('msgid "Twee"', 'msgid ""\n  "Tw"\n"ee"')
        + '\n#~ msgctxt "z"\n#~ msgid "Z"\n#~ msgstr "z"\n'
    )
    assert updated(po, DUTCH, FILE) == po


def test_a_new_text_stands_empty_where_it_stands_in_the_dutch() -> None:
    po = HEADER + entry("c", "Drie", "Trois") + entry("b", "Twee", "Deux")
    new = updated(po, {"a": "Een", **DUTCH, "d": 'Vier\n"4"'}, FILE)
    assert [(one.key, one.text) for one in plain_entries(new)] == [
        ("a", ""), ("c", "Trois"), ("d", ""), ("b", "Deux"),
    ]  # fmt: skip
    assert plain_entries(new)[2].dutch == 'Vier\n"4"'


def test_a_text_whose_dutch_changed_keeps_its_translation_to_be_looked_at() -> None:
    po = HEADER + "".join(entry(key, text, text.upper()) for key, text in DUTCH.items())
    new = updated(po, DUTCH | {"b": "Twee\nof twee"}, FILE)
    one = plain_entries(new)[1]
    assert (one.dutch, one.text, one.fuzzy, one.finished) == ("Twee\nof twee", "TWEE", True, False)
    assert '\n#, fuzzy\n#| msgid "Twee"\nmsgctxt "b"\nmsgid ""\n"Twee\\n"\n"of twee"\nmsgstr "TWEE"\n' in new
    assert new.replace(new[new.index("\n#, fuzzy") : new.index('\nmsgctxt "c"')], "") in po.replace(
        entry("b", "Twee", "TWEE"), ""
    )
    again = updated(new, DUTCH | {"b": "Zwei"}, FILE)
    assert again.count("fuzzy") == 1
    assert '#| msgid "Twee"' in again
    assert babel_entries(again, FILE) == plain_entries(again)


def test_an_empty_text_whose_dutch_changed_asks_for_the_new_dutch() -> None:
    new = updated(HEADER + entry("a", "Eén", ""), {"a": "Een"}, FILE)
    assert new == HEADER + entry("a", "Een", "")


def test_a_text_that_nobody_says_any_more_goes_with_its_notes() -> None:
    po = (
        HEADER
        + entry("a", "Een", "Un")
        + "\n# about b"
        + entry("b", "Twee", "Deux")
        + entry("c", "Drie", "Trois")
    )
    new = updated(po, {"a": "Een", "c": "Drie"}, FILE)
    assert new == HEADER + entry("a", "Een", "Un") + entry("c", "Drie", "Trois")


def test_a_form_that_cannot_be_rewritten_is_left_alone_and_told() -> None:
    plural = '\nmsgctxt "b"\nmsgid "Twee"\nmsgid_plural "Twee"\nmsgstr[0] "A"\nmsgstr[1] "B"\n'
    with pytest.raises(BadSite):
        updated(HEADER + plural, DUTCH, FILE)


def test_a_new_file_says_its_language_and_that_it_is_a_draft() -> None:
    po = updated(new_file("so", "draft"), DUTCH, FILE)
    assert [one.key for one in babel_entries(po, FILE)] == list(DUTCH)
    assert '"Language: so\\n"' in po and '"X-Review: draft\\n"' in po
    reviewed = with_review(po, "reviewed by An on 2026-12-01")
    assert '"X-Review: reviewed by An on 2026-12-01\\n"' in reviewed
    assert with_review(reviewed, "draft") == po
