"""One line of hours in Dutch, as one rule of opening hours: first when, then what is so then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from central.catalogue.hours_tokens import DAYS as NAMES
from central.catalogue.hours_tokens import NotUnderstood, Word, words_of
from kiosk.words.remarks import is_appointment, limits_when
from kiosk.words.rules import DAYS, MONTHS

_WHEN = {"date", "month", "nth", "of_week", "weekday", "weekend", "every", "public", "school", "always"}
# What is closed wins, and of what is open a day of the calendar: the later rule is the one that holds.
_ORDER = {"raw": 0, "week": 1, "school": 2, "season": 3, "month": 4, "every": 5, "range": 6}
_OFF = {"school": 7, "public": 8}
_DATED, _CLOSED_DATES = 9, 10
_MORNING, _EVENING = 6 * 60, 17 * 60  # in minutes: what begins between them ends on the same day


class Line(NamedTuple):
    """A rule, what kind of days it names, and, for days of every week, which."""

    kind: str
    rule: str
    days: frozenset[int] = frozenset()
    closed: bool = False

    @property
    def order(self) -> int:
        """Where it stands among the others: the later one wins."""
        if self.closed:
            return _OFF.get(self.kind, _CLOSED_DATES)
        return _ORDER.get(self.kind, _DATED)


def read_line(written: str) -> Line:
    """Return the rule that a line says. Raises NotUnderstood."""
    words = words_of(written)
    if words and words[0].kind == "else":
        then, _ = _what([one for one in words[1:] if one.kind != "colon"])
        return Line("else", then)
    if words and words[0].kind == "closed" and len(words) > 1 and words[1].kind != "remark":
        words = [*_until_remark(words[1:]), words[0], *_remarks(words[1:])]
    number = _when_ends(words)
    when = [one for one in words[:number] if one.kind != "colon"]
    then, closed = _what([one for one in words[number:] if one.kind not in ("colon", "comma")])
    kind, named, days = _days(when)
    if not when and then[:1].isdigit():
        raise NotUnderstood("", "Schrijf er de dag bij: ma-vr, of elke dag.")
    return Line(kind, f"{named} {then}".strip(), days, closed)


def _until_remark(words: Sequence[Word]) -> list[Word]:
    return [one for one in words if one.kind != "remark"]


def _remarks(words: Sequence[Word]) -> list[Word]:
    return [one for one in words if one.kind == "remark"]


def _when_ends(words: Sequence[Word]) -> int:
    """Return how many words say when; a comma, a dash or 'vanaf' belongs to what stands behind it."""
    number = 0
    while number < len(words):
        kind = words[number].kind
        behind = next((one.kind for one in words[number + 1 :] if one.kind != "comma"), "")
        leads = kind in ("comma", "dash", "from", "colon") and behind in _WHEN
        if not (kind in _WHEN or leads or (kind == "comma" and _from_day(words[number + 1 :]))):
            break
        number += 1
    return number


def _from_day(words: Sequence[Word]) -> bool:
    return len(words) > 1 and words[0].kind == "from" and words[1].kind in _WHEN


def _what(words: Sequence[Word]) -> tuple[str, bool]:
    """Return times and what is so then, and whether that is: closed."""
    times: list[str] = []
    state, remark, number = "", "", 0
    while number < len(words):
        one = words[number]
        kinds = [each.kind for each in words[number : number + 3]]
        if kinds == ["time", "dash", "time"]:
            times.append(_from_to(one, words[number + 2]))
            number += 2
        elif kinds[:2] == ["from", "time"]:
            times.append(f"{_time(words[number + 1])}+")
            number += 1
        elif one.kind == "all_day":
            times.append("00:00-24:00")
        elif one.kind == "closed":
            state = "off"
        elif one.kind in ("remark", "appointment"):
            remark = one.text
        else:
            apart = f"Zet ‘{one.text}’ en wat erachter staat op een lijn apart." if one.kind in _WHEN else ""
            raise NotUnderstood(one.text, apart)
        number += 1
    if not times and not state and not remark:
        raise NotUnderstood("", "Schrijf er de uren bij, of ‘gesloten’.")
    if remark and times and limits_when(remark):
        raise NotUnderstood(
            "",
            f"‘{remark[:40]}’ zegt wanneer. Zet dat op een lijn apart, zoals ‘schoolvakanties gesloten’ of "
            "‘om de 2 weken vanaf 2 december 2026’.",
        )
    if remark and not state and times and not is_appointment(remark):
        state = "open"
    quoted = '"' + remark.replace('"', "'") + '"' if remark else ""
    return " ".join(filter(None, (",".join(times), state, quoted))), state == "off"


def _from_to(first: Word, last: Word) -> str:
    """Return from and to; what begins by day and ends the next morning is a slip for the afternoon: 9-5."""
    start, end = first.said[0] or 0, last.said[0] or 0
    if _MORNING <= start < _EVENING and 0 < end < start:
        hour = end // 60
        raise NotUnderstood("", f"Is dat de hele nacht? Schrijf {hour + 12} voor {hour} uur ’s middags.")
    return f"{_time(first)}-{_time(last)}"


def _time(word: Word) -> str:
    (minutes,) = word.said
    assert minutes is not None
    if minutes > 24 * 60:
        raise NotUnderstood(word.text)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(when: Sequence[Word]) -> tuple[str, str, frozenset[int]]:
    """Return the kind of days, and how opening hours name them."""
    every = next((one for one in when if one.kind == "every"), None)
    dates = _dates([one for one in when if one.kind in ("date", "month", "dash", "comma", "from")])
    week, days = _week([one for one in when if one.kind not in ("date", "month", "from", "every")])
    kinds = {one.kind for one in when}
    if every is not None:
        if len(dates) != 1 or not dates[0][0].startswith("20"):
            raise NotUnderstood("", f"Schrijf er de eerste dag bij: {every.text} vanaf 2 december 2026.")
        _check_day(next(one for one in when if one.kind == "date"), days)
        return "every", f"{_open(dates[0][0])}/{7 * (every.said[0] or 2)}", frozenset()
    named = ",".join(text for text, _ in dates)
    if "public" in kinds or "school" in kinds:
        names = [name for kind, name in (("public", "PH"), ("school", "SH")) if kind in kinds]
        kind = "public" if "public" in kinds else "school"
        # 'zondag en feestdagen' are both; 'schoolvakanties, maandag' the Mondays within them
        apart = "," if "public" in kinds else " "
        return (
            kind,
            " ".join(filter(None, (named, apart.join(filter(None, (",".join(names), week)))))),
            frozenset(),
        )
    if dates:
        lone = all(single for _, single in dates)
        if lone and week:
            _check_day(next(one for one in when if one.kind == "date"), days)
            week = ""
        return ("dates" if lone else "season"), " ".join(filter(None, (named, week))), frozenset()
    if "nth" in kinds:
        return "month", week, frozenset()
    return "week", week, days or frozenset(range(7))


def _open(named: str) -> str:
    return named if "-" in named or named.endswith("+") else f"{named}+"


def _check_day(word: Word, days: frozenset[int]) -> None:
    """A day of the week beside a date must be that of the date."""
    year, month, day = word.said
    try:
        weekday = date(year or 2000, month or 1, day or 1).weekday()
    except ValueError:
        raise NotUnderstood(word.text) from None
    if year and days and days != {weekday}:
        raise NotUnderstood("", f"{word.text} is een {NAMES[weekday]}. Kijk de dag of de datum na.")


def _dates(words: Sequence[Word]) -> list[tuple[str, bool]]:
    """Return days of the calendar as they are named, and whether each is one day."""
    found: list[tuple[str, bool]] = []
    number = 0
    while number < len(words):
        one = words[number]
        if one.kind == "from" and number + 1 < len(words) and words[number + 1].kind == "date":
            found.append((f"{_date(words[number + 1])}+", False))
            number += 1
        elif one.kind in ("date", "month"):
            behind = words[number + 1 : number + 3]
            if [each.kind for each in behind] == ["dash", one.kind]:
                found.append((f"{_date(_with_year(one, behind[1]))}-{_date(behind[1])}", False))
                number += 2
            else:
                found.append((_date(one), one.kind == "date"))
        elif one.kind == "dash" and found and found[-1][0].endswith("+") and number + 1 < len(words):
            found[-1] = (f"{found[-1][0][:-1]}-{_date(words[number + 1])}", False)
            number += 1
        number += 1
    return found


def _with_year(first: Word, last: Word) -> Word:
    """Give the first day of a range the year of its last: it is said once, behind both."""
    year, month = last.said[0], last.said[1] or 0
    if first.said[0] or not year:
        return first
    return first._replace(said=(year - ((first.said[1] or 0) > month), *first.said[1:]))


def _date(word: Word) -> str:
    year, month, *day = word.said
    if not 1 <= (month or 0) <= 12:
        raise NotUnderstood(word.text)
    named = MONTHS[(month or 1) - 1]
    return " ".join(filter(None, (str(year or ""), named, f"{day[0]:02d}" if day else "")))


def _week(words: Sequence[Word]) -> tuple[str, frozenset[int]]:
    """Return days of the week as they are named, and which they are."""
    named: list[str] = []
    days: set[int] = set()
    times: list[int] = []
    dash = False
    for one in words:
        if one.kind == "nth":
            times.append(one.said[0] or 1)
        elif one.kind in ("weekday", "weekend"):
            first, last = (0, 4) if one.kind == "weekday" else (5, 6)
            named.append(f"{DAYS[first]}-{DAYS[last]}")
            days |= set(range(first, last + 1))
        elif one.kind == "of_week":
            day = one.said[0] or 0
            if dash and named:
                first = DAYS.index(named[-1])
                named[-1] = f"{named[-1]}-{DAYS[day]}"
                days |= {number % 7 for number in range(first, day + 1 + 7 * (day < first))}
            else:
                named.append(DAYS[day] + (f"[{','.join(map(str, times))}]" if times else ""))
                days.add(day)
            times = []
        dash = one.kind == "dash"
    if times:
        raise NotUnderstood("", "Schrijf er de dag bij: eerste zaterdag van de maand.")
    return ",".join(named), frozenset(days)
