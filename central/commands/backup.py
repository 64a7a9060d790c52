"""`central backup key|make|round|restore`: encrypted copies of the database, and that they come back."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    key = actions.add_parser("key", help="make the key pair; keep NAME.key offline, leave NAME.pub here")
    key.add_argument("name", metavar="NAME", help="writes NAME.key and NAME.pub")
    make = actions.add_parser("make", help="write the database to a new file, encrypted")
    make.add_argument("out", metavar="FILE", type=Path)
    make.add_argument("--to", required=True, metavar="NAME.pub", type=Path, help="whose key opens it")
    round_ = actions.add_parser(
        "round", help="one named by its time, then take away those that need not stay"
    )
    round_.add_argument("folder", metavar="FOLDER", type=Path)
    round_.add_argument("--to", required=True, metavar="NAME.pub", type=Path, help="whose key opens it")
    restore = actions.add_parser("restore", help="open a backup into a new file and say what is in it")
    restore.add_argument("backup", metavar="FILE", type=Path)
    restore.add_argument("--key", required=True, metavar="NAME.key", type=Path)
    restore.add_argument("--out", required=True, metavar="DATABASE", type=Path, help="a new file")


def run(args: argparse.Namespace) -> int:
    from central.backup import copying

    if args.action == "key":
        private, public = Path(f"{args.name}.key"), Path(f"{args.name}.pub")
        copying.make_key(private, public)
        print(f"{private}: bring it to a safe, nothing here needs it; {public}: for 'central backup make'")
    elif args.action == "make":
        size = copying.make_backup(args.out, copying.read_key(args.to))
        print(f"{args.out}: {size} bytes, for the holder of {args.to.stem}.key alone")
    elif args.action == "round":
        from django.utils import timezone

        from central.backup.keeping import make_and_keep

        made, went = make_and_keep(args.folder, copying.read_key(args.to), timezone.now())
        print(f"{made}: {made.stat().st_size} bytes; {went} older ones taken away")
    else:
        counts = copying.restore(args.backup, copying.read_key(args.key), args.out)
        if counts is None:
            print(f"{args.out}: a dump of PostgreSQL; put it back with pg_restore --dbname NAME {args.out}")
        else:
            found = ", ".join(f"{count} {table.rpartition('_')[2]}" for table, count in counts.items())
            print(f"{args.out}: whole; {found}")
    return 0
