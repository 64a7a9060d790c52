"""`central import-offers FILE`: offers of a spreadsheet, a calendar or an HSDS file, looked at row by row."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.catalogue.standards.analysis import Analysis


class NothingTaken(Problem):
    """No row of the file could go in."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .csv, .ics or .json (HSDS 3)")
    parser.add_argument("--organisation", metavar="ID", help="as in site.toml; may be left out with one")
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--json", action="store_true", help="one entry a row, with its state and reason")
    parser.add_argument("--doubtful", action="store_true", help="take the doubtful rows too")
    parser.add_argument("--whole", action="store_true", help="the whole list: what it does not name goes")
    parser.add_argument("--sure", action="store_true", help="also when most of the list would change or go")


def run(args: argparse.Namespace) -> int:
    """Look at a file, and keep its good rows; 1 when the file or every row of it is refused."""
    from django.utils import timezone

    from central.accounts.choose import the_organisation
    from central.catalogue.standards.analysis import analyse
    from central.catalogue.standards.confirming import confirm, known_of
    from central.catalogue.standards.reading import read_file
    from central.service.database_fits import require_set_up

    require_set_up()
    organisation, now = the_organisation(args.organisation), timezone.now()
    read = read_file(args.file.name, _bytes_of(args.file), now)
    analysis = analyse(read.rows, known_of(organisation), now, whole=args.whole)
    if args.json:
        print(json.dumps([row.as_json() for row in analysis.rows], ensure_ascii=False, indent=2))
    else:
        _print(analysis, read.notes)
    if args.dry_run:
        if analysis.stop:
            print(f"central: {analysis.stop} (--sure)", file=sys.stderr)
        return 0
    doubtful = [row.number for row in analysis.of("doubtful")] if args.doubtful else []
    if not analysis.of("good") and not doubtful and not analysis.gone:
        raise NothingTaken(f"Er ging niets in. {_first_reason(analysis)}")
    done = confirm(organisation, analysis, None, doubtful, sure=args.sure)
    if not args.json:
        print(f"new: {done['new']}, changed: {done['change']}, the same: {done['same']}, "
              f"off the list: {done['off'] + done['gone']}")  # fmt: skip
    return 0


def _bytes_of(file: Path) -> bytes:
    """Return what is in a file, and no more than can be taken."""
    from central.catalogue.standards.found import MOST_BYTES

    with file.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)


def _first_reason(analysis: Analysis) -> str:
    row = analysis.rows[0]
    return f"Rij {row.number}: {row.reason}"


def _print(analysis: Analysis, notes: tuple[str, ...]) -> None:
    words = {"good": "goed", "doubtful": "twijfel", "refused": "geweigerd"}
    for note in notes:
        print(note)
    for row in analysis.rows:
        told = [f"{one.what}: {one.before} → {one.after}" for one in row.changes]
        print(f"{row.number}\t{words[row.state]}\t{row.title}\t{' '.join([row.reason, *told]).strip()}")
    for slug in analysis.gone:
        print(f"-\tgaat weg\t{slug}\tstaat niet in het bestand")
