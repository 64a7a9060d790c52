"""A paper for two: under each line in the visitor's language stands its Dutch."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from kiosk.receipts.model import Bullets, Desk, Heading, Line, Paper, Small
from kiosk.site.load import Site, load_site
from kiosk.site.paper import record_paper


@cache
def eeklo() -> Site:
    return load_site(None)


def paper(language: str, together: bool = True) -> Paper:
    return record_paper(
        eeklo(),
        language=language,
        journey_id="internet-help",
        contact="phone",
        code="K7QM3X9P",
        token="Ab3_-ZkPq7LmNo9RsTuVwX",
        made=date(2026, 11, 30),
        schemes=("be.sociaal-internetaanbod",),
        when="morning",
        answer_by=date(2026, 12, 2),
        together=together,
    )


def lines(one: Paper) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in one.blocks:
        if isinstance(block, Heading | Line | Small):
            found[block.text] = block.under
        elif isinstance(block, Bullets):
            found |= dict(zip(block.items, block.under, strict=True)) if block.under else {}
    return found


@pytest.mark.parametrize("language", [one for one in eeklo().file.languages if one != "nl"])
def test_all_that_is_written_in_another_language_has_the_dutch_of_the_dutch_paper(language: str) -> None:
    under = [dutch.replace("\u00a0", " ") for dutch in lines(paper(language)).values() if dutch]
    dutch = set(paper("nl").texts())
    assert len(under) > 12
    assert [one for one in under if one not in dutch] == [eeklo().texts.get("nl", "paper.draft")]


def test_days_and_what_is_filled_in_are_dutch_in_the_dutch(language: str = "ar") -> None:
    under = set(lines(paper(language)).values())
    assert "Antwoord ten laatste op woensdag 2 december." in under
    assert {"Je koos: In de voormiddag", "We spreken nog een dag af."} <= under
    assert "Papier van 30 november 2026." in under


def test_the_foot_for_the_desk_is_not_needed_twice() -> None:
    assert any(isinstance(block, Desk) for block in paper("uk", together=False).blocks)
    assert not any(isinstance(block, Desk) for block in paper("uk").blocks)


def test_who_speaks_dutch_gets_the_usual_paper() -> None:
    assert paper("nl") == paper("nl", together=False)
