"""Who helps further: the organisation of the site, or the nearest place while nobody knows where it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.receipts.compose import DUTCH
from kiosk.receipts.facts import Nearby, ToCall, Words
from kiosk.receipts.promise import call_if_unheard, promised
from kiosk.site.load import Site
from kiosk.words.apart import from_left
from kiosk.words.hours import hours_in_words

LOGO = "logo.png"  # in the folder of the site, black on white; without it the name is printed big
FindNearby = Callable[[str], Nearby | None]  # in a language


def nowhere(_: str) -> None:
    """Know no place."""


def words(site: Site, language: str) -> Words:
    """Return the texts of the paper in one language; Dutch where there is no translation yet."""

    def say(key: str, /, **values: str) -> str:
        return site.texts.get(language, key, **values)

    return say


def to_call(site: Site, language: str, nearby: FindNearby = nowhere) -> ToCall:
    """Return who helps further, as the site says it, with opening hours in a language.

    Where the site has no telephone number and no street (one has the number of a house), `nearby` is asked.
    """
    of, logo = site.file.organisation, site.folder / LOGO
    hours = hours_in_words(of.hours, language, words(site, language))
    hours = hours or hours_in_words(of.hours, DUTCH, words(site, DUTCH)) or ()
    found = bool(of.phone) or any(sign.isdigit() for sign in of.address)
    near = None if found else nearby(language)
    picture = str(logo) if logo.is_file() else ""
    return ToCall(
        of.short,
        of.phone,
        of.address,
        hours,
        picture,
        near,
        said_for(site, language, "say.show", "say.dutch"),
    )


def said_for(site: Site, language: str, show: str, said: str) -> tuple[str, str] | None:
    """Return what to do with a Dutch sentence, and the sentence, for who speaks another language."""
    if language == DUTCH:
        return None
    spoken = site.languages[language].dutch
    return site.texts.get(language, show), from_left(site.texts.get(DUTCH, said, language=spoken))


def promise_in_words(
    site: Site,
    language: str,
    answer_by: date | None,
    journey_id: str = "",
    nearby: FindNearby = nowhere,
    big: bool = False,
) -> tuple[str, ...]:
    """Return by which day somebody hears from us, as lines; none where nothing is promised.

    `big`: the line after the day is a short one, for letters that leave no room for a street.
    """
    promise = site.journeys[journey_id].promise if journey_id in site.journeys else "whole"
    call = to_call(site, language, nearby)
    told = promised(call, answer_by, language, words(site, language), promise)
    if big and len(told) > 1:
        return told[0], call_if_unheard(call, language, words(site, language))
    return told
