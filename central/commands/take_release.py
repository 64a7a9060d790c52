"""`central take-release DIR`: take in a signed release, from where kiosks fetch it once it is offered."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", type=Path, help="with kiosk-release.tar.gz and kiosk-release.json"
    )
    parser.add_argument(
        "--offer",
        metavar="ORGANISATION",
        action="append",
        default=[],
        help="offer it at once to all its devices",
    )


def run(args: argparse.Namespace) -> int:
    """Say one line. Raises ReleaseRefused, BadSignature or BadDocument; then nothing is taken in."""
    from django.db import transaction
    from django.utils import timezone

    from central.accounts.choose import the_organisation
    from central.fleet.releases import offer, take_in
    from central.service.database_fits import require_set_up

    require_set_up()
    now = timezone.now()
    with transaction.atomic():
        houses = [the_organisation(slug) for slug in args.offer]
        release = take_in(args.folder, now)
        for house in houses:
            offer(house, release, None, None, now)
    to = ", ".join(str(house) for house in houses)
    print(
        f"taken in: {release.version} (serial {release.serial}); "
        + (f"offered to {to}" if to else "offer it on /toestellen/versies/")
    )
    return 0
