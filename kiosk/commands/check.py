"""`kiosk check`: the quick-check without a screen. JSON in, JSON out; nothing is kept."""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path

from kiosk.eligibility.facts import BadAnswers, parse_answers
from kiosk.site.schemes import load_rules
from kiosk.words.days import BELGIUM

LARGEST = 100_000  # bytes; fourteen answers need fewer than a thousand


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", required=True, metavar="FILE|-", help="answers as JSON; - reads stdin")
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    parser.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="the day to check for (default: today)")


def run(args: argparse.Namespace) -> int:
    """Print the result as JSON; BadAnswers and BadSite are told in one line by the caller."""
    rules = load_rules(args.site)
    answers = parse_answers(_read(args.answers))
    result = rules.check(answers, args.on or datetime.now(BELGIUM).date())
    text = json.dumps(result.as_json(), ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(text.encode() + b"\n")  # UTF-8 whatever the terminal is set to
    sys.stdout.flush()
    return 0


def _read(name: str) -> bytes:
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(LARGEST + 1)
    except OSError as error:
        raise BadAnswers(f"cannot read {name!a}: {error.strerror or type(error).__name__}") from None
    except ValueError:
        raise BadAnswers(f"cannot read {name!a}: not a file name") from None
    if len(raw) > LARGEST:
        raise BadAnswers(f"more than {LARGEST} bytes: this is no file of answers")
    return raw


def _day(text: str) -> date:
    # fromisoformat alone would also take 20261121 and 2026-W47-6.
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-11-21")
