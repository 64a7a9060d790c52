"""`kiosk texts`: how far the translations are, and the files brought up to the Dutch of today."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.machine.durable import replace_file
from kiosk.site.lines import did_you_mean, read_text
from kiosk.site.load import Site, read_site, translation_files
from kiosk.site.problems import BadSite
from kiosk.site.texts import SOURCE
from kiosk.site.translations import Dutch, Standing, new_file, standing, updated, with_review


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "languages", nargs="*", metavar="LANG", help="these only, with every key that is not right"
    )
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--check",
        action="store_true",
        help="exit 1 when a language of the site misses a text or has an old one",
    )
    what.add_argument(
        "--update",
        action="store_true",
        help="write the files anew: new texts empty, changed ones marked fuzzy, vanished ones gone",
    )


def run(args: argparse.Namespace) -> int:
    """Print one line per language; BadSite is told in one line by the caller."""
    site = read_site(args.site)
    for code in args.languages:
        if code not in site.languages or code == SOURCE:
            known = [one for one in site.languages if one != SOURCE]
            raise BadSite(site.folder, None, f"unknown language {code!r}" + did_you_mean(code, known))
    dutch = Dutch.of(site)
    if args.update:
        for code in args.languages or _begun(site):
            _update(site, code, dutch)
    asked = args.languages or [code for code in site.languages if code != SOURCE]
    standings = [standing(site, code, dutch) for code in asked]
    _print(site, standings)
    if args.languages:
        for one in standings:
            _print_keys(one)
    spoken = args.languages or site.file.languages
    behind = [one.language for one in standings if one.language in spoken and not one.complete]
    if args.check and behind:
        print(f"kiosk texts: not up to date: {', '.join(behind)}", file=sys.stderr)
        return 1
    return 0


def _begun(site: Site) -> list[str]:
    """Return the languages that have a file."""
    return [
        code for code in site.languages if any(path.exists() for path in translation_files(site.folder, code))
    ]


def _update(site: Site, code: str, dutch: Dutch) -> None:
    review = site.languages[code].review
    for path, texts in zip(translation_files(site.folder, code), (dutch.shared, dutch.own), strict=True):
        before = read_text(path) if path.exists() else None
        if before is None and not texts:
            continue
        after = with_review(updated(before or new_file(code, review), texts, path), review)
        if after != before:
            _write(path, after)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode(), mode=0o644)
    except OSError as error:
        raise BadSite(path, None, f"cannot be written ({error.strerror or type(error).__name__})") from None
    print(f"written: {path}")


def _print(site: Site, standings: list[Standing]) -> None:
    print(f"{'language':<14}{'translated':>12}{'missing':>9}{'stale':>7}{'unknown':>9}  review")
    for one in standings:
        language = site.languages[one.language]
        spoken = "" if one.language in site.file.languages else "  (not on the screen)"
        wanted = len(one.translated) + len(one.missing) + len(one.stale)
        done = f"{len(one.translated)} of {wanted}"
        counts = f"{len(one.missing):>9}{len(one.stale):>7}{len(one.unknown):>9}"
        print(f"{one.language:<4}{language.dutch:<10}{done:>12}{counts}  {language.review}{spoken}")


def _print_keys(one: Standing) -> None:
    for what in ("missing", "stale", "unknown"):
        for key in getattr(one, what):
            print(f"{one.language} {what}: {key}")
