"""The attack on published tables: what somebody from outside can make of all of them together.

It knows all that can be known from outside: how numbers are rounded, which rows add up to a total, which
table holds the same people as another. It keeps for every number the least and the most it can be, narrows
them until nothing moves, and then looks at every number and at every difference of two: found is whoever it
knows to be one to four.
"""

from __future__ import annotations

from collections import defaultdict

from central.figures.domain import EVERYWHERE
from central.figures.keys import OBSTACLES
from central.figures.quarters import quarter_of
from central.figures.table import FEW


def bounds(n):
    """The least and the most that somebody from outside can make of a published number."""
    if n == FEW:
        return 0, 4
    return (max(n - 2, 5), n + 2) if n else (0, 0)


class Attack:
    """What is known of each number, by its name."""

    def __init__(self):
        self.known = {}
        self.sums = []  # (whole, parts): the parts hold nobody twice and are of the whole
        self.covered = []  # (whole, parts): everybody of the whole is in one of the parts
        self.inside = []  # (part, whole)

    def learns(self, name, n):
        low, high = self.known.get(name, (0, 10**9))
        fresh = bounds(n)
        self.known[name] = max(low, fresh[0]), min(high, fresh[1])

    def narrows(self):
        moved = True
        while moved:
            moved = False
            for part, whole in self.inside:
                moved |= self._is(part, most=self.known[whole][1]) | self._is(
                    whole, least=self.known[part][0]
                )
            for whole, parts in self.covered:
                most = sum(self.known[one][1] for one in parts)
                for one in parts:
                    moved |= self._is(one, least=self.known[whole][0] - most + self.known[one][1])
            for whole, parts in self.sums:
                least = sum(self.known[one][0] for one in parts)
                moved |= self._is(whole, least=least)
                for one in parts:
                    moved |= self._is(one, most=self.known[whole][1] - least + self.known[one][0])

    def _is(self, name, least=0, most=10**9):
        low, high = self.known[name]
        self.known[name] = max(low, least), min(high, most)
        assert self.known[name][0] <= self.known[name][1], "what is published contradicts itself"
        return self.known[name] != (low, high)

    def finds(self):
        """Names and differences known to be one to four people."""
        found = [name for name, (low, high) in self.known.items() if low >= 1 and high <= 4]
        found += [whole for whole, parts in self.sums if self._is_few(*self._left(whole, parts))]
        for part, whole in self.inside:
            (p_low, p_high), (low, high) = self.known[part], self.known[whole]
            if self._is_few(low - p_high, high - p_low):
                found.append((whole, "without", part))
        return found

    def _left(self, whole, parts):
        low, high = self.known[whole]
        return low - sum(self.known[one][1] for one in parts), high - sum(self.known[one][0] for one in parts)

    @staticmethod
    def _is_few(low, high):
        return low >= 1 and high <= 4


def attack(tables, of_people=()):
    """Try all tables together: totals with their parts, the same people in two tables, stages of a track.

    `of_people`: goals of how many people come; in a quarter that is within their days it is all of them.
    """
    attack = Attack()
    for table in tables:
        quarter = str(quarter_of(table.start))
        whole = (quarter, "questions" if table.figure == "track" else table.figure)
        if table.figure == "obstacles-by-place":
            attack_places(attack, quarter, table)
            continue
        if table.figure in ("reach", "needs", "map"):
            whole = (quarter, "people")
        if table.figure == "goals":  # its total counts goals
            for row in table.rows:
                attack.learns((quarter, *row.values), row.n)
                if row.values[0] in of_people:
                    attack.inside.append(((quarter, *row.values), (quarter, "people")))
                    attack.inside.append(((quarter, "people"), (quarter, *row.values)))
            continue
        attack.learns(whole, table.total)
        if table.covering:  # told lower it may be more; all else of it is known
            attack.known[whole] = attack.known[whole][0], 10**9
        groups = defaultdict(list)
        for row in table.rows:
            values = ("municipality", row.values[0]) if table.figure == "map" else row.values
            name = (quarter, *values)
            attack.learns(name, row.n)
            if row.values == ("counted", "questions"):  # who came again asked more than one
                attack.inside.append((whole, name))
            elif table.figure not in ("track", "obstacles", "laptops", "attendance", "goals"):
                attack.inside.append((name, whole))
            if row.values in table.covering:
                groups["covering"].append(name)
            groups[values[:-1]].append(name)
        if names := groups.pop("covering", None):
            attack.covered.append((whole, names))
        for split, names in groups.items():
            if table.figure in ("reach", "map") and split != ("counted",):
                attack.sums.append((whole, names))
        if table.figure == "reach" and (quarter, "counted", "people") in attack.known:
            attack.inside.append(((quarter, "counted", "people"), whole))
            attack.inside.append((whole, (quarter, "counted", "people")))
    attack.narrows()
    return attack.finds()


def attack_places(attack, quarter, table):
    """Each obstacle everywhere is the row of `obstacles`, and at least all of it that is told by place."""
    attack.learns((quarter, "obstacles"), table.total)
    attack.known[quarter, "obstacles"] = attack.known[quarter, "obstacles"][0], 10**9  # it may be told lower
    of_place = defaultdict(list)
    for row in table.rows:
        place, obstacle = row.values
        name = (quarter, obstacle) if place == EVERYWHERE else (quarter, place, obstacle)
        attack.learns(name, row.n)
        if place != EVERYWHERE:
            of_place[obstacle].append(name)
    for obstacle, names in of_place.items():
        attack.sums.append(((quarter, obstacle), names))
    attack.covered.append(((quarter, "obstacles"), [(quarter, one) for one in OBSTACLES]))
    attack.sums.append(((quarter, "obstacles"), [(quarter, one) for one in OBSTACLES]))
