"""Whoever makes a mistake in a file of the site is told file, line and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.site.load import load_site
from kiosk.site.problems import BadSite
from tests.site.folders import CHECK, HELP, LANGUAGES, QUESTIONS, SCREEN, SITE, SOCIAL, Config

GIVE, CORRECT = "journeys/laptop-give.toml", "journeys/paper-correct.toml"
SIGN_UP, HOW = "journeys/offer-sign-up.toml", "journeys/satisfaction.toml"
TILES = """
    "internet-check", "internet-help", "offer-sign-up", "other-help", "referral", "laptop-need",
    "laptop-give", "paper-correct", "question", "digipunt-wish", "volunteer", "obstacle",
    "learning", "needs\""""
# What is changed, in which file, and the words that must be in what the person is told.
SLIPS = {
    # a typing error in a key
    "key of the site": (SITE, 'channel = "stand"', 'chanel = "stand"', "'chanel'", "did you mean 'channel'?"),
    "key of the organisation": (SITE, 'short = "De Kring"', 'shrt = "De Kring"', "'shrt'", "'short'"),
    "promise": (SITE, "answer_within_days = 3", "answer_within_days = 300", "answer_within_days", "20"),
    "key of a step": (HELP, "max_length = 60", "maxlength = 60", "'maxlength'", "'max_length'"),
    "key of a scheme": (SOCIAL, "checked_on = 2026-11-21", "checkd_on = 2026-11-21", "'checked_on'"),
    "key of a question": (QUESTIONS, 'hint = "We bewa', 'hnt = "We bewa', "'hnt'", "'hint'"),
    # who has reviewed a translation
    "review": (LANGUAGES, 'review = "draft"', 'review = "done"', "'done'", "reviewed by NAME on YYYY-MM-DD"),
    "review by nobody": (LANGUAGES, 'review = "draft"', 'review = "reviewed by  on 2026-12-01"', "NAME"),
    "review on no day": (LANGUAGES, 'review = "draft"', 'review = "reviewed by An on 2026-02-30"', "02-30"),
    "two sources": (LANGUAGES, 'review = "draft"', 'review = "source"', "fr", "draft"),
    # a name of something that is not there
    "journey": (SITE, '"laptop-give", ', '"laptop-gve", ', "'laptop-gve'", "'laptop-give'"),
    "scheme": (SITE, '"be.sociaal-internetaanbod"', '"be.sociaal"', "'be.sociaal'", "internetaanbod"),
    "language of the screen": (SITE, 'languages = ["nl"]', 'languages = ["nl", "fx"]', "'fx'", "fr, en"),
    "language to speak": (SITE, '"tr", "uk"', '"tk", "uk"', "'tk'"),
    "icon of a step": (HELP, 'icon = "user"', 'icon = "usr"', "'usr'", "did you mean 'user'?"),
    "icon of a choice": (HELP, 'icon = "sunrise"', 'icon = "sunrice"', "'sunrice'", "'sunrise'"),
    "icon of a tile": (HELP, 'icon = "lifebuoy"', 'icon = "lifeboy"', "'lifeboy'", "'lifebuoy'"),
    "icon of the notice": (SITE, 'icon = "trash"', 'icon = "trsh"', "'trsh'", "'trash'"),
    "icon of a scheme": (SOCIAL, 'icon = "wifi"', 'icon = "wify"', "'wify'", "'wifi'"),
    "icon of a question": (QUESTIONS, 'icon = "pig-money"', 'icon = "pig-mony"', "'pig-mony'", "'pig-money'"),
    "icon of an answer": (QUESTIONS, 'icon = "cash"', 'icon = "cach"', "'cach'", "'cash'"),
    "picture of an answer": (QUESTIONS, 'picture = "modem-off"', 'picture = "modm-off"', "'modem-off'"),
    "picture of a choice": (HELP, 'picture = "call"', 'picture = "cal"', "unknown picture 'cal'", "'call'"),
    "picture of a tile": (HELP, 'picture = "helper"', 'picture = "helpr"', "'helpr'", "'helper'"),
    "picture like no other": (HELP, 'picture = "call"', 'picture = "qqqqqq"', "assets/pictures"),
    "icon like no other": (HELP, 'icon = "user"', 'icon = "qqqqqq"', "'qqqqqq'", "assets/icons"),
    "kind of field": (HELP, 'field = "place"', 'field = "plaats"', "'plaats'", "one of", "email, place"),
    "kind of journey": (CHECK, 'kind = "check"', 'kind = "chek"', "'chek'", "registration, check"),
    "fact of a question": (QUESTIONS, 'asks = ["money_tight"]', 'asks = ["money_tigt"]', "money_tigt"),
    "fact of a rule": (SOCIAL, '"domicile_belgium", is = "no"', '"domicil", is = "no"', "domicil"),
    "word of a rule": (SOCIAL, '"social_tariff_now", is = "new"', '"social_tariff_now", is = "nwe"', "nwe"),
    "journey behind a check": (CHECK, '"internet-help"', '"internet-hulp"', "'internet-hulp'", "-help'"),
    "channel": (HELP, 'value = "stand"', 'value = "stnd"', "'stand'", "channel"),
    "preset": (HELP, '"visit.language"', '"visit.langage"', "'visit.langage'", "'visit.language'"),
    "preset of a choice": (HELP, 'preset = "self"', 'preset = "me"', "'me'", "self, volunteer"),
    "step a step waits for": (HELP, 'when = { about = "other" }', 'when = { abot = "other" }', "'abot'"),
    "answer a step waits for": (HELP, '{ reach_by = "email" }', '{ reach_by = "mail" }', "'mail'", "'email'"),
    # what is told at the end, and to whom
    "step that is told after": (GIVE, '{ bring = "fetch" }', '{ brig = "fetch" }', "'brig'", "'bring'"),
    "answer that is told after": (GIVE, '{ bring = "fetch" }', '{ bring = "fech" }', "'fech'", "'fetch'"),
    "told after typing": (GIVE, '{ bring = "fetch" }', '{ name = "An" }', "'name'", "touch"),
    "way nobody chose": (GIVE, 'visit = "We zoeken', 'fax = "We zoeken', "'fax'", "phone"),
    "words for no kind": (SIGN_UP, "[step.for_kind.repair]", "[step.for_kind.repare]", "'repare'"),
    # what is asked after a visit is nobody's
    "after a visit": (SITE, '["satisfaction", ', '["satisfction", ', "'satisfction'", "'satisfaction'"),
    "name after a visit": (SITE, '["satisfaction", ', '["question", ', "'question'", "'opinion'"),
    "opinion of somebody": (HOW, 'id = "went"', 'id = "name"', "'name'", "nobody's"),
    "opinion one must have": (HOW, "required = false", "required = true", "required = false"),
    # twice the same
    "two steps": (HELP, '\n[[step]]\nid = "email"', '\n[[step]]\nid = "phone"', "'phone'", "two steps"),
    "two choices": (HELP, 'value = "flyer"', 'value = "stand"', "two choices"),
    "journey twice": (SITE, '"internet-check", "internet-help"', '"internet-help", "internet-help"', "twice"),
    "language twice": (SITE, 'languages = ["nl"]', 'languages = ["nl", "nl"]', "'nl' twice"),
    # too little, too much
    "no title": (HELP, 'title = "Waar woon je?"\n', "", "'title' is missing", "step"),
    "empty title": (HELP, 'title = "Waar woon je?"', 'title = ""', "'title'"),
    "title too long": (HELP, 'title = "Waar woon je?"', f'title = "{"a" * 121}"', "'title'", "120"),
    "no journey": (SITE, f"journeys = [{TILES}]", "journeys = []", "'journeys'"),
    "shared words": (GIVE, 'same_as = "internet-help"', 'same_as = "internet-hlp"', "'internet-hlp'"),
    "words of its own": (GIVE, 'id = "notice"', 'id = "notice"\ntitle = "Dag"', "'title'", "'internet-help'"),
    "nothing to correct it with": (CORRECT, 'id = "said"', 'id = "reden"', "'reden'", "said"),
    "no language": (SITE, 'languages = ["nl"]', "languages = []", "'languages'"),
    "one choice": (HELP, 'field = "language"', 'field = "choice"', "two [[step.choice]]"),
    "screen speaks what nobody may ask": (SITE, 'spoken = ["nl", ', "spoken = [", "'nl'", "spoken"),
    # colours
    "no contrast": (SITE, 'on_accent = "#FFFFFF"', 'on_accent = "#00C0B0"', "on_accent", "4.5:1"),
    "no contrast on the tint": (SITE, 'tint = "#DDEFEA"', 'tint = "#3A8A80"', "tint", ":1"),
    "accent nobody sees": (SITE, 'accent = "#0B5F5A"', 'accent = "#FFF0F0"', "accent", ":1"),
    "no colour": (SITE, 'accent = "#0B5F5A"', 'accent = "groen"', "accent", "#"),
    # what a record cannot do without
    "no name": (HELP, 'id = "name"', 'id = "naam"', "'name'"),
    "no way to reach": (HELP, 'value = "visit"\n', 'value = "letter"\n', "'letter'", "phone, email, visit"),
    "no question for a way": (HELP, 'id = "found_at"', 'id = "where_to"', "'found_at'"),
    "name too long for a record": (HELP, "max_length = 60", "max_length = 100", "name", "80"),
    "optional name": (HELP, "max_length = 60", "required = false", "'name'", "required"),
    "place of another kind": (HELP, 'field = "place"', 'field = "text"', "'place'", "field = 'place'"),
    "notice that agrees by itself": (HELP, 'icon = "lock"', 'preset = "agreed"', "notice", "preset"),
    "name of some only": (HELP, "max_length = 60", 'when = { notice = "read" }', "'name'", "everybody"),
    "name filled in": (HELP, "max_length = 60", 'preset = "An"\non_review_only = true', "'name'", "asked"),
    "place nobody has to say": (HELP, 'review = "We zoeken je op"', "required = false", "'found_at'"),
    # texts
    "text gone": (SCREEN, 'next = "Verder"\n', "", "'ui.next' is missing"),
    "text with a typing error in its key": (SCREEN, "next =", "nxt =", "'ui.next' is missing", "'ui.nxt'"),
    "empty text": (SCREEN, 'next = "Verder"', 'next = " "', "'ui.next'", "empty"),
    "text that is a number": (SCREEN, 'next = "Verder"', "next = 7", "'ui.next'", "no text"),
    "text with a name nobody fills in": (SCREEN, "over {seconds} tellen", "over {secs} tellen", "{seconds}"),
    "text with half a brace": (SCREEN, "over {seconds} tellen", "over {seconds tellen", "brace"),
    "text that formats": (SCREEN, "over {seconds} tellen", "over {seconds:d} tellen", "brace"),
    # no TOML
    "no quote": (SITE, 'name = "Eeklo"', "name = Eeklo", "column"),
    "key twice": (HELP, 'id = "name"', 'id = "name"\nid = "name"', ""),
    "no TOML in the texts": (SCREEN, 'next = "Verder"', 'next = "Verder', "column"),
    "host with a path": (SITE, '"dekring.example"', '"https://dekring.example/p"', "host name"),
    "check that leads nowhere": (CHECK, 'leads_to = "internet-help"\n', "", "leads_to"),
}  # fmt: skip
NEAR = 3  # lines
# What is missing, or fits no other part of the file, is told where its table begins or at that other part.
AT_ITS_TABLE = {
    "no title", "one choice", "two choices", "no name", "text gone", "check that leads nowhere", "channel",
    "step a step waits for", "no question for a way", "two sources",
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_file_line_and_what_would_be_right(config: Config, slip: str) -> None:
    name, right, wrong, *told = SLIPS[slip]
    line = config.change(name, right, wrong)
    error = config.refused()
    assert Path(error.file) == config.folder / name
    assert error.line is not None
    assert abs(error.line - line) <= (40 if slip in AT_ITS_TABLE else NEAR), f"line {line}: {error}"
    for words in told:
        assert words in error.message


def test_the_site_that_ships_and_its_copy_are_good(config: Config) -> None:
    shipped = load_site(None).file
    config.speak(*shipped.languages)
    for code in shipped.languages[1:]:
        config.write(f"texts/{code}.po", "")
    assert config.load().file == shipped


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSite, match="no such site folder"):
        load_site(tmp_path / "nowhere")


def test_a_folder_without_a_site_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSite, match=r"site\.toml: cannot be read"):
        load_site(tmp_path)


@pytest.mark.parametrize("name", [SITE, HELP, SCREEN, QUESTIONS, SOCIAL, LANGUAGES])
def test_a_file_that_is_not_utf8_is_told_with_its_line(config: Config, name: str) -> None:
    text = config.text(name) + "# één\n"
    config.write(name, text.encode("latin-1", "replace"))
    error = config.refused()
    assert Path(error.file) == config.folder / name
    assert "UTF-8" in error.message
    assert error.line is not None


@pytest.mark.parametrize("name", [SITE, HELP, SCREEN, QUESTIONS, SOCIAL, LANGUAGES])
def test_a_file_saved_by_notepad_is_read(config: Config, name: str) -> None:
    config.write(name, b"\xef\xbb\xbf" + config.text(name).replace("\n", "\r\n").encode())
    assert config.load().id == "eeklo"


@pytest.mark.parametrize("name", [SITE, HELP, SCREEN])
@pytest.mark.parametrize(
    "text", ["x = " + "[" * 9999, ".".join("x" * 3000) + " = 1", "[" + ".".join("x" * 3000) + "]"]
)
def test_a_file_of_things_inside_each_other_is_refused_and_nothing_falls_over(
    config: Config, name: str, text: str
) -> None:
    config.write(name, text)
    error = config.refused()
    assert Path(error.file) == config.folder / name
    assert "inside each other" in error.message


def test_two_texts_with_one_key_are_told(config: Config) -> None:
    config.write("texts/zz.nl.toml", '[ui]\nnext = "Vooruit"\n')
    error = config.refused()
    assert (Path(error.file).name, error.line) == ("zz.nl.toml", 2)
    assert "screen.nl.toml" in error.message


def test_two_files_for_one_journey_are_told(config: Config) -> None:
    config.write("journeys/aa.toml", config.text(HELP))
    error = config.refused()
    assert Path(error.file).name == "aa.toml"
    assert error.line == 2
    assert "internet-help.toml" in error.message


@pytest.mark.parametrize("code", ["fr"])
def test_a_language_without_texts_is_told_where_it_is_asked_for(config: Config, code: str) -> None:
    line = config.change(SITE, 'languages = ["nl"]', f'languages = ["nl", "{code}"]')
    error = config.refused()
    assert (Path(error.file), error.line) == (config.folder / SITE, line)
    assert f"texts/{code}.po" in error.message


def test_the_notice_comes_before_anybody_says_anything(config: Config) -> None:
    text = config.text(HELP)
    name = text[text.index('[[step]]\nid = "name"') : text.index('[[step]]\nid = "reach_by"')]
    text = text.replace(name, "").replace('[[step]]\nid = "notice"', name + '[[step]]\nid = "notice"')
    config.write(HELP, text)
    error = config.refused()
    assert error.line == text[: text.index("[[step]]")].count("\n") + 1
    assert "'notice'" in error.message


def test_a_tint_on_which_the_dark_letters_cannot_be_read_is_told(config: Config) -> None:
    config.change(SITE, 'accent = "#0B5F5A"', 'accent = "#002020"')
    line = config.change(SITE, 'tint = "#DDEFEA"', 'tint = "#ACACAC"')
    error = config.refused()
    assert (error.line, "7.0:1" in error.message) == (line, True)


def test_a_scheme_whose_own_example_fails_is_told(config: Config) -> None:
    config.change(SOCIAL, 'verdict = "likely"', 'verdict = "unlikely"')
    error = config.refused()
    assert Path(error.file) == config.folder / SOCIAL
    assert "example" in error.message
