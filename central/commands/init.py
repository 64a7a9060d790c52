"""`central init`: database, keys, organisations and their places, in that order; safe to run again."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", metavar="FILE", type=Path, help="the root key, when it is kept elsewhere")
    parser.add_argument("--quiet", action="store_true", help="say only what went wrong")


def run(args: argparse.Namespace) -> int:
    set_up(say=(lambda line: None) if args.quiet else print, root=args.root)
    return 0


def set_up(say: Callable[[str], object], root: Path | None = None) -> None:
    """Do what is still to be done and say each thing in one line."""
    from central.accounts.models import Organisation
    from central.accounts.site_file import organisations_from_sites
    from central.cases.search_words import rebuild, sample_out_of_step
    from central.commands.check import SAMPLE
    from central.keyring.making import make_missing_keys, sign_missing_lists
    from central.offers.publishing import publish
    from central.offers.site_file import import_site_catalogues
    from central.setup_state import migrate

    steps = migrate()
    say(f"database: {f'{steps} steps done' if steps else 'up to date'}")
    if sample_out_of_step(SAMPLE):  # folded by another version of this program
        say(f"search: {rebuild()} people written anew")
    for name in make_missing_keys():
        say(f"made: {name}")
    for organisation in organisations_from_sites():
        say(f"organisation: {organisation.name} ({organisation.slug})")
    sign_missing_lists(Organisation.objects.values_list("slug", flat=True), root)
    for line in import_site_catalogues():
        say(line)
    for organisation in Organisation.objects.all():
        publication = publish(organisation)
        say(f"catalogue of {organisation.slug}: revision {publication.revision}")
