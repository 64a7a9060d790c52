"""`kiosk site new NAME`: a folder with a whole, valid profile; what nobody knows yet is 'in te vullen'.

On a terminal it asks what no option says; an empty answer takes what stands between brackets.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.catalogue.health import site_health
from kiosk.machine.folders import config_dir
from kiosk.problems import Problem
from kiosk.site.lines import did_you_mean
from kiosk.site.load import load_site
from kiosk.site.new import GROUNDS, JOURNEYS, NewSite, files_of, offer_id
from kiosk.site.problems import BadSite
from kiosk.site.texts import SOURCE
from kiosk.written.folder import files_in
from kiosk.written.gaps import FILL_IN

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


class NoNewSite(Problem):
    """The site could not be made; nothing was written, or what was is gone again."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    doing = parser.add_subparsers(dest="doing", required=True, metavar="WHAT")
    new = doing.add_parser("new", help="make the folder of a new site", description=__doc__)
    new.add_argument("name", metavar="NAME", help="of the folder: small letters, digits and dashes")
    new.add_argument("--in", dest="folder", type=Path, metavar="DIR", help="where (default: config/sites)")
    new.add_argument("--town", metavar="TEXT", help="what the site is called")
    new.add_argument("--house", metavar="TEXT", help="the organisation, by its whole name")
    new.add_argument("--short", metavar="TEXT", help="… and as papers call it")
    new.add_argument("--organisation", metavar="ID", help="its id, such as be.eeklo.de-kring; never changes")
    new.add_argument("--postcode", metavar="9900", help="of the town where the kiosk stands")
    new.add_argument("--phone", metavar="NUMBER", help="who people can call")
    new.add_argument("--address", metavar="TEXT", help="where people can come")
    new.add_argument("--ground", choices=GROUNDS, help="the legal ground of the notice (default: request)")
    new.add_argument("--languages", type=_words, metavar="LIST", help="nl,fr,… in the order of the screen")
    new.add_argument("--journeys", type=_words, metavar="LIST", help=f"default: {','.join(JOURNEYS)}")
    new.add_argument("--schemes", type=_words, metavar="LIST", help="default: be.sociaal-internetaanbod")
    new.add_argument("--offer", action="append", default=[], metavar="TITLE", help="may be given again")
    new.add_argument("--accent", metavar="#RRGGBB", default="#0B5F5A", help="the colour of the house")
    new.add_argument("--tint", metavar="#RRGGBB", default="#DDEFEA", help="… and its light one")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def run(args: argparse.Namespace) -> int:
    """Write the folder, read it as a kiosk does, and say what comes next. Raises Problem."""
    if not _NAME.fullmatch(args.name):
        raise NoNewSite(
            f"{args.name!r} is no name of a folder: small letters, digits and dashes, as in 'eeklo'"
        )
    folder = (args.folder or config_dir() / "sites") / args.name
    if folder.exists():
        raise NoNewSite(f"{folder} is there already; change its site.toml, or take another name")
    told = files_of(_asked(args, _asker()))
    try:
        folder.mkdir(parents=True)
        for name, text in told.items():
            (folder / name).write_text(text, encoding="utf-8")
        _, line = site_health(load_site(folder))
    except OSError as error:
        raise NoNewSite(f"cannot write in {folder}: {error.strerror or type(error).__name__}") from None
    except BadSite as wrong:
        shutil.rmtree(folder)  # ours, made a moment ago
        raise NoNewSite(f"nothing was made: {wrong.message}") from None
    print(f"made: {folder} ({line})")
    print(f"next: change {folder / 'site.toml'} and {folder / 'catalogue.toml'} where they say '{FILL_IN}'")
    print(f"      kiosk doctor --public --site {folder}")
    print(f"      kiosk tour --site {folder} --out build/tour/{args.name}")
    return 0


def _asker() -> Callable[[str, str], str]:
    """Return what asks a person; without a terminal nobody is asked and the usual is taken."""
    if not sys.stdin.isatty():
        return lambda question, usual: usual
    return lambda question, usual: input(f"{question} [{usual}]: ").strip() or usual


def _asked(args: argparse.Namespace, ask: Callable[[str, str], str]) -> NewSite:
    for name in ("town", "house", "short", "phone", "address"):
        setattr(args, name, " ".join((getattr(args, name) or "").split()))  # each stands on one line
    town = args.town or ask("Town or region", args.name.replace("-", " ").title().replace(" ", "-"))
    house = args.house or ask("Name of the organisation", town)
    postcode = args.postcode if args.postcode is not None else ask("Postcode, empty for none", "")
    ground = args.ground or ask(f"Legal ground of the notice ({', '.join(GROUNDS)})", "request")
    if ground not in GROUNDS:
        raise NoNewSite(f"the legal ground is one of {', '.join(GROUNDS)}{did_you_mean(ground, GROUNDS)}")
    offers = args.offer or _words(ask("Offers, with commas between", ""))
    twice = next((one for one in offers if [offer_id(two) for two in offers].count(offer_id(one)) > 1), "")
    if twice:
        raise NoNewSite(f"two offers are called {twice!r}: give each another title")
    return NewSite(
        id=args.name,
        name=town,
        organisation=args.organisation
        or ask("Id of the organisation, never changed later", f"be.{args.name}"),
        house=house,
        short=args.short or ask("Its short name, for papers", house),
        languages=args.languages or _all_languages(),
        journeys=args.journeys or JOURNEYS,
        schemes=args.schemes or ("be.sociaal-internetaanbod",),
        postcode=postcode,
        ground=ground,
        accent=args.accent,
        tint=args.tint,
        phone=args.phone or ask("Phone", FILL_IN),
        address=args.address or ask("Address", FILL_IN),
        offers=offers,
    )


def _all_languages() -> tuple[str, ...]:
    """Return Dutch and every language that screens are translated into, as languages.toml has them."""
    translated = {path.stem for path in files_in(config_dir(), "texts/*.po")}
    known = load_site(None).languages
    return (SOURCE, *(code for code in known if code in translated))
