"""`kiosk receipt`: the paper of a record, as bytes for the printer and as a picture."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from kiosk.catalogue.said import asked_offer
from kiosk.commands.input import read_input
from kiosk.commands.papers import seed_catalogue
from kiosk.devices.paper.file import png, write_whole
from kiosk.devices.paper.image import draw
from kiosk.devices.paper.measures import DOTS
from kiosk.devices.printer.escpos_bytes import escpos_bytes
from kiosk.devices.printer.escpos_reader import read_papers
from kiosk.problems import Problem
from kiosk.receipts.facts import AskedOffer
from kiosk.receipts.model import Paper
from kiosk.site.load import Site, load_site
from kiosk.site.paper import WHEN_STEP, record_paper
from kiosk.wire.document import read_document
from kiosk.wire.record import Record


class UnknownLanguage(Problem):
    """The site does not speak the language that was asked for."""

    code = "bad-input"


class CannotWrite(Problem):
    """The paper could not be written where it was asked."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--record", required=True, metavar="FILE|-", help="the record as JSON; - reads stdin")
    parser.add_argument("--lang", required=True, metavar="CODE", help="language of the paper, such as nl")
    parser.add_argument("--out", required=True, metavar="BASE", help="writes BASE.bin and BASE.png")
    parser.add_argument(
        "--width", type=int, choices=sorted(DOTS), default=80, help="mm of paper (default 80)"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")


def run(args: argparse.Namespace) -> int:
    """Write both files; a record that is wrong, an unknown language or site is told in one line."""
    record = read_document(Record, read_input(args.record, "the record"), "the record", by_hand=True)
    site = load_site(args.site)
    if args.lang not in site.file.languages:
        raise UnknownLanguage(
            f"unknown language {args.lang!r}; this site has: {', '.join(site.file.languages)}"
        )
    data = escpos_bytes(draw(paper_of(site, record, args.lang), args.width), args.width)
    [shown] = read_papers(data, DOTS[args.width])  # what the bytes say, not what we meant
    try:
        write_whole(Path(f"{args.out}.bin"), data)
        write_whole(Path(f"{args.out}.png"), png(shown))
    except OSError as error:
        raise CannotWrite(f"{args.out} cannot be written: {error.strerror}") from None
    return 0


def paper_of(site: Site, record: Record, language: str) -> Paper:
    """Return the paper of a record. Of the person only the way of contact and the chosen moment are used."""
    when, catalogue = record.answers.get(WHEN_STEP, ""), seed_catalogue(site)

    def said(language: str) -> AskedOffer | None:
        say = partial(site.texts.get, language)
        return asked_offer(catalogue, record.offer or "", language, say, record.made.wall)

    return record_paper(
        site,
        language=language,
        journey_id=record.journey,
        contact=record.person.reach.by,
        code=record.code,
        token=record.token,
        made=record.made.wall.date(),
        schemes=record.schemes,
        when=when if isinstance(when, str) else "",
        offer=said,
    )
