#!/usr/bin/env bash
# num2words 0.5.14: what stands behind the comma is another number in Persian, Turkish and Arabic.
#
# An amount or a measure read aloud: num2words(19.05), (19.5), (2.25), as a voice for a screen would ask for it.
# Expected: nineteen comma nought five, and nineteen comma five, as in Dutch and Romanian; two prices never sound alike.
# Seen:     Persian says 'nineteen and a half' for 19.05 and for 19.5: the nought behind the comma is lost. Turkish says
#           'nineteen comma five' for 19.05, which is 19.5, and 'nineteen comma fifty' for 19.5. Arabic says 'nineteen,
#           five' and 'nineteen, fifty', and 0.5 begins with the comma. Nothing is raised.
# So: give it whole numbers only, and join euro and cents oneself.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PY'
import sys

from num2words import num2words

HALF = "و نیم"  # and a half
said = {(lang, n): num2words(n, lang=lang) for lang in ("nl", "ro", "fa", "tr", "ar") for n in (0.5, 2.25, 19.05, 19.5)}
for (lang, n), words in said.items():
    print(f"{lang} {n:6} {words}")
nineteen = {lang: num2words(19, lang=lang) for lang in ("fa", "tr", "ar")}
five, fifty = "خمس", num2words(50, lang="ar")
as_stated = (
    said["nl", 19.05] == "negentien komma nul vijf"
    and said["nl", 19.5] == "negentien komma vijf"
    and said["ro", 19.05] != said["ro", 19.5]
    and said["fa", 19.05] == said["fa", 19.5] == f"{nineteen['fa']} {HALF}"
    and said["tr", 19.05] == f"{nineteen['tr']}virgülbeş"
    and said["tr", 19.5] == f"{nineteen['tr']}virgülelli"
    and said["ar", 19.05] == f"{nineteen['ar']}  , {five}"
    and said["ar", 19.5] == f"{nineteen['ar']}  , {fifty}"
    and said["ar", 0.5] == f", {fifty}"
)
sys.exit(0 if as_stated else 1)
PY
