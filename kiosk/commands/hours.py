"""`kiosk hours`: what the program makes of opening hours, before anybody stands at a door.

What it says is what screen, paper, voice, phone, mail and calendar say: there is one reading.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.site.lines import line_of, read_text, read_toml
from kiosk.site.load import load_site
from kiosk.site.problems import BadSite
from kiosk.words.days import BELGIUM, in_belgium
from kiosk.words.hours import reading_in_words
from kiosk.words.opening import COMMUNITIES, BadHours, State, check_closing, read_hours

_REMARK = re.compile(r'#(?=[^"“”„«»]*(?:["“”„«»][^"“”„«»]*["“”„«»][^"“”„«»]*)*$).*')  # not within quotes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "expression", metavar="EXPRESSION", help="opening hours, such as 'Mo-Fr 09:00-12:00; PH off'"
    )
    parser.add_argument(
        "--at", type=_moment, metavar="MOMENT", help="2026-12-02T10:00, Belgian time (default: now)"
    )
    parser.add_argument(
        "--lang", default="nl", metavar="CODE", help="the language of the words (default: nl)"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument(
        "--school", choices=COMMUNITIES, default="Flemish", help="whose school holidays SH means"
    )
    parser.add_argument(
        "--organisation-closed",
        type=Path,
        metavar="FILE",
        help='closing days of the organisation, one rule a line: Jul 11 off "feestdag"; # begins a remark',
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print what these hours mean; exit 1 for hours that are none."""
    site = load_site(args.site)
    if args.lang not in site.file.languages:
        raise BadSite(site.folder, None, f"unknown language {args.lang!r}")
    closed = _closed(args.organisation_closed) if args.organisation_closed else ()
    at = args.at or datetime.now(BELGIUM)
    found = _asked(args.expression, at, args.lang, partial(site.texts.get, args.lang), args.school, closed)
    if args.json:
        sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n")
    elif found["valid"]:
        print(_told(found))
    if found["valid"]:
        return 0
    print(f"kiosk hours: {found['why']}", file=sys.stderr)
    return 1


def _asked(
    expression: str, at: datetime, language: str, say: Any, school: Any, closed: tuple[str, ...]
) -> dict[str, Any]:
    try:
        hours = read_hours(expression, school, closed)
    except BadHours as error:
        return {"valid": False, "why": str(error), "words": [], "open": None, "closes": None, "next": None}
    status = hours.status(at)
    certain = status.state in (State.OPEN, State.CLOSED)
    return {
        "valid": True,
        "why": status.why,
        "words": list(reading_in_words(hours.reading, language, say) or ()),
        "open": status.is_open if certain else None,
        "closes": status.closes.isoformat() if status.closes else None,
        "next": status.next.isoformat() if status.next else None,
    }


def _told(found: dict[str, Any]) -> str:
    state = {True: "open", False: "closed", None: "not certain"}[found["open"]]
    lines = [*found["words"], f"then: {state}" + (f" ({found['why']})" if found["why"] else "")]
    lines += [f"{word}: {found[word]}" for word in ("closes", "next") if found[word]]
    return "\n".join(lines)


def _closed(path: Path) -> tuple[str, ...]:
    """Return the closing days in a file: `closed` of a site.toml, or one rule a line. Raises BadSite."""
    if path.suffix == ".toml":
        text, table = read_toml(path)
        own = table.get("organisation", table)
        rules = own.get("closed", ()) if isinstance(own, dict) else ()
        if not isinstance(rules, list | tuple) or not all(isinstance(rule, str) for rule in rules):
            raise BadSite(path, None, "'closed' must be a list of rules, such as ['Dec 24 off']")
        line = line_of(text, ("organisation", "closed") if own is not table else ("closed",))
        return tuple(_checked(rule, path, line) for rule in rules)
    lines = enumerate(read_text(path).split("\n"), 1)
    rules = [(number, _REMARK.sub("", line).strip()) for number, line in lines]
    return tuple(_checked(rule, path, number) for number, rule in rules if rule)


def _checked(rule: str, path: Path, number: int | None) -> str:
    try:
        check_closing(rule)
    except BadHours as error:
        raise BadSite(path, number, str(error)) from None
    return rule


def _moment(text: str) -> datetime:
    try:
        at = in_belgium(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text!r} is no moment; write it as 2026-12-02T10:00") from None
    if not 1900 <= at.year <= 2200:
        raise argparse.ArgumentTypeError(f"{text!r} is too far away; the years 1900 to 2200 can be asked")
    return at
