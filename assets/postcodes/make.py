#!/usr/bin/env python3
"""Turn places.txt, which people edit, into be.csv, which the kiosk reads: postcode;name;province;also."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLACE = re.compile(
    r"\s*(?P<name>[^,()\[\]]+?)\s*(?:\((?P<also>[^)]*)\))?\s*(?:\[(?P<now>[^\]]*)\])?\s*(?:,|$)"
)


def rows(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (postcode, name, province, other names joined by |); raises ValueError naming the line."""
    province = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            province = line[3:].strip()
        elif line and not line.startswith("#"):
            postcode, _, places = line.partition(" ")
            if (
                not re.fullmatch(r"[1-9]\d{3}", postcode)
                or "".join(m[0] for m in PLACE.finditer(places)) != places
            ):
                raise ValueError(f"line {number}: {line!r}")
            for place in PLACE.finditer(places):
                also = [name.strip() for name in (place["also"] or "").split(",")] + [place["now"] or ""]
                yield postcode, place["name"], province, "|".join(filter(None, also))


def main() -> None:
    table = sorted(rows((HERE / "places.txt").read_text(encoding="utf-8")))
    with (HERE / "be.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(("postcode", "name", "province", "also"))
        writer.writerows(table)


if __name__ == "__main__":
    main()
