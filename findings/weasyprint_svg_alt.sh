#!/usr/bin/env bash
# WeasyPrint 70.0: in a PDF/UA an inline drawing (SVG) has words for who cannot see it only where it has a <title>.
# Expected: as in a browser, aria-label or aria-labelledby with a <desc> becomes the alternate text (Alt) of the drawing,
#           and a drawing with aria-hidden="true" is decoration, out of the tree of tags.
# Seen:     with pdf_variant="pdf/ua-1" each is tagged as a Figure; without a <title> it has no Alt, in a PDF that says of
#           itself that it is PDF/UA-1. aria-hidden is a Figure without Alt as well. No error is raised; one line is logged.
# So: every drawing that is printed gets a <title> with what it shows, numbers too (central/figures/charts.py).
# Exits 1 when this is not what happens.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet weasyprint==70.0 pypdf==7.1.1
"$work/venv/bin/python" - <<'PYTHON'
import io
import sys
from importlib.metadata import version

from pypdf import PdfReader
from weasyprint import HTML

assert version("weasyprint") == "70.0"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20" {}>{}<rect width="60" height="20"/></svg>'
DRAWN = {
    "aria-label": SVG.format('role="img" aria-label="Eeklo: 35"', ""),
    "aria-labelledby a desc": SVG.format('role="img" aria-labelledby="d"', '<desc id="d">Eeklo: 35</desc>'),
    "aria-hidden": SVG.format('aria-hidden="true"', ""),
    "title": SVG.format('role="img"', "<title>Eeklo: 35</title>"),
}


def figures(pdf):
    """The alternate text of every tag Figure; None for one without."""
    found, to_do = [], [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while to_do:
        node = to_do.pop().get_object()
        if isinstance(node, list):
            to_do += [one for one in node if hasattr(one, "get_object")]
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(node.get("/Alt"))
            if "/K" in node:
                to_do.append(node["/K"])
    return found


seen = {}
for name, drawing in DRAWN.items():
    page = f'<html lang="nl"><head><title>Verslag</title></head><body><p>{drawing}</p></body></html>'
    pdf = PdfReader(io.BytesIO(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")))
    claims = b"pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data()
    seen[name] = (figures(pdf), claims)
    print(f"{name}: Alt {seen[name][0]}, says it is PDF/UA: {claims}")
sys.exit(
    seen
    != {
        "aria-label": ([None], True),
        "aria-labelledby a desc": ([None], True),
        "aria-hidden": ([None], True),
        "title": (["Eeklo: 35"], True),
    }
)
PYTHON
