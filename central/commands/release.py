"""`central release ARCHIVE`: sign a release for kiosks with the offline root key; the note lies beside it."""

from __future__ import annotations

import argparse
import hashlib
from datetime import datetime
from pathlib import Path

from kiosk.machine.durable import replace_file
from kiosk.words.days import BELGIUM


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, help="kiosk-release.tar.gz, as `make archive` writes it")
    parser.add_argument(
        "--serial", type=int, required=True, help="a number above that of every release before"
    )
    parser.add_argument("--as", dest="version", default="", metavar="NAME", help="the version, for people")
    parser.add_argument("--root", metavar="FILE", type=Path, help="the root key, when it is kept elsewhere")


def run(args: argparse.Namespace) -> int:
    """Write kiosk-release.json beside the archive. Raises a Problem without the root key."""
    from central.keyring.making import check_root
    from kiosk import __version__
    from kiosk.wire.release import MOST_BYTES, NOTE, Release, ReleaseRefused
    from kiosk.wire.signing import RELEASE, signed

    private = check_root(args.root)
    try:
        body = args.archive.read_bytes()
    except OSError as error:
        raise ReleaseRefused(f"{args.archive} cannot be read: {error.strerror}") from None
    if not 0 < len(body) <= MOST_BYTES or args.serial < 1:
        raise ReleaseRefused("an archive of 1 byte to 300 MB and a serial from 1 on are needed")
    release = Release(
        serial=args.serial,
        version=args.version or __version__,
        issued=datetime.now(BELGIUM),
        size=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
    )
    note = args.archive.with_name(NOTE)
    replace_file(note, signed(private, RELEASE, release.canonical()).model_dump_json().encode(), mode=0o644)
    print(f"signed release {release.serial} ({release.version}): {note}")
    return 0
