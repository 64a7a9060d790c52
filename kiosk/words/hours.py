"""Opening hours as people say them, from the same rules that decide when it is open.

`Maandag, woensdag: 9 tot 12 uur`, `Eerste zaterdag van de maand: 10 tot 13 uur`, `Schoolvakanties: gesloten`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from kiosk.words import clock
from kiosk.words.calendar import date_in_words, day_names
from kiosk.words.clock import Say, span_in_words
from kiosk.words.opening import BadHours, read_hours
from kiosk.words.remarks import asked_first
from kiosk.words.rules import MIDNIGHT, Dates, Reading, Rule, Span, State, Week

EASTERN = frozenset({"ar", "fa", "ps"})  # with commas of their own
# The Dutch of the keys; config/texts/*.po says them in other languages. They are put together of whole parts,
# with commas and dashes between, so that no language has to bend a word that is filled in.
DUTCH = clock.DUTCH | {
    "hours.holidays": "Gesloten op feestdagen.",
    "hours.public": "feestdagen",
    "hours.school": "schoolvakanties",
    "hours.closed": "gesloten",
    "hours.all_day": "de hele dag",
    "hours.from_date": "vanaf {date}",
    "hours.nth_1": "eerste {day} van de maand",
    "hours.nth_2": "tweede {day} van de maand",
    "hours.nth_3": "derde {day} van de maand",
    "hours.nth_4": "vierde {day} van de maand",
    "hours.nth_last": "laatste {day} van de maand",
    "hours.weeks_2": "om de 2 weken",
    "hours.weeks_3": "om de 3 weken",
    "hours.weeks_4": "om de 4 weken",
    "hours.appointment": "op afspraak",
    "hours.unknown": "niet zeker",
    "hours.otherwise": "Op andere momenten: {what}",
}
_Then = tuple[Span | None, State, str]  # what is so in a stretch of a day


def hours_in_words(expression: str, language: str, say: Say | str) -> tuple[str, ...] | None:
    """Return opening hours as lines in a language; None where there are none, or none that can be said whole.

    `say` gives the texts of that language; a mere line: 'closed on public holidays', the rest is Dutch then.
    """
    needed = _needed(expression)
    texts = DUTCH | {"hours.holidays": say} if isinstance(say, str) else {key: say(key) for key in needed}
    return _in_words(expression, language, needed, tuple(texts[key] for key in needed))


@lru_cache(maxsize=4096)
def _needed(expression: str) -> tuple[str, ...]:
    """Return the keys of the texts in which these hours are said."""
    asked: dict[str, None] = {}

    def note(key: str, **values: str) -> str:
        asked[key] = None
        return ""

    with suppress(BadHours):
        reading_in_words(read_hours(expression).reading, "nl", note)
    return tuple(asked)


@lru_cache(maxsize=4096)
def _in_words(
    expression: str, language: str, needed: tuple[str, ...], texts: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Say hours with these texts: a home screen says two hundred at each visit."""
    try:
        reading = read_hours(expression).reading
    except BadHours:
        return None
    templates = dict(zip(needed, texts, strict=True))
    return reading_in_words(reading, language, lambda key, **values: templates[key].format(**values))


def reading_in_words(reading: Reading, language: str, say: Say) -> tuple[str, ...] | None:
    """Return opening hours as lines in a language; None where CLDR does not know its days."""
    names = day_names(language)
    if names is None:
        return None
    words = _Words(names, language, say)
    lines = [*words.weekly(reading.rules), *words.others(reading.rules)]
    if reading.else_:
        lines.append(say("hours.otherwise", what=words.state(reading.else_.state, reading.else_.remark)))
    return tuple(lines)


def days_in_words(rules: Iterable[Rule], language: str, say: Say) -> tuple[str, ...] | None:
    """Return closing days or an exception: `24 december 2026 – 3 januari 2027: gesloten (vakantie)`."""
    names = day_names(language)
    return names and tuple(_Words(names, language, say).others(rules))


class _Words:
    def __init__(self, names: tuple[str, ...], language: str, say: Say) -> None:
        self.names, self.language, self.say = names, language, say
        self.comma = "، " if language in EASTERN else ", "

    def weekly(self, rules: Sequence[Rule]) -> list[str]:
        """Say what is so each week, each day once, whatever rule it comes from; equal days together."""
        week: list[list[_Then]] = [[] for _ in range(7)]
        for rule in rules:
            if rule.weekly:
                then: list[_Then] = [(span, rule.state, rule.remark) for span in rule.spans or (None,)]
                for day in rule.days:
                    week[day] = week[day] + then if rule.added else list(then)
        groups: dict[tuple[_Then, ...], list[int]] = {}
        for day, what in enumerate(week):
            if what:
                groups.setdefault(tuple(sorted(what, key=_by_time)), []).append(day)
        return [self.line(self.each(days, what), self.what(what)) for what, days in groups.items()]

    def each(self, days: Sequence[int], what: Sequence[_Then]) -> str:
        """Say the days; every day that has no times of its own needs no name: `Op afspraak`."""
        always = len(days) == 7 and len(what) == 1 and what[0][0] is None and what[0][1] is not State.OPEN
        return "" if always else self.days(days)

    def others(self, rules: Iterable[Rule]) -> list[str]:
        """Say the rules that do not hold every week alike.

        Days of the week beside holidays (`Su,PH`) are a line of their own: in one line they would read as
        those days within the holidays (`SH Mo-Fr`).
        """
        return [self.rule(part) for rule in rules if not rule.weekly for part in _apart(rule)]

    def rule(self, rule: Rule) -> str:
        """Say one rule that does not hold every week alike."""
        if _only_public(rule):
            return self.say("hours.holidays")
        dates = [self.dates(one, rule.week) for one in rule.dates]
        holidays = [self.say(f"hours.{kind}") for kind in ("public", "school") if getattr(rule, kind)]
        plain = [one.day for one in rule.week if not one.times]
        days = [*holidays, *([self.days(plain)] if plain else []), *self.in_month(rule.week)]
        then = [(span, rule.state, rule.remark) for span in rule.spans or (None,)]
        return self.line(self.comma.join([*dates, *days]), self.what(then))

    def line(self, days: str, what: str) -> str:
        said = f"{days}: {what}" if days else what
        return said[:1].upper() + said[1:]

    def days(self, days: Sequence[int]) -> str:
        runs: list[list[int]] = []
        for day in days:
            if runs and day == runs[-1][-1] + 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        said = []
        for run in runs:
            names = [self.names[day] for day in run]
            said += names if len(run) < 3 else [f"{names[0]}–{names[-1]}"]
        return self.comma.join(said)

    def in_month(self, week: Iterable[Week]) -> list[str]:
        return [
            self.say(f"hours.nth_{'last' if time < 0 else time}", day=self.names[one.day])
            for one in week
            for time in one.times
        ]

    def dates(self, dates: Dates, week: Sequence[Week]) -> str:
        """Say days of the calendar; what comes back every other week names its day of the week first."""
        first, begin = date_in_words(*dates.first, self.language), dates.begins()
        if dates.every > 1 and begin is not None:
            day = "" if week else self.names[begin.weekday()]
            weeks = self.say(f"hours.weeks_{dates.every // 7}")
            return self.comma.join(filter(None, (day, weeks, self.until(dates, first))))
        return self.until(dates, first)

    def until(self, dates: Dates, first: str) -> str:
        if dates.last is None or (dates.every > 1 and dates.last == dates.first):
            return self.say("hours.from_date", date=first)
        if dates.last == dates.first:
            return first
        apart = " – " if dates.first[0] or dates.first[2] else "–"
        if self.language in EASTERN:  # else the year before and the day after the dash are one number
            apart = f"\u200f{apart}\u200f"
        return f"{first}{apart}{date_in_words(*dates.last, self.language)}"

    def what(self, then: Sequence[_Then]) -> str:
        """Say times and what is so then: `9 tot 12 uur, 13 tot 16 uur`, `14 tot 16 uur (op afspraak)`."""
        parts: list[str] = []
        while then:
            _, state, remark = then[0]
            same = [one for one in then if one[1:] == (state, remark)]
            then = [one for one in then if one[1:] != (state, remark)]
            times = self.comma.join(self.span(span) for span, _, _ in same if span)
            said = "" if state is State.OPEN else self.state(state, remark)
            if state is State.OPEN:
                said, times = remark, times or self.say("hours.all_day")
            parts.append(f"{times} ({said})" if times and said else times or said)
        return self.comma.join(parts)

    def span(self, span: Span) -> str:
        if span == Span(0, MIDNIGHT):
            return self.say("hours.all_day")
        return span_in_words(span.start, span.end, self.say)

    def state(self, state: State, remark: str) -> str:
        if state is State.APPOINTMENT:
            return asked_first(remark, self.say)
        said = self.say("hours.closed" if state is State.CLOSED else "hours.unknown")
        return f"{said} ({remark})" if remark else said


def _apart(rule: Rule) -> tuple[Rule, ...]:
    """Return the days of the week and the holidays of a rule apart where it holds on both."""
    if rule.both or not (rule.week and (rule.public or rule.school)):
        return (rule,)
    return replace(rule, public=False, school=False), replace(rule, week=())


def _only_public(rule: Rule) -> bool:
    """Say whether a rule says nothing but that public holidays are closed."""
    more = rule.school or rule.week or rule.dates or rule.spans or rule.remark
    return rule.public and not more and rule.state is State.CLOSED


def _by_time(then: _Then) -> int:
    return then[0].start if then[0] else -1
