#!/usr/bin/env bash
# SQLite 3.54.1 (in apsw 3.54.1.0; 3.40.1 of Debian 12 does the same), full-text search FTS5 with its own tokenizer
# unicode61: an Arabic name with its vowels written is kept as loose letters.
#
# Expected: marks on letters are either kept or left out (remove_diacritics): 'Zoe' finds 'Zoë', also where the dots are a
#           sign of their own (U+0308). The vowels of Arabic are such marks, so 'محمد' finds 'مُحَمَّد', or at worst does not.
# Seen:     each mark ends a word. 'مُحَمَّد' becomes the words م, ح and د (م twice): 'محمد' does not find it, and whoever types
#           the one letter د finds this person with everybody else so written. Hebrew with its points the same. Without
#           marks ('علي') all is well, so a trial with a few names says nothing. With "categories 'L* N* Co Mn'" the word
#           stays whole, and is found with its marks only.
# So: take the marks out ourselves on both sides before anything is kept or asked.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.54.1.0
"$folder/venv/bin/python" - <<'PY'
import sqlite3
import sys

import apsw

print("apsw has", apsw.sqlite_lib_version(), "and this Python", sqlite3.sqlite_version)
MARKED, PLAIN = "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f", "\u0645\u062d\u0645\u062f"
seen = {}
for how in ("unicode61 remove_diacritics 2", "unicode61 remove_diacritics 2 categories 'L* N* Co Mn'"):
    base = apsw.Connection(":memory:")
    base.execute(f'create virtual table people using fts5(name, tokenize="{how}")')
    base.execute("create virtual table words using fts5vocab(people, row)")
    base.execute("insert into people values (?)", (MARKED,))
    words = sorted(word for word, *_ in base.execute("select term from words"))
    base.execute("insert into people values ('Zoe\u0308'), ('\u0639\u0644\u064a')")
    found = {
        asked: len(list(base.execute("select 1 from people where name match ?", (f'"{asked}"',))))
        for asked in (PLAIN, MARKED, "\u062f", "Zoe", "\u0639\u0644\u064a")
    }
    seen[how] = (words, list(found.values()))
    print(how, "| kept as:", words, "| found:", found)
loose, whole = seen.values()
as_stated = (
    loose == (["\u062d", "\u062f", "\u0645"], [0, 1, 1, 1, 1]) and whole == ([MARKED], [0, 1, 0, 1, 1])
)
sys.exit(0 if as_stated else 1)
PY
