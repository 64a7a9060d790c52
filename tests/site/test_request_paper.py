"""What a check puts on paper to sign, in the words and with the places of Eeklo."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, partial

import pytest

from kiosk.app.going import near_place
from kiosk.commands.papers import ANSWERS, seed_catalogue
from kiosk.eligibility.quick_check import RuleBase
from kiosk.receipts.model import Fill, Paper
from kiosk.site.load import Site, load_site
from kiosk.site.paper import check_paper
from kiosk.site.words import SiteWords
from kiosk.words.days import BELGIUM

AT = datetime(2026, 11, 29, 10, tzinfo=BELGIUM)  # a Sunday: nothing is open
INTERNET = "be.sociaal-internetaanbod"


@cache
def eeklo() -> Site:
    return load_site(None)


def paper(
    language: str = "nl", verdict: str = "likely", saved: int | None = None, together: bool = False
) -> Paper:
    site = eeklo()
    rules = RuleBase(site.schemes, site.questions)
    return check_paper(
        site,
        language=language,
        journey_id="internet-check",
        results=rules.check(ANSWERS[verdict], AT.date(), SiteWords(site.texts, language)).schemes,
        on=AT.date(),
        together=together,
        saved={} if saved is None else {INTERNET: saved},
        place=partial(near_place, site, seed_catalogue(site), at=AT),
    )


def test_what_it_may_save_is_said_with_the_day_and_the_source_of_the_price() -> None:
    texts = paper(saved=26).texts()
    start = texts.index("Misschien betaal je 26 euro per maand minder.")
    rules = RuleBase(eeklo().schemes, eeklo().questions)
    [price] = [one.price for one in rules.check({}, AT.date()).schemes if one.id == INTERNET]
    assert price is not None
    assert f"Prijs op {price.date.day} maart 2024: {price.value:g} euro." in texts[start + 1]
    assert price.source.split("/")[2] in texts[start + 1]


def test_who_typed_no_bill_is_told_no_amount() -> None:
    assert not any("minder" in text or "Prijs op" in text for text in paper().texts())


def test_the_place_to_hand_it_in_is_one_that_opens_with_its_day() -> None:
    texts = paper().texts()
    told = texts[texts.index("Geef dit papier hier af") + 1 :]
    assert told[0] == "Digipunt Centrum"
    assert any(line.startswith("maandag 30 november, ") for line in told[:6])


def test_who_would_rather_ask_reads_when_anybody_may_walk_in() -> None:
    texts = paper().texts()
    assert "Digispreekuur: woensdag 2 december, 13 tot 17 uur" in texts
    assert texts.count("Digipunt Centrum") == 1, "the way there is said once"


@pytest.mark.parametrize("language", eeklo().file.languages)
@pytest.mark.parametrize("together", [False, True])
def test_the_desk_finds_the_words_to_write_at_in_dutch(language: str, together: bool) -> None:
    fills = [block for block in paper(language, together=together).blocks if isinstance(block, Fill)]
    dutch = ["Naam", "Adres", "Datum", "Handtekening"]
    for block, word in zip(fills, dutch, strict=True):
        assert word.casefold() in f"{block.text} {block.under}".casefold()


def test_a_day_that_is_a_date_is_never_today_or_tomorrow_on_paper() -> None:
    place = near_place(eeklo(), seed_catalogue(eeklo()), "nl", AT)
    assert place is not None
    assert "morgen" not in place.opens
    assert date(2026, 11, 30).strftime("%d") in place.opens
