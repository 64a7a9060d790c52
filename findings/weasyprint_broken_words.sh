#!/usr/bin/env bash
# WeasyPrint 70.0: a word that is broken at the end of a line is two words in a PDF/UA.
#
# Expected: in a PDF with tags the hyphen that only the layout put in is told from one that was written: ISO 32000 wants
#           U+00AD (soft hyphen) for it, or the whole word as ActualText; so whoever is read to hears one word, and a search
#           finds it.
# Seen:     with pdf_variant="pdf/ua-1" both hyphens:auto and a &shy; of our own put U+2010 in the text, a hyphen like any
#           other, and no ActualText: 'telefoonaanslui‐' and 'ting'. The word is not found any more, and 'Wi-Fi' at the end
#           of a line looks the same. Nothing is logged. With hyphens:none the word is whole.
# So: no hyphens in what is handed out as PDF/UA; a page that is too narrow for its words gets smaller margins.
# Exits 1 when this is not what happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-compile weasyprint==70.0 pypdf==7.1.1
"$work/venv/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

from pypdf import PdfReader
from weasyprint import HTML

assert version("weasyprint") == "70.0"
PAGE = """<html lang="nl"><meta charset="utf-8"><title>Prijs</title>
<style>@page {{ size: 58mm 120mm; margin: 4mm }} body {{ font-size: 11pt; hyphens: {how} }}</style>
<body><p>Aan het loket krijg je een tegemoetkoming voor de {word}. Ook wifi.</p></html>"""


def read(how, word="telefoonaansluiting"):
    pdf = HTML(string=PAGE.format(how=how, word=word)).write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    print(f"{how:7}", ascii(text))
    return text, b"ActualText" in pdf


seen = [read("auto"), read("manual", "telefoon&shy;aan&shy;sluiting"), read("none")]
broken = all("\u2010\n" in text and "\u00ad" not in text and not actual for text, actual in seen[:2])
found = ["telefoonaansluiting" in text for text, _ in seen]
sys.exit(0 if broken and found == [False, False, True] else 1)
PYTHON
