"""The words in which people write hours in Dutch: days, dates, times, and what is so then.

`ma-vr 9u30-12u`, `eerste zaterdag van de maand`, `24 december 2026 t/m 3 januari 2027 gesloten (kerst)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    ("januari", "jan"), ("februari", "feb"), ("maart", "mrt"), ("april", "apr"), ("mei",), ("juni", "jun"),
    ("juli", "jul"), ("augustus", "aug"), ("september", "sept", "sep"), ("oktober", "okt"),
    ("november", "nov"), ("december", "dec"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_DAY = {short: number for number, day in enumerate(DAYS) for short in (day, day + "en", day[:2])}
_NTH = {"eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2, "derde": 3, "3e": 3, "3de": 3}
_NTH |= {"vierde": 4, "4e": 4, "4de": 4, "laatste": -1}
_MONTHS_IN = "|".join(sorted(_MONTH, key=len, reverse=True))
_DASH = r"\s*(?:-|\btot en met\b|\bt/m\b|\btot\b)\s*"
# '24-31 december 2026', '2, 9 en 16 december': the month stands once, behind the last.
_MONTH_ONCE = re.compile(
    rf"\b(\d{{1,2}})(\s*,\s*|\s+en\s+|{_DASH})(\d{{1,2}} (?:{_MONTHS_IN})\b\.?(?: \d{{4}}\b)?)"
)
_MONTH_OF = re.compile(rf"\d{{1,2}} ((?:{_MONTHS_IN})\b\.?(?: \d{{4}}\b)?)")
_SHAPES = (
    ("remark", r"\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\)|[\"“„](?P<quoted>[^\"”“]*)[\"”“]"),
    ("else", r"(?:op|alle) andere (?:momenten|dagen|uren)|anders|daarbuiten"),
    ("appointment", r"(?:(?:enkel|alleen|ook|steeds) )?(?:op|na|mits|volgens) (?:telefonische )?afspraak.*"),
    ("always", r"elke dag|alle dagen|iedere dag|dagelijks"),
    ("all_day", r"(?:de )?hele dag|dag en nacht"),
    ("closed", r"gesloten|dicht|toe|geen|niet"),
    ("public", r"(?:wettelijke )?feestdag(?:en)?"),
    ("school", r"school(?:vakantie|verlof)(?:s|en|dagen)?"),
    ("every", r"om de (?P<weeks>[234]|twee|drie|vier) weken|tweewekelijks|om de week|veertiendaags"),
    ("iso", r"(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})(?!\d)"),
    ("slash", r"(?P<sd>\d{1,2})[/.-](?P<sm>\d{1,2})[/.-](?P<sy>\d{4})(?!\d)"),
    ("date", rf"(?P<day>\d{{1,2}}) (?P<month>{_MONTHS_IN})\b\.?(?: (?P<year>\d{{4}})\b)?"),
    ("month", rf"(?P<alone>{_MONTHS_IN})\b\.?(?: (?P<ofyear>\d{{4}})\b)?"),
    ("nth", rf"(?:{'|'.join(sorted(_NTH, key=len, reverse=True))})\b"),
    ("weekend", r"weekends?\b|in het weekend"),
    ("weekday", r"weekdag(?:en)?|werkdag(?:en)?|door de week"),
    ("of_week", rf"(?:{'|'.join(sorted(_DAY, key=len, reverse=True))})\b\.?"),
    ("time", r"(?P<hour>\d{1,2})(?:\s*[:.uh]\s*(?P<minute>\d{2})(?!\d))?\s*(?:uur\b|u\b\.?|h\b)?"),
    ("from", r"vanaf|begint"),
    ("dash", r"-|tot en met|t/m|tot|\bà\b"),
    ("comma", r",|;|\ben\b|&|\+|/"),
    ("colon", r":"),
    ("nothing", r"(?:op|elke|iedere|van|de|het|maand|in|is|zijn|open|uur|tussen|alleen|enkel|per)\b"),
)
_TOKEN = re.compile("|".join(f"(?P<k_{kind}>{shape})" for kind, shape in _SHAPES))


class Word(NamedTuple):
    """One word of a line: its kind, what it says (a number, a date, minutes), and as it was written."""

    kind: str
    said: tuple[int | None, ...] = ()
    text: str = ""


class NotUnderstood(ValueError):
    """A word in a line of hours that says nothing to us; `cure`: what to write, where we know."""

    def __init__(self, word: str, cure: str = "") -> None:
        super().__init__(word)
        self.word, self.cure = word, cure


def words_of(line: str) -> list[Word]:
    """Return the words of one line. Raises NotUnderstood at the first that is none of ours."""
    text = re.sub(r"[–—‑]", "-", line.strip().rstrip("."))
    small = " ".join(text.lower().split())
    while found := _MONTH_ONCE.search(small):
        month = _MONTH_OF.match(found[3])
        assert month is not None
        small = f"{small[: found.end(1)]} {month[1]}{small[found.end(1) :]}"
    found_words: list[Word] = []
    at = 0
    while at < len(small):
        if small[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(small, at)
        if match is None or match.end() == at:
            raise NotUnderstood(re.split(r"[\s:,]", small[at:], maxsplit=1)[0] or small[at:])
        kind = next(name[2:] for name, part in match.groupdict().items() if part and name.startswith("k_"))
        if kind != "nothing":
            found_words.append(_word(kind, match, text))
        at = match.end()
    return found_words


def _word(kind: str, match: re.Match[str], line: str) -> Word:
    part, text = match.groupdict(), match[0].rstrip(".")
    if kind == "iso":
        return Word("date", (int(part["iy"]), int(part["im"]), int(part["id"])), text)
    if kind == "slash":
        return Word("date", (int(part["sy"]), int(part["sm"]), int(part["sd"])), text)
    if kind == "date":
        return Word("date", (_number(part["year"]), _MONTH[part["month"]], int(part["day"])), text)
    if kind == "month":
        return Word("month", (_number(part["ofyear"]), _MONTH[part["alone"]]), text)
    if kind == "nth":
        return Word(kind, (_NTH[text],), text)
    if kind == "of_week":
        return Word(kind, (_DAY[text],), text)
    if kind == "time":
        return Word(kind, (int(part["hour"]) * 60 + int(part["minute"] or 0),), text)
    if kind == "every":
        weeks = {"twee": 2, "drie": 3, "vier": 4}.get(part["weeks"] or "", part["weeks"] or 2)
        return Word(kind, (int(weeks),), text)
    if kind in ("remark", "appointment"):
        said = part["said"] or part["quoted"] or match[0]
        return Word(kind, (), _as_written(said.strip(), line))
    return Word(kind, (), text)


def _as_written(said: str, line: str) -> str:
    """Return words with their capitals: only the reading is done in small letters."""
    found = re.search(re.escape(said).replace(r"\ ", r"\s+"), line, re.IGNORECASE)
    return " ".join((found[0] if found else said).split()).strip("() ")


def _number(said: str | None) -> int | None:
    return int(said) if said else None
