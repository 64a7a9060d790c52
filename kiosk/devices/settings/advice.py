"""What stands in the settings file otherwise than a person means it, each with its line and what to write.

The file is read as systemd reads it (`file.py`): nothing is bent to what was meant, for the services
would not see that. So whoever wrote it is told.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator

from kiosk.devices.settings.file import Setting, SettingsFile

# Every variable that the kiosk reads.
KNOWN = (
    "KIOSK_SITE",
    "KIOSK_PRINTER",
    "KIOSK_PRINTER_MODEL",
    "KIOSK_PRINTER_WIDTH",
    "KIOSK_SPEECH",
    "KIOSK_SCANNER",
    "KIOSK_PLACE",
    "KIOSK_TABLET",
    "KIOSK_ROTATE",
    "KIOSK_KEEP_DAYS",
    "KIOSK_STICK",
    "KIOSK_STATE",
    "KIOSK_CONFIG",
    "KIOSK_SETTINGS",
    "KIOSK_DEBUG",
)
_MARK = "\ufeff"
_REMARK = re.compile(r"(?:^|\s)(#|;|//)")
_QUOTES = "\"'“”„‟‘’‚‛«»`´"
_FETCHED = re.compile(r"\$(?:\w|\{|\()|%\w+%")
_ANOTHER = re.compile(r"(?:^|[\s,;&|])(KIOSK_[A-Z_]+)\s*=")
_WHOLE = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*')\s*""", re.DOTALL)


def advice(file: SettingsFile) -> Iterator[tuple[int, str]]:
    """Yield (line, what is wrong and what would be right) of everything in the file, from the top."""
    found = [
        (line, f"{_short(text)} is no setting; write NAME=value, or # before it") for line, text in file.lost
    ]
    found += [
        (line, "a remark that ends in \\ hides the line below it: take the \\ away")
        for line in file.swallowed
    ]
    seen: dict[str, int] = {}
    for one in file.settings:
        found += [(one.line, said) for said in (*_of_name(one, seen), *_of_value(one))]
        seen[one.name] = one.line
    yield from sorted(found)


def of_value(name: str, value: str) -> str:
    """Say what is odd about the value of a variable, however it was set; empty when nothing is."""
    read = f"{name} is {_short(value)}"
    if "\n" in value or "\r" in value:
        return f"{read}: it goes on over several lines; a quote is not closed on its own line"
    if found := _ANOTHER.search(value):
        return f"{read}: {found[1]}= in it is no setting; each stands once, on a line of its own"
    if value.startswith("="):
        return f"{read}: the second = belongs to it; write one"
    if found := _REMARK.search(value):
        return f"{read}: a remark ({found[1]}) behind a value belongs to it; put it on a line of its own"
    if odd := next((char for char in value if _is_unseen(char)), ""):
        return f"{read}: it holds U+{ord(odd):04X}, which nobody sees; type the line anew"
    if value != value.strip():
        return f"{read}: it begins or ends with a space"
    if any(char in _QUOTES for char in value):
        return f"{read}: the quotes belong to it; leave them out"
    if _FETCHED.search(value) or value.startswith("~"):
        return f"{read}: nothing is put in for $, % or ~ here; write the value itself"
    if value[-1:] in (";", ","):
        return f"{read}: the {value[-1]} at the end belongs to it; leave it out"
    return ""


def _of_name(one: Setting, seen: dict[str, int]) -> Iterator[str]:
    name = one.name
    if name.startswith(_MARK):
        yield (
            f"{_short(name.strip(_MARK))} is not read: the file begins with a byte-order mark (BOM);"
            " save it as UTF-8 without BOM"
        )
    elif re.match(r"(export|set|setenv|declare|let|rem)\s", name, re.IGNORECASE):
        yield f"{_short(name)} is not read: leave out {name.split()[0]!r}"
    elif name.startswith("Environment"):
        yield f"{name}= is a line of a service, not of this file; write NAME=value alone"
    elif name not in KNOWN and (near := _meant(name)):
        yield f"{_short(name)} is no setting of a kiosk; did you mean {near}?"
    elif not one.has_a_name:
        yield f"{_short(name)} is not read: a name has letters, digits and _ only"
    elif name not in KNOWN and name.upper().startswith("KIOSK"):
        yield f"{_short(name)} is no setting of a kiosk; known are {', '.join(KNOWN)}"
    elif name in seen:
        yield f"{name} stands on line {seen[name]} already; only this line counts"


def _of_value(one: Setting) -> Iterator[str]:
    whole = _WHOLE.fullmatch(one.written)
    # What stands in quotes from end to end was meant so, apart from what nobody can see.
    said = (
        ""
        if whole and "\n" not in one.value and one.value == one.value.strip()
        else of_value(one.name, one.value)
    )
    if said:
        yield said
    elif not whole and one.written.lstrip()[:1] in ('"', "'"):
        odd = "what stands behind the closing quote belongs to it"
        if not _WHOLE.match(one.written):
            odd = "the quote is not closed"
        yield f"{one.name} is read as {_short(one.value)}: {odd}"
    elif "\\" in one.written and not whole:
        yield (
            f"{one.name} is read as {_short(one.value)}: a backslash takes the next character as it is;"
            " write two, or put the value in single quotes"
        )


def _meant(name: str) -> str:
    """Return the setting that is nearly called so, empty where none is. PLACE alone is KIOSK_PLACE."""
    plain = re.sub(r"\W", "_", name.strip().strip(_QUOTES)).upper()
    if f"KIOSK_{plain}" in KNOWN:
        return f"KIOSK_{plain}"
    return next(iter(difflib.get_close_matches(plain, KNOWN, n=1, cutoff=0.8)), "")


def _is_unseen(char: str) -> bool:
    return char != " " and unicodedata.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
