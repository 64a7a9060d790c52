"""`kiosk papers`: every paper a site can print, as pictures: to look at before people take them home.

Writes NAME-CODE-WIDTH.png for each journey, offer, way of contact or verdict, language and width, and
CODE-WIDTH.png with all of them beside each other. The code on them is an example.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PIL import Image, ImageOps

from kiosk.app.going import near_place, offer_paper, place_paper
from kiosk.catalogue.said import asked_offer
from kiosk.catalogue.seed import load_seed
from kiosk.catalogue.store import Catalogue
from kiosk.devices.paper.file import png, write_whole
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.measures import DOTS, LONGEST_MM, PaperWidth, millimetres
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.escpos_reader import read_papers
from kiosk.eligibility.facts import FACTS
from kiosk.eligibility.quick_check import RuleBase
from kiosk.eligibility.result import SchemeResult
from kiosk.journeys.ending import ASKED_BY_TOUCH, can_be_answered, looked_at
from kiosk.problems import Problem
from kiosk.receipts.compose import DUTCH
from kiosk.receipts.facts import AskedOffer, Contact
from kiosk.receipts.model import Paper
from kiosk.site.load import Site, load_site
from kiosk.site.paper import WHEN_STEP, check_paper, record_paper, trial_paper
from kiosk.site.words import SiteWords
from kiosk.words.days import BELGIUM, midnight

CODE, TOKEN = "K7QM3X9P", "Ab3_-ZkPq7LmNo9RsTuVwX"
CONTACTS: tuple[Contact, ...] = ("phone", "email", "visit")
WIDTHS: tuple[PaperWidth, ...] = (80, 58)
EXAMPLE_SAVING = 26  # euro a month
GAP = 24  # dots of grey between two papers


class PapersStopped(Problem):
    """A paper is too long, or the folder cannot be written."""

    code = "bad-input"


@dataclass(frozen=True)
class Sheet:
    """One paper: what it is about, in which language, and its words."""

    name: str
    language: str
    paper: Paper


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument("--lang", metavar="CODE", help="only this language")
    parser.add_argument(
        "--on", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="the day on it"
    )


def run(args: argparse.Namespace) -> int:
    """Write all pictures; exit 1 when a paper is longer than may be. Raises Problem."""
    site = load_site(args.site)
    codes = [code for code in site.file.languages if args.lang in (None, code)]
    if not codes:
        raise PapersStopped(
            f"site {site.id!r} does not speak {args.lang!r}; it speaks {', '.join(site.file.languages)}"
        )
    longest, number = 0, 0
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        for code in codes:
            for width in WIDTHS:
                pictures = []
                for sheet in sheets(site, args.on or datetime.now(BELGIUM).date(), [code]):
                    picture = _printed(sheet.paper, width)
                    write_whole(args.out / f"{sheet.name}-{code}-{width}.png", png(picture))
                    pictures.append(picture)
                    if width == 80:
                        longest = max(longest, written(picture))
                number += len(pictures)
                write_whole(args.out / f"{code}-{width}.png", png(beside(pictures)))
    except OSError as error:
        raise PapersStopped(f"{args.out} cannot be written: {error.strerror}") from None
    told = f"{longest / millimetres(1):.1f}"  # 300.5 is more than 300 and may not read as it
    print(f"papers: {number} in {args.out}, the longest of 80 mm is {told} mm long")
    if longest > millimetres(LONGEST_MM):
        raise PapersStopped(f"a paper is longer than {LONGEST_MM} mm: say less")
    return 0


def sheets(site: Site, on: date, codes: Iterable[str]) -> Iterator[Sheet]:
    """Yield every paper of the site in these languages; a journey that ends without one has none."""
    rules, catalogue = RuleBase(site.schemes, site.questions), seed_catalogue(site)
    for code in codes:
        for journey in site.journeys.values():
            if journey.kind == "registration":
                for contact in CONTACTS:
                    paper = _asked(site, journey.id, contact, code, on)
                    yield Sheet(f"{journey.id}-{contact}", code, paper)
            elif journey.kind == "sign-up":
                for offer in (one for one in catalogue.offers() if one.sign_up):
                    for contact in CONTACTS:
                        paper = _asked(site, journey.id, contact, code, on, (catalogue, offer.id))
                        yield Sheet(f"{journey.id}-{offer.id}-{contact}", code, paper)
            elif journey.kind == "check":
                for verdict, answers in ANSWERS.items():
                    results = rules.check(answers, on, SiteWords(site.texts, code)).schemes
                    yield from _checked(site, journey.id, results, code, on, catalogue, verdict)
        at = midnight(on)
        for place in catalogue.places():
            yield Sheet(f"place-{place.id}", code, place_paper(site, catalogue, place, code, at))
        for one in catalogue.offers():
            yield Sheet(f"offer-{one.id}", code, offer_paper(site, catalogue, one, code, at))
        if code == DUTCH:
            yield Sheet("trial", code, trial_paper(site))


def _checked(
    site: Site,
    journey_id: str,
    results: tuple[SchemeResult, ...],
    code: str,
    on: date,
    catalogue: Catalogue,
    verdict: str,
) -> Iterator[Sheet]:
    """Yield the paper of a check, as if somebody typed a bill; and the one for two who read it."""
    where = partial(near_place, site, catalogue, at=midnight(on))
    saved = {one.id: EXAMPLE_SAVING for one in results if one.price is not None}
    for name, together in (("", False), ("-together", True)):
        if together and code == DUTCH:
            continue
        paper = check_paper(
            site,
            language=code,
            journey_id=journey_id,
            results=results,
            on=on,
            together=together,
            saved=saved,
            place=where,
        )
        yield Sheet(f"{journey_id}-{verdict}{name}", code, paper)


# To each verdict of the social internet offer the answers that lead to it (contract: three answers only).
_NONE = {fact.id: "no" for fact in FACTS if fact.id.startswith(("household_", "pension_"))}
ANSWERS: dict[str, dict[str, str]] = {
    "likely": {
        "domicile_belgium": "yes",
        "social_tariff_now": "none",
        "collective_home": "no",
        "household_ocmw_support": "yes",
    },
    "unlikely": {**_NONE, "home_internet": "fine", "money_tight": "no"},
    "ask": {},
}


def seed_catalogue(site: Site) -> Catalogue:
    """Return the places and offers the site itself brings."""
    return Catalogue(site.folder / "none-published", load_seed(site.folder, site.file.organisation))


def _asked(
    site: Site,
    journey_id: str,
    contact: Contact,
    code: str,
    on: date,
    offer: tuple[Catalogue, str] | None = None,
) -> Paper:
    """Return the longest paper of a request: with a moment, and with every scheme or an offer.

    Each way of contact goes with another answer to what decides the rest, so that all are seen.
    """
    journey = site.journeys[journey_id]
    asked_after_check = journey_id in {one.leads_to for one in site.journeys.values()}
    answers = {step.id: can_be_answered(step) for step in journey.steps if step.field in ASKED_BY_TOUCH}
    number = CONTACTS.index(contact)
    moments = [choice.value for step in journey.steps if step.id == WHEN_STEP for choice in step.choices]

    def said(language: str) -> AskedOffer | None:
        say, at = partial(site.texts.get, language), midnight(on)
        return asked_offer(*offer, language, say, at) if offer else None

    return record_paper(
        site,
        language=code,
        journey_id=journey_id,
        contact=contact,
        code=CODE,
        token=TOKEN,
        made=on,
        schemes=[scheme.id for scheme in site.schemes] if asked_after_check else [],
        when=moments[0] if moments else "",
        chosen=looked_at(journey, {step: every[number % len(every)] for step, every in answers.items()}),
        offer=said,
        to_sign=asked_after_check,
    )


def _printed(paper: Paper, width: PaperWidth) -> Image.Image:
    """Return what the bytes print, not what was meant."""
    [shown] = read_papers(escpos_bytes(draw(paper, width), width), DOTS[width])
    return shown


def written(picture: Image.Image) -> int:
    """Return how far down there is ink, in dots: below it is only what the knife needs."""
    ink = ImageOps.invert(picture.convert("L")).getbbox()
    return ink[3] if ink else 0


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Return the pictures beside each other on grey, tops in line."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    sheet = Image.new("L", (width, max(picture.height for picture in pictures) + 2 * GAP), 150)
    x = GAP
    for picture in pictures:
        sheet.paste(picture.convert("L"), (x, GAP))
        x += picture.width + GAP
    return sheet
