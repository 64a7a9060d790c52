"""What the result screen says of one scheme, as parts of its cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest
from urllib.parse import urlsplit

from kiosk.eligibility.result import SchemeResult
from kiosk.ui.widgets.sheet import Part

Say = Callable[..., str]  # a text by its key
SAVES = "coins"  # before what one would pay less
MARK = "chevron-right"  # before a line that has no picture of its own


def reason_and_bring(result: SchemeResult, t: Say) -> list[Part]:
    """Return the one reason, what matters beside it, and what to bring.

    Where we have to be asked, the reason is what somebody should not do meanwhile.
    """
    reason = next(iter(result.reasons), "") or result.parts[0]
    beside = result.parts[1:]
    if result.verdict == "ask" and beside:
        reason, beside = beside[0], beside[1:]
    return [
        Part("", reason),
        *(Part("", line, strong=False) for line in beside),
        *_with_icons(t("check.bring"), result.bring, result.bring_icons),
    ]


def what_now(result: SchemeResult, saved: int | None, t: Say, in_words: Callable[[date], str]) -> list[Part]:
    """Return what to do, who to call where no step says it, and what it may save."""
    steps = _with_icons(t("check.now"), result.next_steps, result.next_icons)
    if result.helpline and not any(result.helpline in step for step in result.next_steps):
        steps.append(Part("", f"{t('check.call')}: {result.helpline}", strong=False, icon="phone"))
    return [*steps, *_saving(result, saved, t, in_words)]


def explained(result: SchemeResult, t: Say, in_words: Callable[[date], str]) -> list[Part]:
    """Return why, whole: every reason, what the verdict means, and of when the rules are."""
    checked = result.checked_on
    dated = t("check.checked_on", date=in_words(checked)) if checked else t("check.never_checked")
    return [
        Part(t("check.why"), "\n".join(result.reasons)),
        Part("", "\n".join(result.parts), strong=False),
        Part("", dated, strong=False, icon="calendar"),
        *_source_of_price(result),
    ]


def _saving(result: SchemeResult, saved: int | None, t: Say, in_words: Callable[[date], str]) -> list[Part]:
    """Return what it may save, with the day of the price: it may have changed, and nothing is promised."""
    if saved is None or result.price is None:
        return []
    told = t("check.saves", amount=saved) if saved else t("check.saves_nothing")
    price = t("check.price", price=f"{result.price.value:g}", date=in_words(result.price.date))
    return [Part("", told, icon=SAVES), Part("", price, strong=False)]


def _source_of_price(result: SchemeResult) -> list[Part]:
    """Return who published the price that a bill is held against."""
    host = urlsplit(result.price.source).netloc if result.price else ""
    return [Part("", host, strong=False, icon="world")] if host else []


def _with_icons(heading: str, lines: Sequence[str], icons: Sequence[str]) -> list[Part]:
    pairs = zip_longest(lines, icons[: len(lines)], fillvalue=MARK)
    return [
        Part("" if number else heading, line, strong=False, icon=icon)
        for number, (line, icon) in enumerate(pairs)
    ]


def headings(pages: list[tuple[Part, ...]]) -> list[str]:
    """Return what each page is about: its first heading, or the last one before it."""
    found, current = [], ""
    for page in pages:
        headings = [part.heading for part in page if part.heading]
        found.append(headings[0] if headings else current)
        current = headings[-1] if headings else current
    return found


def page_of_savings(pages: Sequence[Sequence[Part]]) -> int:
    """Return the page that says what one would pay less; the first where none does."""
    return next((at for at, parts in enumerate(pages) if any(part.icon == SAVES for part in parts)), 0)
