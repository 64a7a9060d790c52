#!/usr/bin/env bash
# num2words 0.5.14: an amount in euro is said in riyal in Arabic; a whole number is cents in Dutch, euro in Romanian.
#
# num2words(amount, to="currency", currency="EUR", lang=…) for the price of a subscription, 19 and 19.50 euro.
# Expected: the currency that was asked for, or an error where a language does not know it (as Turkish and Persian raise);
#           19 is nineteen euro in every language.
# Seen:     Arabic says 'nineteen riyal and fifty halala' whatever currency is asked for, also for USD, and raises nothing.
#           19, an int, is 'nul euro, negentien cent' in Dutch and as much in French, English, Polish, Ukrainian and
#           Russian, but nineteen euro in Romanian and nineteen riyal in Arabic. 19.0 is nineteen in all of them; 19.5
#           raises IndexError in Romanian.
# So: the sum in words is ours; what comes from a form as an int is a float or a Decimal before it is said.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PY'
import sys

from num2words import num2words


def said(amount, lang, currency="EUR"):
    try:
        return num2words(amount, lang=lang, to="currency", currency=currency)
    except (TypeError, IndexError) as error:
        return type(error).__name__


LANGUAGES = ("nl", "fr", "en", "pl", "uk", "ru", "ro", "ar", "tr", "fa")
for lang in LANGUAGES:
    print(lang, "|", said(19, lang), "|", said(19.0, lang), "|", said(19.5, lang))
zero = {lang: num2words(0, lang=lang) for lang in LANGUAGES}
nineteen = {lang: num2words(19, lang=lang) for lang in LANGUAGES}
cents = ("nl", "fr", "en", "pl", "uk", "ru")
as_stated = (
    all(said(19, lang).startswith(zero[lang]) for lang in cents)
    and all(said(19.0, lang).startswith(nineteen[lang]) for lang in cents)
    and said(19, "nl") == "nul euro, negentien cent"
    and said(19, "ro").startswith(nineteen["ro"])
    and said(19.0, "ro") == said(19, "ro")
    and said(19.5, "ro") == "IndexError"
    and said(19.5, "ar") == said(19.5, "ar", "USD")
    and "ريال" in said(19.5, "ar")
    and "يورو" not in said(19.5, "ar")
    and said(19.5, "tr") == said(19.5, "fa") == "TypeError"
)
sys.exit(0 if as_stated else 1)
PY
