#!/usr/bin/env bash
# phonenumbers 9.0.43: 112 kept in the usual form is no emergency number any more, and its link dials something else.
#
# 112, 106 (somebody to talk to), 1712 (questions to the Flemish government), 1733 (the doctor on duty), kept as every
# number is kept: parse(…, 'BE'), then E.164; for a link RFC3966.
# Expected: parse() refuses what has no international form, or the forms of it stay national. The library knows these
#           numbers: is_valid_short_number_for_region() is True for each.
# Seen:     nothing is refused: '+32112' and 'tel:+32-112', '+321712' and 'tel:+32-1712', which nobody has. Of what is kept
#           so, is_emergency_number() says no, while is_valid_short_number_for_region() still says yes; so a check behind
#           the parser does not help. is_valid_number() is False for all four, with which a form refuses them; and the
#           national form is '112', so on the screen all looks well.
# So: look at short numbers before parsing, keep them as they are, and give them a link without a country.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile phonenumbers==9.0.43
"$folder/venv/bin/python" - <<'PY'
import sys

import phonenumbers
from phonenumbers import PhoneNumberFormat, shortnumberinfo

as_stated = True
for typed in ("112", "106", "1712", "1733"):
    number = phonenumbers.parse(typed, "BE")
    kept = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    link = phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)
    shown = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    short = shortnumberinfo.is_valid_short_number_for_region(phonenumbers.parse(kept), "BE")
    urgent = [shortnumberinfo.is_emergency_number(one, "BE") for one in (typed, kept)]
    valid = phonenumbers.is_valid_number(number)
    print(typed, "| shown:", shown, "| kept:", kept, link, "| short:", short, "| emergency, typed and kept:", urgent, "| valid:", valid)
    as_stated &= (kept, link, shown) == (f"+32{typed}", f"tel:+32-{typed}", typed) and short and not valid
    as_stated &= urgent == [typed == "112", False]
sys.exit(0 if as_stated else 1)
PY
