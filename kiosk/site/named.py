"""What site.toml names beside it in the folder of the site: its logo, and the offers that stand first.

Raises BadSite with the line of site.toml, and what would be right.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from kiosk.site.lines import did_you_mean, line_of, read_text
from kiosk.site.model import SiteFile
from kiosk.site.problems import BadSite
from kiosk.wire.catalogue_file import read_catalogue_file

CATALOGUE = "catalogue.toml"


def check_named(folder: Path, file: SiteFile) -> None:
    """Refuse a logo that is not there or no picture, and an offer that the site does not have."""
    path = folder / "site.toml"
    if file.logo:
        wrong = _wrong_with_logo(folder / file.logo)
        if wrong:
            raise BadSite(path, line_of(read_text(path), ("logo",)), wrong)
    if not file.offers:
        return
    catalogue = folder / CATALOGUE
    known = (
        [offer.id for offer in read_catalogue_file(read_text(catalogue), catalogue).offer]
        if catalogue.exists()
        else []
    )
    for index, offer in enumerate(file.offers):
        if offer not in known:
            near = did_you_mean(offer, known) if known else f"; {CATALOGUE} has no offers"
            raise BadSite(path, line_of(read_text(path), ("offers", index)), f"unknown offer {offer!r}{near}")


def _wrong_with_logo(logo: Path) -> str:
    if not logo.is_file():
        return f"there is no {logo.name} in {logo.parent.name}/: put it there, or leave 'logo' out"
    try:
        with Image.open(logo) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError):  # Pillow says SyntaxError for a broken PNG
        return f"{logo.name} is no picture that can be drawn: save it as PNG, dark on white"
    return ""
