"""Makes a PDF of a page: the page in, the PDF out. Run by `paper` as a process of its own; knows nothing of ours.

python -P press.py FOLDER-OF-FONTS <page.html >page.pdf
"""

import sys

from weasyprint import HTML

if __name__ == "__main__":
    page = sys.stdin.buffer.read().decode("utf-8")
    made = HTML(string=page, base_url=f"{sys.argv[1]}/").write_pdf(pdf_variant="pdf/ua-1")
    sys.stdout.buffer.write(made or b"")
