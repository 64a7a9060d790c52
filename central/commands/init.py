"""`central init`: database, keys, organisations and their places, in that order; safe to run again.

Every file of config/ is checked before anything of it is written down. A wrong one is refused with its line,
nothing of its organisation changes, the others go on, and the command ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", metavar="FILE", type=Path, help="the root key, when it is kept elsewhere")
    parser.add_argument("--quiet", action="store_true", help="say only what went wrong")


def run(args: argparse.Namespace) -> int:
    refused = set_up(say=(lambda line: None) if args.quiet else print, root=args.root)
    for line in refused:
        warn(line)
    return 1 if refused else 0


def warn(line: str) -> None:
    print(f"central: {line}", file=sys.stderr)


def set_up(say: Callable[[str], object], root: Path | None = None) -> list[str]:
    """Do what is still to be done and say each thing in one line; return what was refused, a line each."""
    from central.accounts.models import Organisation
    from central.cases.search_words import rebuild, sample_out_of_step
    from central.catalogue.publishing import publish_each
    from central.catalogue.site_file import import_sites
    from central.commands.check import SAMPLE
    from central.keyring.making import make_missing_keys, sign_missing_lists
    from central.service.database_fits import migrate
    from central.written.files import unreadable_files
    from central.written.letters import wrong_letters
    from central.written.tracks import wrong_tracks

    steps = migrate()
    say(f"database: {f'{steps} steps done' if steps else 'up to date'}")
    if sample_out_of_step(SAMPLE):  # folded by another version of this program
        say(f"search: {rebuild()} people written anew")
    for name in make_missing_keys():
        say(f"made: {name}")
    imported = import_sites()
    for line in imported.lines:
        say(line)
    for line in imported.warnings:
        warn(line)
    sign_missing_lists(Organisation.objects.values_list("slug", flat=True), root)
    trouble = publish_each(say, warn)
    wrong = [*unreadable_files(), *wrong_tracks(), *wrong_letters()]
    return [*(str(one.why) for one in imported.refused), *wrong, *trouble]
