"""Files of a site folder that look as if somebody wrote them for the kiosk, and that it never reads.

Windows hides the last ending of a name (`fr.po` is `fr.po.txt`), counts what is downloaded twice
(`fr (1).po`) and takes `FR.po` and `Texts` for the same as `fr.po` and `texts`. A kiosk does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.site.lines import did_you_mean
from kiosk.site.load import Site
from kiosk.site.texts import SOURCE
from kiosk.site.whom_to_call import LOGO
from kiosk.written.folder import files_in

_MEANT = re.compile(r"\.(toml|po)\b|^logo\b", re.IGNORECASE)
_COPY = re.compile(r"[ _-]*(\(\d+\)|-? ?(kopie|copy|copie)\b.*?)(?=\.)|\.txt$", re.IGNORECASE)
_ANY = ("journeys", "schemes")  # every .toml in them is read


def unread(site: Site) -> Iterator[str]:
    """Yield each such file, from the folder of the site on, with the name that was perhaps meant."""
    known = {"site.toml", "catalogue.toml", LOGO, "check/questions.toml"}
    known |= {f"texts/{code}.po" for code in site.languages if code != SOURCE}
    for path in files_in(site.folder, "**/*"):
        name = path.relative_to(site.folder)
        if path.is_file() and _MEANT.search(path.name) and not _is_read(name, known):
            plain = _COPY.sub("", name.as_posix()).lower()
            yield f"{name.as_posix()} is not read" + did_you_mean(plain, known)


def _is_read(name: Path, known: set[str]) -> bool:
    folder = name.parent.as_posix()
    if name.as_posix() in known or folder.split("/")[0] == "voices":
        return True
    return name.suffix == ".toml" and (folder in _ANY or (folder == "texts" and name.match("*.nl.toml")))
