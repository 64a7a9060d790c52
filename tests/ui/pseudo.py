"""A site that speaks Dutch and a made-up second language: every word of it has other letters.

What still stands there in Dutch while the screen speaks the second one was never meant to be translated.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from kiosk.machine.folders import ROOT
from kiosk.site.load import Site, load_site

SECOND = "fr"
_OTHER = str.maketrans("aeiouAEIOU", "àéîôùÀÉÎÔÙ")
_BRACES = re.compile(r"(\{[^}]*\})")


def pseudo(text: str) -> str:
    """Return `text` with other vowels; names in braces stay as they are."""
    return "".join(part if part.startswith("{") else part.translate(_OTHER) for part in _BRACES.split(text))


def to_translate(site: Site) -> dict[str, str]:
    """Return the Dutch texts of a site by key, without the languages: each is called by its own name."""
    own_names = {f"language.{code}" for code in site.languages}
    return {key: site.texts.dutch[key] for key in sorted({*site.texts.keys()} - own_names)}


def two_languages(folder: Path) -> Path:
    """Make a copy of the site of Eeklo in `folder` that also speaks `SECOND`, and return it."""
    config = folder / "config"
    shutil.copytree(ROOT / "config", config, ignore=shutil.ignore_patterns("*.po"))
    entries = [
        f"msgctxt {_quoted(key)}\nmsgid {_quoted(text)}\nmsgstr {_quoted(pseudo(text))}\n"
        for key, text in to_translate(load_site(None)).items()
    ]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (config / "texts" / f"{SECOND}.po").write_text(head + "\n".join(entries), encoding="utf-8")
    site = config / "sites" / "eeklo" / "site.toml"
    text = site.read_text(encoding="utf-8")
    spoken = re.sub(r"^languages = \[[^]]*\]", f'languages = ["nl", "{SECOND}"]', text, flags=re.MULTILINE)
    assert f'languages = ["nl", "{SECOND}"]' in spoken
    site.write_text(spoken, encoding="utf-8")
    return site.parent


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
