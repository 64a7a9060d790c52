"""How a person takes the paper along: printed, as a photo of the last screen, or by e-mail.

Printed unless the review says otherwise, so that it costs nobody a touch; a device without a printer promises
no paper. E-mail is offered only to who gave an address; the kiosk sends none itself: the wish goes along with
the record and somebody at central mails it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from kiosk.visit.ask import Ask, Option
from kiosk.visit.review import ReviewLine

PAPER = "paper"  # the line on the review; no step of a journey may be called so
BY_EMAIL = "paper_by_email"  # the answer in the record
ICONS = {"printed": "printer", "photo": "device-mobile", "email": "mail"}
Wish = Literal["printed", "photo", "email"]


def wishes(answers: Mapping[str, object], prints: bool = True) -> tuple[Wish, ...]:
    """Return the ways this person can choose from, the usual one first; `prints`: there is a printer."""
    ways: tuple[Wish, ...] = ("printed", "photo") if prints else ("photo",)
    return (*ways, "email") if answers.get("email") else ways


def still_possible(wish: Wish, answers: Mapping[str, object], prints: bool = True) -> Wish:
    """Return `wish`, or the usual way when the address or the printer it needs is not there."""
    ways = wishes(answers, prints)
    return wish if wish in ways else ways[0]


def chosen(picked: tuple[str, ...], answers: Mapping[str, object], prints: bool = True) -> Wish:
    """Return the wish behind what was touched."""
    return still_possible(cast(Wish, picked[0]) if picked else "printed", answers, prints)


def ask_of_paper(answers: Mapping[str, object], prints: bool = True) -> Ask:
    options = tuple(Option(way, f"review.paper_{way}", ICONS[way]) for way in wishes(answers, prints))
    icon = "printer" if prints else ICONS["photo"]
    return Ask(PAPER, "choice", "review.paper_title", icon=icon, options=options, required=False)


def answers_of(wish: Wish) -> dict[str, object]:
    """Return what goes along with the record."""
    return {BY_EMAIL: "yes"} if wish == "email" else {}


def line_of_paper(wish: Wish) -> ReviewLine:
    return ReviewLine(PAPER, "review.paper", ICONS[wish], ((True, f"review.paper_{wish}"),))
