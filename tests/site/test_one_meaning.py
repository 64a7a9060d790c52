"""Who cannot read goes by the icons: one icon says one thing, wherever a site uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest

from kiosk.site.load import Site, load_site
from tests.site.folders import HELP, Config

# Words that say one thing, each group under one icon.
SAME = (
    {"Internet", "Internet thuis", "Krijg ik goedkoop internet?"},
    {"Hulp vragen", "Hulp met internet"},
    {
        "Computer of gsm",
        "Digispreekuur",
        "Een computer of gsm",
        "Helpen in een digispreekuur",
        "Hulp met computer of gsm",
    },
    {"Een laptop", "Een laptop vragen"},
    {"Vraag een nieuw digipunt", "In een digipunt"},
    {"Een vrijwilliger", "Een vrijwilliger helpt", "Ik wil vrijwilliger zijn"},
    {"Bel mij", "Bellen", "Hoe jullie mij bereiken"},
    {"Mailen", "Mailen en beeldbellen", "Stuur een mail"},
    {"Kom mij opzoeken", "Opzoeken"},
    {"Geen internet thuis", "Nee, niets", "Thuis geen internet"},
    {"Internet is te duur", "Ja, maar te duur", "Het is te duur"},
    {"Internet is traag", "Ja, maar traag of weinig"},
    {"Iets anders", "Iets anders bij pensioen"},
    {"Bij mensen thuis helpen", "Bij mij thuis", "Huisbezoek", "Waar ik woon"},
    {"Ikzelf", "Voor mij"},
    {"Aan de schoolpoort", "Een school", "In een school", "Via de school", "Voor school"},
    {"Thuiszorg", "Via thuiszorg of dokter"},
    {"Leefloon of OCMW-steun", "Sociaal Huis", "Via OCMW of dienst"},
    {"Facebook of internet", "Op internet gaan"},
    {"De computer gebruiken", "Mijn computer"},
    {"Alleen een gsm", "Mijn gsm", "Mijn gsm gebruiken"},
    {"Voor mijn kind", "Zorgtoeslag voor een kind"},
    {"Een voor het hele gezin", "Voor iemand thuis"},
    {"Om werk te zoeken", "Werk zoeken", "Wie werk zoekt"},
    {"Een die stuk is", "Nee, het is stuk"},
    {"Ja", "Ja, soms", "Ja, het is goed zo", "Ja, het werkt"},
    {"Ik weet het niet", "Ik weet het nog niet"},
    {"Iets leren", "Ik wil iets leren", "Les"},
    {"Een beetje", "Een deel", "Niet bij alles"},
    {"Goed", "Hoe ging het?"},
    {"Niet goed", "Wat is moeilijk?"},
    {"2 tot 5", "Twee"},
    {"Mensen in armoede", "Moeilijk betalen"},
    {"Nee", "Nee, dat lukt", "Nee, niemand", "Niets van dit alles"},
)


@pytest.fixture
def site() -> Site:
    return load_site()


def screens(site: Site) -> Iterator[tuple[str, Sequence]]:
    """Each screen of choices: its name, and what stands on it."""
    yield "home", tuple(site.journeys.values())
    for journey in site.journeys.values():
        for step in journey.steps:
            yield f"{journey.id}.{step.id}", step.choices
    for question in site.questions:
        yield question.id, question.tiles
    for name in ("actions", "partners", "groups"):
        yield f"stand.{name}", getattr(site.file.stand, name)
    yield "notice", site.file.notice.lines


def words(one: object) -> str:
    said = next(getattr(one, name) for name in ("tile", "label", "name", "text") if hasattr(one, name))
    return said.replace("\n", " ")


def meanings(site: Site) -> dict[str, set[str]]:
    """Return what each icon is said to mean; of words that say one thing, the first."""
    first = {word: sorted(group)[0] for group in SAME for word in group}
    found: dict[str, set[str]] = defaultdict(set)
    for _, choices in screens(site):
        for one in choices:
            found[one.icon].add(first.get(words(one), words(one)))
    return found


def test_no_icon_stands_for_two_meanings(site: Site) -> None:
    torn = {icon: said for icon, said in meanings(site).items() if len(said) > 1}
    assert not torn


def test_words_that_say_one_thing_are_all_in_use(site: Site) -> None:
    said = {words(one) for _, choices in screens(site) for one in choices}
    assert {word for group in SAME for word in group} <= said


def test_on_one_screen_no_two_answers_look_alike(site: Site) -> None:
    for name, choices in screens(site):
        for looks in ("icon", "picture"):
            drawn = [look for one in choices if (look := getattr(one, looks, ""))]
            assert len(drawn) == len(set(drawn)), f"{name}: one {looks} twice"


def test_where_one_answer_has_a_picture_all_have_one(site: Site) -> None:
    for name, choices in screens(site):
        drawn = [bool(getattr(one, "picture", "")) for one in choices]
        assert all(drawn) or not any(drawn), f"{name}: some answers have a picture, some not"


def test_a_second_meaning_of_an_icon_is_seen(config: Config) -> None:
    config.change(HELP, 'icon = "moon"', 'icon = "trash"')
    assert meanings(config.load())["trash"] == {"In de avond", "Je kan later alles laten wissen."}
