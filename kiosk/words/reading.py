"""Opening hours read from the syntax of OpenStreetMap: the part of it that places really use.

Small slips of writing are taken (`9:00`, `mo-fr`, `PH closed`, spaces around a dash, commas between
rules). What cannot be said to a person afterwards is refused, with what to write instead. One thing is not
in the syntax of OpenStreetMap: a first day with `+/14` behind it, for what comes back every other week.
"""

from __future__ import annotations

from kiosk.words.reading_dates import DateTokens
from kiosk.words.remarks import is_appointment, limits_when
from kiosk.words.rules import DAYS, MIDNIGHT, BadHours, Dates, Reading, Rule, Span, State, Week

_STATES = {"open": State.OPEN, "off": State.CLOSED, "closed": State.CLOSED, "unknown": State.UNKNOWN}
_SHUT = ("gesloten", "dicht", "toe", "fermé", "ferme", "geschlossen", "closed")


def read(expression: str) -> Reading:
    """Return what `expression` says. Raises BadHours with the place where it stops making sense."""
    return _Reader(expression).reading()


class _Reader(DateTokens):
    # --- rules

    def reading(self) -> Reading:
        rules: list[Rule] = []
        added = False
        while self.peek().kind != "end":
            if self.take(";"):
                added = False
                continue
            rules.append(self._rule(added))
            if self.take("||"):
                return Reading(tuple(rules), self._else())
            added = self.take(",")
            if not added and self.peek().kind != "end" and not self.is_(";"):
                raise self.refused()
            if added and (self.peek().kind == "end" or self.is_(";")):
                raise self.refused()
        if not rules:
            raise self.refused()
        return Reading(tuple(rules))

    def _else(self) -> Rule:
        begun = self.at()
        rule = self._rule(added=False)
        if self.peek().kind != "end" or not (
            rule.weekly and rule.days == frozenset(range(7)) and not rule.spans
        ):
            raise self.refused(begun, 'behind || only a remark can stand, such as || "op afspraak"')
        return rule

    def _rule(self, added: bool) -> Rule:
        begun = self.at()
        dates: list[Dates] = []
        week: list[Week] = []
        public = school = both = False
        if self.peek().kind == "always":
            self.now += 1
        else:
            if self.dated():
                dates = self.list_(self.dates, lambda: self.dated(1))
                self.take(":")
            if self._holiday() or self.word(DAYS) is not None:
                week, public, school, both = self._days_of_week()
                self.take(":")
        spans: list[Span] = []
        if self.peek().kind == "time":
            spans = self.list_(self._span, lambda: self.peek(1).kind == "time")
        state, remark = self._ending()
        if self.at() == begun:
            raise self.refused()
        text = self.expression[begun : self.at()].rstrip(" ,;|")
        if state is None and not remark and not spans and self.tokens[self.now - 1].kind != "always":
            raise self.refused(begun, "say when on those days: times, or 'off'")
        return Rule(
            week=tuple(week),
            public=public,
            school=school,
            both=both,
            dates=tuple(dates),
            spans=tuple(spans),
            state=self._meant(state, remark),
            remark=remark,
            added=added,
            text=text,
        )

    @staticmethod
    def _meant(state: State | None, remark: str) -> State:
        """A remark never means open: what it says has to be asked first, also behind 'open'.

        Nor does one that takes days away again: nobody reads '"niet in juli"' once the door is called open.
        """
        if state is State.CLOSED:
            return state
        if remark and (state is None or is_appointment(remark) or limits_when(remark)):
            return State.APPOINTMENT
        return state or State.OPEN

    def _ending(self) -> tuple[State | None, str]:
        token, state, remark = self.peek(), None, ""
        if token.kind == "word":
            state = _STATES.get(token.text.lower())
            if state is None:
                raise self.refused()
            self.now += 1
        if self.peek().kind == "remark":
            remark = " ".join(self.peek().text.split())
            if not remark:
                raise self.refused()
            if remark.lower().rstrip(".!") in _SHUT and state is None:
                raise self.refused(cure="write off for closed, without quotes")
            if _are_hours(remark):
                raise self.refused(cure="write hours without quotes around them")
            self.now += 1
        return state, remark

    # --- days of the week and holidays

    def _holiday(self, ahead: int = 0) -> str:
        token = self.peek(ahead)
        word = token.text.upper() if token.kind == "word" else ""
        return word if word in ("PH", "SH") else ""

    def _days_of_week(self) -> tuple[list[Week], bool, bool, bool]:
        week: list[Week] = []
        holidays: set[str] = set()
        led = bool(self._holiday())
        both = False
        while True:
            name = self._holiday()
            if name:
                holidays.add(name)
                self.now += 1
            else:
                week.extend(self._days())
            if self.is_(",") and (self._holiday(1) or self.word(DAYS, 1) is not None):
                self.now += 1
            elif led and not week and self.word(DAYS) is not None:
                both = True  # 'SH Mo-Fr': those days within the holidays
            else:
                break
        return week, "PH" in holidays, "SH" in holidays, both

    def _days(self) -> list[Week]:
        first = self.word(DAYS)
        if first is None:
            raise self.refused()
        self.now += 1
        if self.take("["):
            times = tuple(self.list_(self._time_of_month, lambda: True))
            if not self.take("]"):
                raise self.refused()
            return [Week(first, times)]
        if not self.is_("-"):
            return [Week(first)]
        last = self.word(DAYS, 1)
        if last is None:
            raise self.refused()
        self.now += 2
        return [Week((first + step) % 7) for step in range((last - first) % 7 + 1)]

    def _time_of_month(self) -> int:
        back = self.take("-")
        token = self.peek()
        number = int(token.text) if token.kind == "number" else 0
        if not (number == 1 if back else 1 <= number <= 4):
            raise self.refused(cure="only the 1st to 4th, or -1 for the last of a month, can be said")
        self.now += 1
        return -number if back else number

    # --- times

    def _span(self) -> Span:
        first = self.at()
        start = self._clock()
        if start == MIDNIGHT:
            raise self.refused(first, "what begins at 24:00 begins at 00:00 of the next day")
        if self.take("+"):
            return Span(start, None)
        if not self.take("-"):
            raise self.refused(cure="write from and to, or '14:00+' where the end is not known")
        begun = self.at()
        end = self._clock()
        if self.take("+"):
            raise self.refused(begun, "write the end, or no end at all ('14:00+')")
        if start == end:
            raise self.refused(begun, "it would open and close at once; the whole day is 00:00-24:00")
        return Span(start, end if end > start else end + MIDNIGHT)

    def _clock(self) -> int:
        token = self.peek()
        if token.kind != "time":
            raise self.refused(cure="write hours and minutes, such as 09:00")
        hour, minute = map(int, token.text.split(":"))
        if minute > 59 or hour * 60 + minute > MIDNIGHT:
            raise self.refused(cure="the clock goes to 24:00")
        self.now += 1
        return hour * 60 + minute


def _are_hours(remark: str) -> bool:
    """Say whether a remark is hours that somebody put between quotes: people would be shown the code."""
    try:
        read(remark)
    except BadHours:
        return False
    return True
