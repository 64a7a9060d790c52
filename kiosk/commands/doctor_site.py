"""What `kiosk doctor` says of the site as the screen uses it: rules, letters, languages, pictures."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from PIL import Image

from kiosk.app.drawable import lacking_letters
from kiosk.catalogue.health import site_health
from kiosk.catalogue.to_fill_in import over
from kiosk.devices.paper.fonts import RAQM, draws
from kiosk.eligibility.quick_check import RuleBase
from kiosk.machine.folders import assets_dir
from kiosk.receipts.model import direction_of
from kiosk.site.load import Site
from kiosk.site.misnamed_files import unread
from kiosk.site.postcodes import load_places
from kiosk.site.texts import SOURCE
from kiosk.site.words import SiteWords
from kiosk.words.days import BELGIUM

State = Literal["ok", "warn", "broken"]


def started_site(found: Site) -> tuple[State, str]:
    """Do with the site what a start does: list of places, rules, postcodes. Raises BadSite."""
    told = site_health(found)
    load_places(found.file.near)
    words = SiteWords(found.texts, found.file.languages[0])
    now = datetime.now(BELGIUM)
    RuleBase(found.schemes, found.questions).check({}, now.date(), words)
    wrong = [*_unreachable(found), *unread(found), *map(str, over(found, now))]
    return ("warn", "; ".join([told[1], *wrong])) if wrong else told


def _unreachable(found: Site) -> list[str]:
    """Say where screen and paper name a house that nobody can call or find."""
    house = found.file.organisation
    if house.phone or house.address:
        return []
    return [f"nobody can call or find {house.short}: write phone or address in [organisation] of site.toml"]


def pictures() -> tuple[State, str]:
    """Whether icons and pictures can be drawn: one that was cut off stops the screen on which it stands."""
    broken, number = [], dict.fromkeys(("icons", "pictures"), 0)
    for path in sorted(path for kind in number for path in (assets_dir() / kind).glob("*.png")):
        number[path.parent.name] += 1
        try:
            with Image.open(path) as picture:
                picture.getchannel("A")
        except (OSError, SyntaxError, ValueError):  # Pillow says SyntaxError for a broken PNG
            broken.append(path.name)
    empty = [f"assets/{kind} is empty" for kind, found in number.items() if not found]
    if broken or empty:
        return "broken", f"cannot be drawn: {', '.join(broken + empty)}; install anew"
    return "ok", ", ".join(f"{found} {kind}" for kind, found in number.items())


def fonts(found: Site) -> tuple[State, str]:
    """The letters of the paper, and whether every language of the screen can be drawn with them."""
    missing = [
        f"KioskSans-{weight}.ttf"
        for weight in ("Regular", "SemiBold", "Bold")
        if not (assets_dir() / "fonts" / f"KioskSans-{weight}.ttf").is_file()
    ]
    if missing:  # one weight less, and the screen does not start
        return "broken", f"missing in assets/fonts: {', '.join(missing)}"
    codes = found.file.languages
    undrawn = [code for code in codes if not draws(found.languages[code].name)]
    if undrawn:
        return "broken", f"no letters for: {', '.join(undrawn)}; type: sudo apt-get install fonts-noto-core"
    if not RAQM and any(direction_of(code) == "rtl" for code in codes):
        return "broken", "right-to-left papers need shaping; type: sudo apt-get install libfribidi0"
    shaping = "with shaping" if RAQM else "without shaping (libfribidi0 is not installed)"
    return "ok", f"Kiosk Sans, {shaping}"


def languages(found: Site) -> tuple[State, str]:
    """A text without translation is shown in Dutch: it works, and somebody should finish it."""
    keys = found.texts.keys()
    behind = []
    for code in found.file.languages:
        if code == SOURCE:
            continue
        same = sum(found.texts.get(code, key) == found.texts.get(SOURCE, key) for key in keys)
        if same > len(keys) // 10:  # a name or 'Stop' may well be the same in both
            behind.append(f"{code} ({same} of {len(keys)} still Dutch)")
    lacking = {code: lacking_letters(found, code) for code in found.file.languages}
    if boxes := [f"{code} (no letter for {letters})" for code, letters in lacking.items() if letters]:
        return "broken", f"not offered on the screen: {', '.join(boxes)}"
    if behind:
        return "warn", "not translated yet: " + ", ".join(behind)
    return "ok", ", ".join(found.file.languages)
