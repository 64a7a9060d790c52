"""Makes a PDF of a page: the page in, the PDF out. Run by `paper`, as a process of its own.

python -P press.py FOLDER-OF-FONTS <pages.html >page.pdf

Of several pages in, parted by a zero byte, the first that fits on one sheet comes out; else the last.
"""

import sys

from weasyprint import HTML

if __name__ == "__main__":
    drawn = None
    for page in sys.stdin.buffer.read().decode("utf-8").split("\0"):
        drawn = HTML(string=page, base_url=f"{sys.argv[1]}/").render(pdf_variant="pdf/ua-1")
        if len(drawn.pages) == 1:
            break
    if drawn:
        sys.stdout.buffer.write(drawn.write_pdf(pdf_variant="pdf/ua-1") or b"")
