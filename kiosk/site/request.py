"""What somebody signs after a check, in the words of this site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from kiosk.eligibility.result import SchemeResult
from kiosk.receipts.compose import in_words
from kiosk.receipts.facts import CheckedScheme, NearPlace, RequestFacts
from kiosk.site.load import Site


def request_of(
    site: Site,
    language: str,
    results: Sequence[SchemeResult],
    checked: Sequence[CheckedScheme],
    saved: Mapping[str, int],
    place: NearPlace | None,
) -> RequestFacts | None:
    """Return the request for the most hopeful scheme; None where there is only 'probably not'.

    `checked` are the results in the language. After 'ask' it asks to look at it together, no more: a change
    may cost somebody an old tariff, and the paper must not tell who has one.
    """
    hopeful = [pair for pair in zip(results, checked, strict=True) if pair[0].verdict != "unlikely"]
    if not hopeful:
        return None
    result, said = min(hopeful, key=lambda pair: pair[0].verdict != "likely")
    return RequestFacts(
        scheme=said.name,
        likely=result.verdict == "likely",
        bring=said.bring,
        bring_icons=result.bring_icons,
        saves=_saving(site, language, result, saved.get(result.id)),
        place=place,
    )


def _saving(site: Site, language: str, result: SchemeResult, saved: int | None) -> tuple[str, ...]:
    """Return what it may save, and the price behind that with its day and who published it."""
    if saved is None or result.price is None:
        return ()
    told = "check.saves" if saved else "check.saves_nothing"
    filled = {"amount": str(saved)} if saved else {}
    dated = in_words(result.price.date, language)
    price = site.texts.get(language, "check.price", price=f"{result.price.value:g}", date=dated)
    source = urlsplit(result.price.source).netloc
    return site.texts.get(language, told, **filled), f"{price} {source}".strip()
