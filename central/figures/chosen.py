"""Which days a page is about, from its address: `periode` (2026-Q3, 2026), or own days `van` and `tot`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from central.figures.quarters import (
    NotAPeriod,
    NotWholeQuarters,
    Quarter,
    check_period,
    quarter_of,
    read_quarter,
    whole_quarters,
)


@dataclass(frozen=True)
class Chosen:
    """From its first day to its last, both in it. `wrong`: why what was asked for is no period."""

    start: date
    end: date
    words: str
    key: str = ""  # of one of the choices
    wrong: str = ""

    @property
    def address(self) -> str:
        return urlencode({"van": self.start.isoformat(), "tot": self.end.isoformat()})

    def may_leave(self, today: date) -> bool:
        """Say whether these are whole quarters that are over."""
        try:
            return bool(whole_quarters(self.start, self.end, today))
        except (NotAPeriod, NotWholeQuarters):
            return False


def choices(today: date) -> list[Chosen]:
    """Return what can be chosen with one touch."""
    now = quarter_of(today)
    year = Chosen(date(today.year, 1, 1), today, f"Dit jaar ({today.year})", str(today.year))
    last = today.year - 1
    return [
        Chosen(now.start, today, "Dit kwartaal", str(now)),
        _of_quarter(now.before, "Vorig kwartaal"),
        year,
        Chosen(date(last, 1, 1), date(last, 12, 31), f"Vorig jaar ({last})", str(last)),
    ]


def of_year(asked: Mapping[str, str], today: date) -> Chosen:
    """Return what an address asks for; this year for nothing."""
    named = any(asked.get(name) for name in ("periode", "van", "tot"))
    return chosen(asked if named else {"periode": str(today.year)}, today)


def chosen(asked: Mapping[str, str], today: date) -> Chosen:
    """Return what an address asks for; this quarter for nothing, and for what is no period (`wrong`)."""
    usual = choices(today)[0]
    key, since, until = (asked.get(name, "").strip() for name in ("periode", "van", "tot"))
    try:
        if since or until:
            return _of_days(since, until, today)
        return _of_key(key, today) if key else usual
    except NotAPeriod as why:
        return Chosen(usual.start, usual.end, usual.words, usual.key, str(why))


def _of_days(since: str, until: str, today: date) -> Chosen:
    try:
        start, end = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        raise NotAPeriod("Kies twee dagen: de eerste en de laatste.") from None
    _check(start, end, today)
    same = (one for one in choices(today) if (one.start, one.end) == (start, end))
    return next(same, Chosen(start, end, f"Van {_day(start)} tot en met {_day(end)}"))


def _of_key(key: str, today: date) -> Chosen:
    known = next((one for one in choices(today) if one.key == key), None)
    if known:
        return known
    if re.fullmatch(r"20\d\d", key, re.ASCII):
        start, end = date(int(key), 1, 1), min(date(int(key), 12, 31), today)
        _check(start, end, today)
        return Chosen(start, end, f"Heel {key}", key)
    quarter = read_quarter(key)
    _check(quarter.start, min(quarter.end, today), today)
    return _of_quarter(quarter, quarter.in_words.capitalize())


def _of_quarter(quarter: Quarter, words: str) -> Chosen:
    return Chosen(quarter.start, quarter.end, words, str(quarter))


def _check(start: date, end: date, today: date) -> None:
    if start > end and start <= today:
        raise NotAPeriod("De eerste dag komt na de laatste. Draai ze om.")
    if max(start, end) > today:
        raise NotAPeriod("Die dagen komen nog. Kies ten laatste vandaag.")
    try:
        check_period(start, end, today)
    except NotAPeriod:
        raise NotAPeriod("Zo lang geleden werd nog niets geteld.") from None


def _day(value: date) -> str:
    return f"{value.day}-{value.month}-{value.year}"
