#!/usr/bin/env bash
# Babel 2.18.0, babel.messages.pofile.read_po: a translation file saved by Notepad (UTF-8 with a mark in front,
# EF BB BF, as Windows editors write it; Python itself reads it as 'utf-8-sig').
#
# Expected: the mark is passed over, or the file is refused.
# Seen:     the header is no longer known as the header, and its lines become the translation of the FIRST
#           message: 'Dag' is said to be 'Content-Type: text/plain; charset=utf-8'. Nothing is raised, only two
#           warnings are printed. With abort_invalid=True the whole file is refused: 'Unknown or misformatted
#           keyword on 0'. The same bytes without the mark are read right.
#
# Exits 0 when it behaves as stated, 1 when it behaves differently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'babel==2.18.0'
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from io import BytesIO

from babel.messages.pofile import PoFileError, read_po

PO = b'''msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Dag"
msgstr "Bonjour"
'''


def said(body):
    return {one.id: one.string for one in read_po(BytesIO(body)) if one.id}


plain, marked = said(PO), said(b"\xef\xbb\xbf" + PO)
print("without the mark:", plain)
print("with the mark:   ", marked)
try:
    read_po(BytesIO(b"\xef\xbb\xbf" + PO), abort_invalid=True)
    strict = "taken"
except PoFileError as error:
    strict = str(error)
print("abort_invalid:   ", strict)
as_stated = (
    plain == {"Dag": "Bonjour"}
    and marked == {"Dag": "Content-Type: text/plain; charset=utf-8\n"}
    and "Unknown or misformatted keyword" in strict
)
sys.exit(0 if as_stated else 1)
PYTHON
