#!/usr/bin/env bash
# GNU gettext 0.21 (Debian 12), Babel 2.19.0 and polib 1.2.0: one .po file, three .mo files that say three things.
#
# A Ukrainian text with three plural forms, of which the translator filled in two so far. Read back by Python's gettext.
# Expected: the same from each: the forms that are there, and the Dutch of the source where one is missing, as for a text
#           without any translation.
# Seen, for 1, 2 and 5:
#           msgfmt: '1 день', '2 дні', and for 5 nothing at all: an empty line on the screen.
#           Babel:  '1 день', '2 дні', '5 dagen': the Dutch plural within the Ukrainian.
#           polib:  '1 dag', '2 dagen', '5 dagen': one empty form, and the two that are there are left out.
# None of them says a word; a text whose single form is empty is Dutch with all three. The trial with 1 is right with two.
# So: count the forms of each text when a file is read, and refuse one that has some of them.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 polib==1.2.0
compile=(msgfmt)
if ! command -v msgfmt >/dev/null; then
    (cd "$folder" && apt-get download -qq gettext >/dev/null)
    dpkg -x "$folder"/gettext_*.deb "$folder/unpacked"
    export LD_LIBRARY_PATH="$(echo "$folder"/unpacked/usr/lib/*/ | tr ' ' ':')"
    compile=("$folder/unpacked/usr/bin/msgfmt")
fi
"${compile[@]}" --version | head -1
cd "$folder"
cat >uk.po <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: uk\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "%d dag"
msgid_plural "%d dagen"
msgstr[0] "%d день"
msgstr[1] "%d дні"
msgstr[2] ""

msgid "Welkom"
msgstr ""
PO
"${compile[@]}" -o msgfmt.mo uk.po
"$folder/venv/bin/python" - <<'PY'
import gettext
import sys

import polib
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

with open("uk.po", "rb") as read, open("babel.mo", "wb") as written:
    write_mo(written, read_po(read))
polib.pofile("uk.po").save_as_mofile("polib.mo")
seen = {}
for name in ("msgfmt", "babel", "polib"):
    with open(f"{name}.mo", "rb") as file:
        said = gettext.GNUTranslations(file)
    days = [said.ngettext("%d dag", "%d dagen", number) for number in (1, 2, 5)]
    seen[name] = [day % number if day else "" for day, number in zip(days, (1, 2, 5), strict=True)]
    print(f"{name:6}", seen[name], "and a text without any translation:", said.gettext("Welkom"))
as_stated = seen == {
    "msgfmt": ["1 день", "2 дні", ""],
    "babel": ["1 день", "2 дні", "5 dagen"],
    "polib": ["1 dag", "2 dagen", "5 dagen"],
}
sys.exit(0 if as_stated else 1)
PY
