"""`central qr`: a sheet with a square per channel, for flyers, letters and posters.

One HTML page of A4 with the squares as drawings (SVG): every browser prints it sharp, and each square is also
a file of its own for whoever makes the flyer. No program for PDF is needed on the service.
"""

from __future__ import annotations

import argparse
import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

from central.pages.square import svg_of
from kiosk.wire.phone_page import Carried, offer_address, start_address
from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.accounts.models import Organisation


class CannotDraw(Problem):
    """No sheet can be made like this."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "channel", nargs="+", metavar="CHANNEL", help="what it is for: flyer-pretbazaar, letter, school …"
    )
    parser.add_argument("--offer", metavar="ID", help="an offer of the catalogue; default: the page with all")
    parser.add_argument(
        "--lang", metavar="CODE", default="", help="language of the page; default: the phone's"
    )
    parser.add_argument("--organisation", metavar="ID", help="as in site.toml; needed when there are several")
    parser.add_argument("--host", help="where the squares lead; default: qr_host of the site")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("build/qr"), help="default build/qr")


def run(args: argparse.Namespace) -> int:
    from central.accounts.choose import the_organisation
    from central.service.database_fits import require_set_up

    require_set_up()
    _check(args)
    organisation = the_organisation(args.organisation)
    title, addresses = _addresses(args, organisation)
    squares = [(channel, address, svg_of(address)) for channel, address in addresses.items()]
    args.out.mkdir(parents=True, exist_ok=True)
    name = args.offer or "start"
    for channel, _, drawing in squares:
        (args.out / f"{name}-{channel}.svg").write_text(drawing, encoding="utf-8")
    page = args.out / f"{name}.html"
    page.write_text(sheet(title, organisation.name, squares), encoding="utf-8")
    print(f"{page}: {len(squares)} squares; print it at 100%. Each is also an .svg beside it.")
    return 0


def _check(args: argparse.Namespace) -> None:
    from central.written.site_words import languages

    for channel in args.channel:
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", channel):
            raise CannotDraw(f"{channel!r}: a channel has small letters, digits and dashes only")
    if args.lang and args.lang not in languages():
        raise CannotDraw(f"no language {args.lang!r}; there is: {', '.join(languages())}")


def _addresses(args: argparse.Namespace, organisation: Organisation) -> tuple[str, dict[str, str]]:
    """Return the title of the sheet and the address per channel; with the organisation only where it must."""
    from central.accounts.models import Organisation as Organisations
    from central.catalogue.models import Offer
    from central.written.site_words import site_of

    host = args.host or site_of(organisation).host
    if not host:
        raise CannotDraw("say where the squares lead: --host central.dekring.be")
    title, several = organisation.name, Organisations.objects.count() > 1
    if args.offer:
        ours = Offer.objects.filter(organisation=organisation, published=True)
        offer = ours.filter(slug=args.offer).first()
        if offer is None:
            known = ", ".join(ours.values_list("slug", flat=True))
            raise CannotDraw(f"no offer {args.offer!r}; there is: {known or 'nothing yet'}")
        title = offer.name
        several = Offer.objects.filter(slug=args.offer, published=True).count() > 1
    found = {}
    for channel in args.channel:
        carried = Carried(args.lang, channel, organisation=organisation.slug if several else "")
        found[channel] = (
            offer_address(host, args.offer, carried) if args.offer else start_address(host, carried)
        )
    return title, found


def sheet(title: str, organisation: str, squares: list[tuple[str, str, str]]) -> str:
    """Return the page to print: each square with what it is for, to cut out along the line."""
    cells = "".join(
        f"<li>{drawing}<p><b>{html.escape(channel)}</b><br>{html.escape(address)}</p></li>"
        for channel, address, drawing in squares
    )
    return f"""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{html.escape(title)}</title>
<style>
@page {{ size: A4; margin: 14mm; }}
body {{ margin: 0; font: 11pt/1.35 "Noto Sans", Arial, sans-serif; color: #1E2A32; }}
h1 {{ font-size: 20pt; margin: 0 0 2mm; }}
p {{ margin: 1mm 0 0; overflow-wrap: anywhere; }}
ul {{ list-style: none; margin: 6mm 0 0; padding: 0; }}
li {{ display: inline-block; vertical-align: top; width: 56mm; margin: 0 2mm 4mm 0; padding: 3mm;
box-sizing: border-box; border: .3mm dashed #8A8475;
text-align: center; break-inside: avoid; font-size: 8pt; }}
b {{ font-size: 11pt; }}
</style>
</head>
<body>
<h1>{html.escape(title)}</h1>
<p>{html.escape(organisation)}. Knip uit langs de lijn. Laat de witte rand staan.</p>
<ul>{cells}</ul>
</body>
</html>
"""
