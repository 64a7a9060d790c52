"""One cell as staff type it: a day, a time, a number, a yes. Raises Wrong with what to write instead.

A spreadsheet gives numbers, days and times of its own kind; a CSV gives text for everything. Both come here.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from html import unescape

from central.catalogue.standards.found import Wrong
from kiosk.words.calendar import names_in
from kiosk.words.folding import folded_words
from kiosk.words.short_numbers import is_short_number

Cell = str | float | int | bool | date | datetime | time | timedelta | None
YES = frozenset(("ja", "j", "yes", "y", "oui", "x", "1", "waar", "true"))
NO = frozenset(("nee", "neen", "n", "no", "non", "0", "onwaar", "false"))
_HTML = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--|&(?:nbsp|amp|lt|gt|quot|eacute|euml|#\d{2,5});")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
_DAY = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[T ]+00:00(?::00)?)?")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[ .-]+([a-zé]{3,9})\.?[ .-]+(\d{4}|\d{2})")
_TIME = re.compile(r"(\d{1,2})(?:\s*(?:[:.,]|[hu]|uur)\s*(\d{2}))?(?::00)?\s*(?:uur|u|h)?")
# 24:00 in a column for times: one day after the beginning of time of a spreadsheet, and in an .ods this text
# (findings/sheets_24_oclock.sh).
FULL_DAY = date(1900, 1, 1)
_SPAN = re.compile(r"pt(\d{1,2})h(\d\d)m\d\ds")
_PHONE_WITHOUT_ZERO = re.compile(r"[1-9]\d{7,8}|(?:32)[1-9]\d{7,8}")
_ONLY_A_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


def text(cell: Cell) -> str:
    """Return a cell as one line of text; numbers without the '.0' a spreadsheet adds."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and abs(cell) < 1e15 and cell == int(cell):
        cell = int(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y %H:%M") if cell.time() != time() else cell.strftime("%d/%m/%Y")
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return " ".join(_UNSEEN.sub("", str(cell)).split())


def plain_text(cell: Cell) -> str:
    """Return a cell as text that is no code: HTML and formulas are refused."""
    said = text(cell)
    if _HTML.search(said):
        raise Wrong("Er staat opmaak van een webpagina (HTML) in. Plak alleen de tekst.")
    if said.startswith("=") and len(said) > 1:
        raise Wrong("Er staat een formule in. Schrijf de tekst zelf.")
    return said


def without_html(said: str) -> tuple[str, bool]:
    """Return text without the marks of a web page, and whether there were any."""
    if not _HTML.search(said):
        return said, False
    lines = re.sub(r"(?i)<br\s*/?>|</p>|</div>|</li>", "\n", said)
    bare = unescape(re.sub(r"(?s)<!--.*?(?:-->|$)|</?[a-zA-Z][^<>]{0,500}>", "", lines))
    return bare.replace("\xa0", " "), True


def day(cell: Cell) -> date | None:
    """Return a day: of a spreadsheet, or typed as 14/12/2026, 2026-12-14 or 14 december 2026."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = text(cell).lower()
    if not said:
        return None
    found = _typed_day(said)
    if found is None:
        raise Wrong(f"'{said[:40]}' is geen dag. Schrijf bijvoorbeeld 14/12/2026.")
    if not 2000 <= found.year <= 2100:
        raise Wrong(f"Het jaar {found.year} kan niet kloppen.")
    return found


def _typed_day(said: str) -> date | None:
    bare = re.sub(rf"^(?:{'|'.join(_weekdays())})[a-z]*\.?,?\s+", "", said)
    try:
        if found := _DAY.fullmatch(bare):
            first, month, last = found[1], int(found[2]), found[3]
            if len(first) == 4:
                return date(int(first), month, int(last))
            return date(int(last) + (2000 if len(last) == 2 else 0), month, int(first))
        if (found := _DAY_IN_WORDS.fullmatch(bare)) and (number := _month(found[2])):
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            return date(year, number, int(found[1]))
    except ValueError:
        return None
    return None


@lru_cache(maxsize=1)
def _weekdays() -> tuple[str, ...]:
    """Return the first two letters of each day, as they may stand before a date."""
    names = names_in("nl")
    return tuple(name[:2] for name in names.days) if names else ()


def _month(said: str) -> int:
    names = names_in("nl")
    months = names.months if names else ()
    short = {"mrt": 3, "okt": 10}
    return short.get(said) or next(
        (number for number, name in enumerate(months, 1) if len(said) >= 3 and name.startswith(said)), 0
    )


def clock(cell: Cell) -> time | None:
    """Return a time: of a spreadsheet, or typed as 14:30, 14u30, 14.30, 14 uur."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0, tzinfo=None)
    if cell == FULL_DAY:
        return time()
    if isinstance(cell, timedelta):
        return _of_minutes(round(cell.total_seconds() / 60))
    if isinstance(cell, float) and 0 < cell < 1:  # a time that lost its format: part of a day
        return _of_minutes(round(cell * 1440))
    if isinstance(cell, float) and not cell.is_integer():
        raise Wrong(f"'{cell}' is geen uur. Schrijf bijvoorbeeld 14:30.")
    said = text(cell).lower()
    if not said:
        return None
    if span := _SPAN.fullmatch(said):
        return _of_minutes(int(span[1]) * 60 + int(span[2]))
    found = _TIME.fullmatch(said)
    if found is None or int(found[1]) > 24 or int(found[2] or 0) > 59:
        raise Wrong(f"'{said[:40]}' is geen uur. Schrijf bijvoorbeeld 14:30.")
    return _of_minutes(int(found[1]) * 60 + int(found[2] or 0))


def _of_minutes(minutes: int) -> time:
    if not 0 <= minutes <= 1440:
        raise Wrong("Dit uur bestaat niet. Schrijf bijvoorbeeld 14:30.")
    return time(minutes // 60 % 24, minutes % 60)


def number(cell: Cell) -> int | None:
    """Return a count of seats; nothing for as many as come."""
    said = text(cell).lower()
    if not said or said in ("onbeperkt", "vrij", "-"):
        return None
    found = re.fullmatch(r"(\d{1,6})(?:\s*(?:plaatsen|plaats|personen|p))?", said)
    if found is None:
        raise Wrong(f"'{said[:40]}' is geen aantal. Schrijf alleen een getal, of laat het leeg.")
    return int(found[1])


def yes_or_no(cell: Cell) -> bool | None:
    said = text(cell).lower().strip(".")
    if not said:
        return None
    if said in YES or said in NO:
        return said in YES
    raise Wrong(f"'{said[:40]}' is geen ja of nee.")


def price(cell: Cell) -> str:
    """Return a price in words; a bare number says not what it is of, and a spreadsheet loses its cents."""
    said = plain_text(cell)
    bare = isinstance(cell, float | int) and not isinstance(cell, bool)
    if said and (bare or _ONLY_A_NUMBER.fullmatch(said)):
        raise Wrong(f"De prijs is alleen een getal ({said}). Schrijf hem voluit: '€ 5' of 'gratis'.")
    return said


def phone(cell: Cell) -> str:
    """Return a telephone number as it is typed. A spreadsheet that takes it for a number loses its 0."""
    said = plain_text(cell)
    as_number = isinstance(cell, float | int) and not isinstance(cell, bool)
    if is_short_number(said):  # 1712, 106, 112: they have no 0 to lose
        return said
    if as_number or _PHONE_WITHOUT_ZERO.fullmatch(said):
        raise Wrong(
            f"Dit lijkt een telefoonnummer zonder zijn 0 ({said}). "
            "Zet de cel op 'tekst' en typ het nummer opnieuw."
        )
    if said and not re.fullmatch(r"[+0][\d /.()-]{7,28}", said):
        raise Wrong(f"'{said[:30]}' is geen telefoonnummer.")
    return said


def postcode(cell: Cell) -> str:
    said = text(cell).upper().removeprefix("B-").removeprefix("BE-")
    if said and not re.fullmatch(r"[1-9]\d{3}", said):
        raise Wrong(f"'{said[:20]}' is geen Belgische postcode.")
    return said


def languages(cell: Cell) -> list[str]:
    """Return the codes of languages written as words (Nederlands, Frans) or codes (nl, fr)."""
    known = _language_names()
    found: list[str] = []
    parts = re.split(r"[,;/+&]", plain_text(cell))  # first: 'en' is 'and', and the code of English
    for one in (word for part in parts for word in re.split(r"\s+en\s+", part)):
        said = " ".join(folded_words(one))
        if not said:
            continue
        if said not in known:
            raise Wrong(f"De taal '{one.strip()[:30]}' kennen we niet.")
        found.append(known[said])
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1)
def _language_names() -> dict[str, str]:
    from babel import Locale

    names = {
        " ".join(folded_words(str(name))): code
        for code, name in Locale.parse("nl").languages.items()
        if re.fullmatch("[a-z]{2,3}", code)
    }
    codes = {code: code for code in names.values()}
    own = {"farsi": "fa", "dari": "fa", "perzisch": "fa", "pasjtoe": "ps", "pashto": "ps", "koerdisch": "ku"}
    return names | codes | own
