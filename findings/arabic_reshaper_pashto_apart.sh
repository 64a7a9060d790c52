#!/usr/bin/env bash
# arabic-reshaper 3.1.0: Pashto falls apart; the name of the language itself is written in loose letters.
#
# Expected: a library that joins Arabic letters, and says it does so for Arabic, Persian, Urdu and most probably all
#           languages in that script, joins پښتو (Pashto): پ at the beginning, ښ and ت in the middle, و at the end.
# Seen:     it knows the letters for which Unicode has ready joined forms. ښ, ټ, ډ, ړ, ږ, ڼ, ګ, څ, ځ and ۍ have none, so
#           they are passed over, and their neighbours are treated as standing beside no letter: پ alone, ښ as it was, ت as
#           a beginning. In نښه (sign) all three stand alone. Nothing is raised; to who cannot read it, it looks like
#           Arabic. Persian comes out right, so a trial with that proves nothing.
# So: let HarfBuzz shape (Pillow with raqm, Pango), which takes the forms from the font.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check arabic-reshaper==3.1.0
"$folder/venv/bin/python" - <<'PY'
import sys
import unicodedata

import arabic_reshaper


def forms(word):
    """Return in which form each letter came out; 'untouched' where it is still the plain letter."""
    names = (unicodedata.decomposition(char).split(" ")[0].strip("<>") for char in arabic_reshaper.reshape(word))
    return [name or "untouched" for name in names]


words = {"Pashto": "پښتو", "sign (Pashto)": "نښه", "doctor (Pashto)": "ډاکټر", "Monday (Persian)": "دوشنبه"}
seen = {name: forms(word) for name, word in words.items()}
for name, word in words.items():
    print(name, word, seen[name])
without = [char for char in "ښټډړږڼګڅځۍ" if arabic_reshaper.reshape(char) == char]
print("letters of Pashto it has no forms of:", " ".join(without))
as_stated = (
    seen["Pashto"] == ["isolated", "untouched", "initial", "final"]
    and seen["sign (Pashto)"] == ["isolated", "untouched", "isolated"]
    and seen["doctor (Pashto)"] == ["untouched", "isolated", "isolated", "untouched", "isolated"]
    and seen["Monday (Persian)"] == ["isolated", "isolated", "initial", "medial", "medial", "final"]
    and len(without) == 10
)
sys.exit(0 if as_stated else 1)
PY
