"""`central person show|export|erase CODE-OR-ID`: what is known of somebody who asks, or wants it gone."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.cases.models import Case


ENDINGS = (".json", ".pdf")


class NoSuchFolder(Problem):
    """The file was to be written where no folder is."""

    code = "bad-input"


class NotErased(Problem):
    """Whoever typed the command said no."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    summaries = {
        "show": "print all that is known of somebody",
        "export": "write it to a file: .json, or .pdf to read",
        "erase": "take it away for good",
    }
    for action, summary in summaries.items():
        child = actions.add_parser(action, help=summary)
        child.add_argument(
            "person", metavar="CODE-OR-ID", help="the code on the paper, or the number of the file"
        )
        child.add_argument(
            "--organisation", metavar="ID", help="as in site.toml; where two have the same code"
        )
        if action == "export":
            child.add_argument("--out", type=_file, metavar="FILE", help="without it: JSON on the screen")
        if action == "erase":
            child.add_argument("--yes", action="store_true", help="do not ask again")


def _file(typed: str) -> Path:
    """Take a file in a folder that is there: a person's data is written nowhere by a typing error."""
    path = Path(typed)
    if path.suffix.lower() not in ENDINGS:
        raise argparse.ArgumentTypeError(f"{path.name[:60]!r} must end in {' or '.join(ENDINGS)}")
    return path


def run(args: argparse.Namespace) -> int:
    from central.accounts import audit
    from central.accounts.choose import the_organisation
    from central.accounts.models import AccessLog
    from central.retention.file_of_person import file_of, find
    from central.service.database_fits import require_set_up

    require_set_up()
    out = getattr(args, "out", None)
    if out is not None and not out.parent.is_dir():
        raise NoSuchFolder(f"{out.parent}: there is no such folder")
    case = find(args.person, the_organisation(args.organisation) if args.organisation else None)
    if args.action == "erase":
        return _erase(case, args.yes)
    told = file_of(case)
    kind = AccessLog.Kind.CASE if args.action == "show" else AccessLog.Kind.EXPORT
    audit.by_command(case.organisation, kind, f"central person {args.action}", case.id)
    if args.action == "show":
        print("\n".join(_lines(told)))
        return 0
    return _export(told, out)


def _lines(told: dict[str, Any]) -> list[str]:
    """Return the file as lines under titles, without what is empty."""
    from central.retention.chapters import chapters

    lines = []
    for title, cards in chapters(told):
        lines += [title.upper(), *(f"  {name}: {value}" for card in cards for name, value in card), ""]
    return lines[:-1]


def _export(told: dict[str, Any], out: Path | None) -> int:
    from central.retention.printed import as_pdf
    from central.service.state import write_private

    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        print(text, end="")
        return 0
    write_private(out, as_pdf(told) if out.suffix.lower() == ".pdf" else text.encode())
    print(f"written to {out}; it holds a person's data: hand it over and take it away")
    return 0


def _erase(case: Case, sure: bool) -> int:
    from central.accounts.models import Deletion
    from central.cases.deletion import delete_case

    if not sure and sys.stdin.isatty():
        answer = input(f"erase file {case.id}, with all that was written about this person? type yes: ")
        if answer.strip().lower() != "yes":
            raise NotErased("nothing was erased")
    number = case.id
    delete_case(case, None, Deletion.Reason.ASKED)
    print(f"file {number} is gone; a kiosk that sends it again hears that it was here")
    return 0
