"""Somebody translates the kiosk: what is done is shown, the rest stays Dutch, a slip is told."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kiosk.eligibility.facts import FACTS
from kiosk.eligibility.quick_check import RuleBase
from kiosk.site.paper import record_paper
from kiosk.site.texts import Texts, names_in
from kiosk.site.words import SiteWords
from tests.site.folders import HELP, SITE, Config
from tests.site.translating import ASK, HEADER, IDLE, NOBODY, NOT_HERE, SOCIAL, entry, say


def test_what_is_translated_is_shown_and_the_rest_stays_dutch(french: Config) -> None:
    texts = say(french, entry("ui.next", "Verder", "Continuer"))
    assert texts.get("fr", "ui.next") == "Continuer"
    assert texts.get("nl", "ui.next") == "Verder"
    assert texts.get("fr", "ui.back") == "Terug"
    assert texts.get("ar", "ui.next") == "Verder"


def test_names_in_braces_are_filled_in_in_every_language(french: Config) -> None:
    texts = say(
        french,
        entry("idle.line", IDLE, "Tout s'efface dans {seconds} secondes."),
    )
    assert texts.get("fr", "idle.line", seconds=20) == "Tout s'efface dans 20 secondes."
    assert texts.get("nl", "idle.line", seconds=20) == "Over 20 tellen wissen we alles."


@pytest.mark.parametrize(
    ("key", "dutch"),
    [
        ("journey.internet-help.title", "Hulp met internet"),
        ("journey.internet-help.name.title", "Hoe mogen we je noemen?"),
        ("journey.internet-help.name.hint", "Je voornaam is genoeg."),
        ("journey.internet-help.about.choice.too_dear", "Internet is te duur"),
        ("journey.internet-help.next_steps.1", "We kijken samen wat bij je past."),
        ("question.home_internet.title", "Heb je thuis internet?"),
        ("question.home_internet.tile.none", "Nee, niets"),
        ("question.household.explain.increased_reimbursement", "In je brief: verhoogde tegemoetkoming."),
        ("fact.home_internet.none", "Je hebt thuis geen internet."),
        (f"{SOCIAL}.name", "Sociaal internet"),
        (
            "scheme.be.sociaal-internetaanbod.unlikely.text",
            "Met deze antwoorden lukt het waarschijnlijk niet.",
        ),
        ("field.empty", "Vul dit nog in."),
        ("language.fr", "Français"),
        ("site.attract.title", "Kom maar binnen."),
        ("site.notice.line.1", "We vragen alleen wat nodig is om je te helpen."),
        ("paper.title", "Je papier"),
    ],
)
def test_every_kind_of_text_can_be_translated(french: Config, key: str, dutch: str) -> None:
    texts = say(french, entry(key, dutch, "En français"))
    assert texts.get("fr", key) == "En français"


def test_the_result_of_a_check_speaks_the_language_of_the_person(french: Config) -> None:
    say(
        french,
        entry(f"{SOCIAL}.name", "Sociaal internet", "Internet social"),
        entry(f"{SOCIAL}.ask.next_steps.2", "Bellen kan ook: {helpline}.", "Ou appelez le {helpline}."),
        entry(f"{SOCIAL}.ask.text", ASK, "Demandez-nous."),
        entry(f"{SOCIAL}.unlikely.reason.2", NOBODY, "Personne chez vous."),
        entry("fact.domicile_belgium.no", NOT_HERE, "Vous n'habitez pas en Belgique."),
    )
    site = french.load()
    rules = RuleBase(site.schemes, site.questions)
    day = date(2026, 11, 21)

    def social(answers: dict[str, str], language: str):
        return rules.check(answers, day, SiteWords(site.texts, language)).schemes[0]

    asked = social({}, "fr")
    assert (asked.name, asked.text, asked.next_steps[2]) == (
        "Internet social",
        "Demandez-nous.",
        "Ou appelez le 0800 120 33.",
    )
    assert social({}, "nl").next_steps[2] == "Bellen kan ook: 0800 120 33."
    assert social({"domicile_belgium": "no"}, "fr").reasons == ("Vous n'habitez pas en Belgique.",)
    household = next(question for question in site.questions if question.id == "household")
    nobody = dict.fromkeys(household.asks, "no")
    assert social(nobody, "fr").reasons == ("Personne chez vous.",)
    assert social(nobody, "nl").reasons == (NOBODY,)


BENEFITS = (*(fact.id for fact in FACTS if fact.id.startswith("household_")), "pension_service_other_help")
ANSWERS = (
    {"social_tariff_now": "old"},
    {"collective_home": "yes"},
    {**dict.fromkeys(BENEFITS, "no"), "increased_reimbursement": "yes", "sickness_benefit_only": "yes"},
)


def test_every_text_that_a_result_shows_has_a_key_of_its_own(french: Config) -> None:
    french.write("texts/fr.po", HEADER)
    texts = french.load().texts
    dutch = {key: texts.get("nl", key) for key in texts.keys() if key.startswith(("scheme.", "fact."))}  # noqa: SIM118
    named = {key: "".join(f"{{{name}}}|" for name in sorted(names_in(text))) for key, text in dutch.items()}
    say(french, *(entry(key, text, f"FR-{key}:{named[key]}") for key, text in dutch.items()))
    site = french.load()
    rules = RuleBase(site.schemes, site.questions)
    all_french = re.compile(r"(?:FR-[\w.-]+:(?:[^|:]*\|)* ?)+")
    examples = [example.answers for scheme in site.schemes for example in scheme.examples]
    seen = set()
    for answers in (*examples, *ANSWERS):
        for day in (date(2026, 11, 21), date(2030, 1, 1)):
            for result in rules.check(answers, day, SiteWords(site.texts, "fr")).schemes:
                for text in (
                    result.name,
                    result.about,
                    result.text,
                    *result.next_steps,
                    *result.bring,
                    *result.reasons,
                ):
                    assert all_french.fullmatch(text), text
                    seen |= set(re.findall(r"FR-([\w.-]+):", text))
    assert {f"{SOCIAL}.guard.increased_reimbursement", f"{SOCIAL}.ask_because.social_tariff_now"} <= seen


def test_the_paper_speaks_the_language_too_and_dutch_for_the_desk(french: Config) -> None:
    say(
        french,
        entry("paper.title", "Je papier", "Votre papier"),
        entry("journey.internet-help.title", "Hulp met internet", "Aide pour internet"),
        entry("journey.internet-help.moment.choice.morning", "In de voormiddag", "Le matin"),
    )
    paper = record_paper(
        french.load(),
        language="fr",
        journey_id="internet-help",
        contact="phone",
        code="K7QM3X9P",
        token="Ab3_-ZkPq7LmNo9RsTuVwX",
        made=date(2026, 11, 21),
        when="morning",
    )
    said = "\n".join(paper.texts())
    for words in ("Votre papier", "Aide pour internet", "Le matin", "Hulp met internet", "21 novembre 2026"):
        assert words in said


# --- what is not, or not any more, a translation


@pytest.mark.parametrize(
    "unfinished",
    [
        entry("ui.next", "Verder", ""),
        entry("ui.next", "Verder", "Continuer", mark="fuzzy"),
        entry("ui.next", "Volgende", "Suivant"),
        "",
    ],
)
def test_what_is_unfinished_or_was_translated_from_older_dutch_is_shown_in_dutch(french, unfinished) -> None:
    assert say(french, unfinished).get("fr", "ui.next") == "Verder"


def test_a_translation_of_a_scheme_that_was_published_anew_is_not_used_for_the_old_words(french) -> None:
    texts = say(french, entry("scheme.be.sociaal-internetaanbod.name", "Sociaal internet", "Internet social"))
    words = SiteWords(texts, "fr")
    key = "scheme.be.sociaal-internetaanbod.name"
    assert words.say(key, "Sociaal internet") == "Internet social"
    assert words.say(key, "Goedkoop internet") == "Goedkoop internet"
    assert words.say("scheme.nobody.name", "Iets nieuws") == "Iets nieuws"


def test_a_site_translates_its_own_words_in_its_own_folder(french: Config) -> None:
    french.write("texts/fr.po", HEADER + entry("ui.next", "Verder", "Continuer"))
    own = entry("site.attract.title", "Kom maar binnen.", "Entrez donc.") + entry(
        "ui.next", "Verder", "Suite"
    )
    texts = say(french, own, name="sites/eeklo/texts/fr.po")
    assert texts.get("fr", "site.attract.title") == "Entrez donc."
    assert texts.get("fr", "ui.next") == "Suite"


def test_a_site_that_says_it_in_its_own_dutch_is_not_given_the_translation_of_another(french: Config) -> None:
    french.write("sites/eeklo/texts/own.nl.toml", '[ui]\nnext = "Ga voort"\n')
    texts = say(french, entry("ui.next", "Verder", "Continuer"))
    assert (texts.get("nl", "ui.next"), texts.get("fr", "ui.next")) == ("Ga voort", "Ga voort")


def test_one_translation_serves_sites_that_show_other_journeys(french: Config) -> None:
    french.write("journeys/laptop.toml", french.text(HELP).replace('"internet-help"', '"laptop"', 1))
    french.change(SITE, '"be.sociaal-internetaanbod", ', "")
    texts = say(
        french,
        entry("journey.laptop.title", "Hulp met internet", "Un ordinateur"),
        entry("scheme.be.sociaal-internetaanbod.name", "Sociaal internet", "Internet social"),
        entry("ui.next", "Verder", "Continuer"),
    )
    assert texts.get("fr", "ui.next") == "Continuer"
    assert not texts.has("journey.laptop.title")


def test_a_language_may_have_texts_in_the_folder_of_the_site_alone(french: Config) -> None:
    texts = say(french, entry("ui.next", "Verder", "Continuer"), name="sites/eeklo/texts/fr.po")
    assert texts.get("fr", "ui.next") == "Continuer"


def test_a_language_that_babel_does_not_know_gets_its_dates_in_dutch() -> None:
    assert SiteWords(Texts({}), "rom").day(date(2026, 11, 21)) == "21 november 2026"
    assert SiteWords(Texts({}), "fr").day(date(2026, 11, 21)) == "21 novembre 2026"
