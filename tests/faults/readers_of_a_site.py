"""The files of a site that volunteers and installers edit: journeys, schemes, texts, printers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from kiosk.catalogue.seed import FILE as SEED
from kiosk.catalogue.seed import load_seed
from kiosk.devices.printer.models import printer_models
from kiosk.machine.folders import config_dir
from kiosk.site.dutch import read_dutch
from kiosk.site.journeys import load_journeys
from kiosk.site.lines import read_model
from kiosk.site.load import read_site
from kiosk.site.model import Languages, SiteFile
from kiosk.site.schemes import read_questions, read_schemes
from kiosk.site.texts import read_translation
from tests.faults.readers import Reader

SITE = "sites/eeklo"
PO_ENTRIES = 12  # a whole translation takes 35 ms to read, and teaches no more


def of_a_site(folder: Path) -> dict[str, Reader]:
    """Each file of a copy of config/, changed, read as at the start of a kiosk, and put back."""
    config = folder / "config"
    shutil.copytree(config_dir(), config)
    site, texts = config / SITE, config / "texts"
    blocks = (texts / "en.po").read_text(encoding="utf-8").split("\n\n")
    (texts / "some.po").write_text("\n\n".join(blocks[:PO_ENTRIES]) + "\n", encoding="utf-8")
    known = read_site(site)
    dutch, file = known.texts.dutch, known.file

    def changed(name: str, read: Callable[[Path], object]) -> Reader:
        path = config / name
        right = path.read_bytes()

        def look(body: bytes) -> None:
            path.write_bytes(body)
            try:
                read(path)
            finally:
                path.write_bytes(right)

        return right, look

    return {
        "site.toml": changed(f"{SITE}/site.toml", lambda path: read_model(SiteFile, path)),
        "journey": changed("journeys/internet-help.toml", lambda _: load_journeys(site, file)),
        "check": changed("journeys/internet-check.toml", lambda _: load_journeys(site, file)),
        "scheme": changed("schemes/be.sociaal-internetaanbod.toml", lambda path: read_schemes([path])),
        "questions": changed("check/questions.toml", lambda path: read_questions([path])),
        "languages": changed("languages.toml", lambda path: read_model(Languages, path)),
        "Dutch texts": changed("texts/phone.nl.toml", lambda _: read_dutch(texts, site / "texts")),
        "translation": changed("texts/some.po", lambda path: read_translation(path, dutch)),
        "catalogue of a site": changed(f"{SITE}/{SEED}", lambda _: load_seed(site, file.organisation.id)),
        "printer models": changed("printers.toml", printer_models),
    }
