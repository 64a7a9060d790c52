"""`central certificate HOST…`: a server certificate from the authority that devices pin."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.words.days import in_belgium


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "hosts", nargs="+", metavar="HOST", help="name or address devices call, as in the invitation's --url"
    )
    parser.add_argument(
        "--out", required=True, metavar="FILE", type=Path, help="a new file: private key and certificate"
    )


def run(args: argparse.Namespace) -> int:
    from django.utils import timezone

    from central.keyring.server_certificate import LIFE, issue
    from central.service.state import write_private

    now = timezone.now()
    write_private(args.out, issue(args.hosts, now))
    until = f"{in_belgium(now + LIFE):%Y-%m-%d}"
    print(f"{args.out}: for {', '.join(args.hosts)}, until {until}; issue a new one in time")
    return 0
