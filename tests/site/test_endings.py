"""Who is thanked, whom we call and who brings what: on the paper of every journey, by what was answered."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kiosk.journeys.ending import ending_of, everything_told, looked_at
from kiosk.journeys.model import OfferKind
from kiosk.receipts.model import Bullets, Heading, Paper
from kiosk.site.load import Site, load_site
from kiosk.site.paper import record_paper
from kiosk.wire.catalogue import Offer

WAYS = ("phone", "email", "visit")
# (journey, the other answers) → per way to reach the person what happens, in its order, in Dutch.
IN_TURN = {
    ("internet-help", ()): tuple(
        [
            way,
            "We kijken samen wat bij je past.",
            "We vragen het samen met jou aan.",
            "Zeg na een maand hoe het gaat. Scan het vierkant of kom langs.",
        ]
        for way in ("We bellen je.", "We sturen je een mail.", "We komen je opzoeken.")
    ),
    ("learning", ()): tuple(
        ["We zoeken een les, of mensen die hetzelfde willen leren.", f"We {way} als er een les is."]
        for way in ("bellen je", "mailen je", "zoeken je op")
    ),
    ("other-help", (("topic", ("computer", "print")),)): (
        ["We zoeken iemand die jou kan helpen.", "We bellen je."],
        ["We zoeken iemand die jou kan helpen.", "We sturen je een mail."],
        ["We zoeken iemand die jou kan helpen.", "We komen je opzoeken."],
    ),
    ("question", ()): tuple(
        ["We zoeken het antwoord.", way, "We vragen of het geholpen heeft."]
        for way in ("We bellen je.", "We sturen je een mail.", "We komen je opzoeken.")
    ),
    ("obstacle", ()): tuple(
        [way, "We melden het aan wie het kan oplossen.", "We zeggen je wat ervan komt."]
        for way in ("We bellen je.", "We sturen je een mail.", "We komen je opzoeken.")
    ),
    ("laptop-need", ()): (
        ["We kijken of er een laptop is.", "We bellen je.", "We zeggen je hoe het verder gaat."],
        ["We kijken of er een laptop is.", "We sturen je een mail.", "We zeggen je hoe het verder gaat."],
        ["We kijken of er een laptop is.", "We komen je opzoeken.", "We zeggen je hoe het verder gaat."],
    ),
    ("laptop-give", (("bring", "bring"),)): tuple(
        [line, "Je brengt het naar de plek die we afspreken.", "We wissen alles wat erop staat."]
        for line in (
            "We bellen je om af te spreken.",
            "We mailen je om af te spreken.",
            "We zoeken je op om af te spreken.",
        )
    ),
    ("laptop-give", (("bring", "fetch"),)): tuple(
        [line, "We komen het halen. Leg de lader erbij.", "We wissen alles wat erop staat."]
        for line in (
            "We bellen je om af te spreken.",
            "We mailen je om af te spreken.",
            "We zoeken je op om af te spreken.",
        )
    ),
    ("volunteer", ()): (
        ["We bellen je om kennis te maken.", "We kiezen samen wat bij je past."],
        ["We mailen je om kennis te maken.", "We kiezen samen wat bij je past."],
        ["We zoeken je op om kennis te maken.", "We kiezen samen wat bij je past."],
    ),
    ("digipunt-wish", ()): tuple(
        ["We nemen je vraag mee als we een nieuwe plek zoeken.", line]
        for line in (
            "We bellen je als er nieuws is.",
            "We mailen je als er nieuws is.",
            "We zoeken je op als er nieuws is.",
        )
    ),
    ("referral", (("knows", "yes"),)): tuple(
        [line, "We vragen of die persoon hulp wil.", "Jij hoeft niets meer te doen."]
        for line in ("We bellen die persoon.", "We mailen die persoon.", "We gaan bij die persoon langs.")
    ),
    ("referral", (("knows", "no"),)): tuple(
        ["Zeg aan die persoon dat we contact opnemen.", line, "We vragen of die persoon hulp wil."]
        for line in ("We bellen die persoon.", "We mailen die persoon.", "We gaan bij die persoon langs.")
    ),
    ("offer-sign-up", (("come_along", "yes"),)): tuple(
        ["We kijken of er plaats is.", line, "We zoeken iemand die met je meegaat."]
        for line in ("We bellen je.", "We sturen je een mail.", "We komen je opzoeken.")
    ),
}
EACH = [
    (journey, answers, way, steps)
    for (journey, answers), turns in IN_TURN.items()
    for way, steps in zip(WAYS, turns, strict=True)
]


@cache
def eeklo() -> Site:
    return load_site(None)


def paper_of(journey: str, way: str = "phone", language: str = "nl", **chosen: object) -> Paper:
    return record_paper(
        eeklo(),
        language=language,
        journey_id=journey,
        contact=way,
        code="K7QM3X9P",
        token="Ab3_-ZkPq7LmNo9RsTuVwX",
        made=date(2026, 11, 30),
        chosen=chosen,
    )


def in_turn(paper: Paper) -> list[str]:
    return [item for block in paper.blocks if isinstance(block, Bullets) and block.mark == "number"
            for item in block.items]  # fmt: skip


def brings(paper: Paper) -> list[str]:
    return [item for block in paper.blocks if isinstance(block, Bullets) and block.mark == "box"
            for item in block.items]  # fmt: skip


@pytest.mark.parametrize(("journey", "answers", "way", "steps"), EACH)
def test_what_happens_stands_on_the_paper_in_its_order(journey, answers, way, steps) -> None:
    assert in_turn(paper_of(journey, way, **dict(answers))) == steps


def test_no_journey_that_ends_with_a_paper_is_left_out_here() -> None:
    with_paper = {one.id for one in eeklo().journeys.values() if one.kind in ("registration", "sign-up")}
    assert {journey for journey, _ in IN_TURN} == with_paper


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", [code for code in load_site(None).languages if code != "nl"])
def test_ahmad_who_asks_for_his_neighbour_is_never_told_that_we_come_to_him(language: str, way: str) -> None:
    own = eeklo().texts.get(language, f"paper.next.{way}")
    steps = in_turn(paper_of("referral", way, language, knows="no"))
    assert len(steps) == 3
    assert own not in steps


def test_an_who_gives_a_laptop_is_not_told_that_she_asked_for_help() -> None:
    for journey in ("laptop-give", "volunteer"):
        paper = paper_of(journey)
        assert next(block.text for block in paper.blocks if isinstance(block, Heading)) == "Je wil"
        assert "Je vroeg hulp bij" not in paper.texts()


def test_who_has_it_fetched_need_not_bring_it() -> None:
    assert brings(paper_of("laptop-give", bring="fetch")) == []
    for answer in ("bring", "any"):
        assert brings(paper_of("laptop-give", bring=answer)) == ["Het toestel en de lader."]


def test_who_needs_help_with_a_form_is_not_asked_to_bring_a_machine() -> None:
    assert brings(paper_of("other-help", topic=("website", "print"))) == []
    assert brings(paper_of("other-help", topic=("print", "phone"))) == ["Het toestel waarover het gaat."]


def test_only_touched_answers_that_something_hangs_on_go_on_to_the_paper() -> None:
    said = {"name": "An", "phone": "0471 12 34 56", "bring": "fetch", "works": "no", "device": ["laptop"]}
    assert looked_at(eeklo().journeys["laptop-give"], said) == {"bring": "fetch"}


@pytest.mark.parametrize("language", [*load_site(None).languages])
def test_whatever_is_told_has_words_in_every_language(language: str) -> None:
    for journey in eeklo().journeys.values():
        for said in everything_told(journey):
            assert eeklo().texts.get(language, said.key)
            assert eeklo().texts.spoken_in(language, said.key) == language


def test_who_is_thanked_and_who_has_asked() -> None:
    titles = {one.id: ending_of(one, {}).title for one in eeklo().journeys.values()}
    thanked = {journey for journey, title in titles.items() if title and title.dutch == "Dank je wel."}
    assert thanked == {"laptop-give", "volunteer", "referral"}


def test_a_question_can_have_words_for_each_kind_of_offer_there_is() -> None:
    assert OfferKind == Offer.model_fields["kind"].annotation
