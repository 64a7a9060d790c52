#!/usr/bin/env bash
# TinyDB 4.8.2: the number of a document that was removed is given out again, but only after the file was opened anew.
#
# A document gets doc_id 3, is removed, and another is inserted.
# Expected: one rule. A number is never used twice (as AUTOINCREMENT in SQLite), or always the lowest free one.
# Seen:     while the database stays open the next one gets 4; when it is opened again and 4 is gone too, the next one gets
#           3, the number of the first. Which document a number means depends on when the program was started. After
#           truncate() it begins at 1 again, also while open.
# So: a number of it stands nowhere outside the file: on no paper, in no message; what is named outside has a name of its own.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check tinydb==4.8.2
"$folder/venv/bin/python" - "$folder/kept.json" <<'PY'
import sys

from tinydb import TinyDB

first = TinyDB(sys.argv[1])
given = [first.insert({"name": name}) for name in ("Els", "Omar", "Zoë")]
first.remove(doc_ids=[3])
open_still = first.insert({"name": "Oksana"})
first.remove(doc_ids=[open_still])
first.close()
again = TinyDB(sys.argv[1])
anew = again.insert({"name": "Yılmaz"})
again.truncate()
emptied = again.insert({"name": "Hanna"})
print(f"given {given}; 3 removed, next while open {open_still}; that removed too, next after opening anew {anew}")
print(f"after truncate, while open: {emptied}")
sys.exit(0 if (given, open_still, anew, emptied) == ([1, 2, 3], 4, 3, 1) else 1)
PY
