"""A person's file as a PDF to read: tagged, in Dutch, with letters for every script a name comes in."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from central.retention.chapters import chapters
from kiosk.machine.folders import assets_dir


def as_pdf(told: dict[str, Any]) -> bytes:
    """Return the file of a person (`file_of_person.file_of`) as PDF/UA bytes."""
    from weasyprint import HTML  # half a second, that only this page takes

    page = render_to_string("retention/file.html", {"told": told, "chapters": chapters(told)})
    return HTML(string=page, base_url=f"{assets_dir()}/").write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]
