"""`central keys list|make|retire`: the sealing keys devices use. Nothing here shows a private key."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from kiosk.words.days import in_belgium


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="show the keys and until when devices use them")
    make = actions.add_parser("make", help="make a new sealing key; devices use the newest")
    make.add_argument(
        "--post-quantum",
        action="store_true",
        help="ML-KEM-768 beside X25519, for records that must stay shut for decades; 1.1 KB more each",
    )
    retire = actions.add_parser(
        "retire", help="let devices stop using a key; it goes on opening what is under way"
    )
    retire.add_argument("kid", help="the key's id, as 'central keys list' shows it")
    for signing in (make, retire):
        signing.add_argument(
            "--root", metavar="FILE", type=Path, help="the root key, when it is kept elsewhere"
        )


def run(args: argparse.Namespace) -> int:
    from central.accounts.models import Organisation
    from central.catalogue.publishing import publish
    from central.keyring import making
    from central.service.database_fits import require_set_up
    from kiosk.wire.sealing import MLKEM768_X25519, X25519

    require_set_up()
    if args.action == "list":
        return _list()
    making.check_root(args.root)  # first: a change of keys that nobody can sign must not happen
    if args.action == "make":
        suite = MLKEM768_X25519 if args.post_quantum else X25519
        print(f"made sealing key {making.add_sealing_key(suite=suite).kid}")
    else:
        making.retire_sealing_key(args.kid)
        print(f"retired sealing key {args.kid}; its private half stays, for records that are under way")
    organisations = list(Organisation.objects.all())
    making.sign_lists([organisation.slug for organisation in organisations], args.root)
    for organisation in organisations:
        publish(organisation)
    return 0


def _list() -> int:
    from central.keyring import public
    from central.keyring.folder import root_file
    from kiosk.wire.sealing import MLKEM768_X25519

    ring, now = public.ring(), datetime.now(UTC)
    print(f"key list {ring.serial}, root {'on this machine' if root_file().exists() else 'kept elsewhere'}")
    newest = max(
        (key for key in ring.sealing if key.not_before <= now < key.retire_after),
        key=lambda key: key.not_before,
        default=None,
    )
    for key in ring.sealing:
        state = "in use" if key == newest else "retired" if key.retire_after <= now else "older, still taken"
        kind = "post-quantum" if key.suite == MLKEM768_X25519 else "X25519"
        dates = f"from {in_belgium(key.not_before):%Y-%m-%d}  until {in_belgium(key.retire_after):%Y-%m-%d}"
        print(f"{key.kid}  {dates}  {kind}  {state}")
    return 0
