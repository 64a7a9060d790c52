"""How long the words of all languages take: to be read at start, and said when a person switches."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from benchmarks import Row, percentile, times_ms
from kiosk.machine.folders import config_dir
from kiosk.site.lines import read_text
from kiosk.site.load import Site, load_site
from kiosk.site.po import babel_entries, read_po
from kiosk.site.texts import SOURCE, names_in

TITLE = "Texts: all languages at start, and a switch of language"
RUNS = 20
START_MS = 150.0
SWITCH_MS = 150.0  # of the whole switch; the words may take a tenth of it


def measure() -> list[Row]:
    """Load the site that ships with every language there is a translation for, and say all of it in each."""
    files = sorted(config_dir().rglob("*.po"))
    codes = sorted({path.stem for path in files})
    about = f"{len(codes) + 1} languages"
    with tempfile.TemporaryDirectory() as folder:
        site = _speaking_all(Path(folder), codes)
        all_ms = times_ms(lambda: load_site(site), RUNS)
        dutch_ms = times_ms(lambda: load_site(None), RUNS)
        loaded = load_site(site)
    sources = [(path, read_text(path)) for path in files]
    ours = times_ms(lambda: [read_po(path) for path in files], RUNS)
    babel = times_ms(lambda: [babel_entries(text, path) for path, text in sources], RUNS)
    said = times_ms(lambda: [_say_all(loaded, code) for code in codes], RUNS)
    texts = len(loaded.texts.dutch)
    return [
        Row(
            "site with all languages, median",
            percentile(all_ms, 0.5),
            "ms",
            at_most=START_MS,
            runs=RUNS,
            note=about,
        ),
        Row("site that ships, median", percentile(dutch_ms, 0.5), "ms", runs=RUNS),
        Row(
            "gettext files of all languages, median",
            percentile(ours, 0.5),
            "ms",
            peer=percentile(babel, 0.5),
            peer_name="Babel",
            ratio_at_most=0.7,
            runs=RUNS,
            note=f"{about}, {len(files)} files",
        ),
        Row(
            "language switch: every text said once, median",
            percentile(said, 0.5) / len(codes),
            "ms",
            at_most=SWITCH_MS / 10,
            runs=RUNS * len(codes),
            note=f"{texts} texts",
        ),
    ]


def _speaking_all(folder: Path, codes: list[str]) -> Path:
    """Return a copy of the site that ships whose screen speaks every language that has texts."""
    shutil.copytree(config_dir(), folder / "config")
    site = folder / "config" / "sites" / load_site(None).folder.name
    listed = ", ".join(f'"{code}"' for code in (SOURCE, *codes))
    path = site / "site.toml"
    path.write_text(
        re.sub(r"(?m)^languages = \[[^]]*\]", f"languages = [{listed}]", read_text(path)), "utf-8"
    )
    return site


def _say_all(site: Site, code: str) -> None:
    for key, dutch in site.texts.dutch.items():
        names = names_in(dutch) if key.startswith(("ui.", "idle.", "done.")) else ()
        site.texts.get(code, key, **dict.fromkeys(names, "20"))
