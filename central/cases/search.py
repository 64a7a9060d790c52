"""Finding a person again: by name, phone, e-mail, place or the code on their paper.

What is asked is folded as what is kept (central.cases.search_words, kiosk.words.folding), and then every part
of it is one look into a sorted list, the same on SQLite and PostgreSQL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_, or_
from uuid import UUID

from django.db import connections
from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Coalesce

from central.accounts.models import Organisation
from central.cases.models import Case, SearchWord
from central.cases.search_words import BACKWARDS, OF_CODE, as_kept
from kiosk.journeys.phone import read_number, trunkless
from kiosk.receipts.code import ALPHABET, LENGTH, is_valid, normalise
from kiosk.words.folding import folded_words, spellings

MAX_PARTS = 8
MANY = 1000  # people who hold what was typed: then the list is gone along
FEWEST, FEWEST_LAST, WHOLE = 6, 3, 8  # digits: surely of one number; of its end; of a whole one
HALF = 4  # letters of a code: as it is shown and read aloud
_SAINTS = ("sint", "st", "ste", "saint", "sainte")
_SHORT = {"vd": ("van", "de"), "vdb": ("van", "denb"), "vdn": ("van", "den"), "vdr": ("van", "der")}
_TITLES = {"dhr", "mevr", "mevrouw", "mvr", "mw", "meneer", "mme", "mlle"}  # of a letter; nobody is kept so
# What stands beside a number where it is copied from, and in no name of a person.
_LABELS = {
    "tel", "telefoon", "telefoonnummer", "telefoonnr", "telephone", "phone", "gsm", "gsmnummer", "gsmnr",
    "mob", "mobiel", "mobile", "nummer", "nr", "t", "m", "whatsapp", "https", "http", "wa", "me",
}  # fmt: skip
# Of a link (tel:, mailto:) and of an address abroad (BE-9880 Aalter) what is before it says nothing.
_BEFORE = re.compile(r"(?i)(?<!\w)(?:tel:|mailto:|be?-(?=\d{4}(?!\d)))")
_GLUED = re.compile(r"(?<=[^\W\d_])[.:;,/=]+(?=[+(]*\d(?:\W*\d){7})")  # tel.0471…, wa.me/32471…, Zoë;0471…
_AFTER = b"\xff"  # in no UTF-8: greater than whatever follows a beginning

Together = tuple[str, ...]  # beginnings that must all be found
Part = frozenset[Together]  # other ways to write one part of what was typed
UNREADABLE = "\ufffd"  # stands where a character was that a database refuses (central.pages.text)


def search(
    cases: QuerySet[Case], typed: str, organisations: Iterable[Organisation] | None = None
) -> QuerySet[Case]:
    """Return those of `cases` that hold every part of `typed`, in any order.

    `organisations`: only their cases (None: anybody's). Leave it to this to narrow `cases` to them. Parts are
    what spaces divide; the digits of a phone number are one. A code may be typed with or without its dash.
    Nothing is found by what holds no letter and no digit, nor by what held a character nobody can read.
    """
    whose = [one.pk for one in (Organisation.objects.all() if organisations is None else organisations)]
    parts = asked(typed)
    if not parts or not whose or UNREADABLE in typed:
        return cases.none()
    first, *others = sorted(parts, key=_length, reverse=True)  # fewest have the longest
    # Of a join PostgreSQL makes a loop in a loop; an intersection leaves it no choice.
    found = _found(first, whose)
    wanted = Q(pk__in=found.intersection(*(_found(part, whose) for part in others)) if others else found)
    code = normalise(typed)
    if is_valid(code):  # "or", since one name of eight letters in 31 could be a code: Verbeeck
        same = SearchWord.objects.filter(word__in=[as_kept(one, OF_CODE + code.lower()) for one in whose])
        wanted |= Q(pk__in=same.values("case"), code_on_paper=code)
    if connections[cases.db].vendor == "sqlite":  # it believes an organisation has ten cases, and reads all
        return cases.alias(whose=_hidden("organisation_id")).filter(wanted, whose__in=whose)
    return cases.filter(wanted, organisation__in=whose)


def along_the_list(typed: str, organisation: Organisation) -> QuerySet[Case] | None:
    """Return the same as `search` by asking of each case, newest first; None where few hold what was typed.

    Thousands are called Lieve: to sort them all for the first 25 takes longer than to go down the list and
    ask of each whether it is one.
    """
    parts = asked(typed)
    if not parts or UNREADABLE in typed or is_valid(normalise(typed)):
        return None
    first = max(parts, key=_length)
    if not _found(first, [organisation.pk])[MANY : MANY + 1].exists():
        return None
    cases = Case.objects.filter(organisation=organisation)
    for part in parts:
        ways = (reduce(and_, (_holds(one, organisation.pk) for one in together)) for together in part)
        cases = cases.filter(reduce(or_, ways))
    return cases


def _holds(key: str, whose: UUID) -> Q:
    """Ask of one case whether it holds this beginning, by its own dozen words.

    In a form that PostgreSQL leaves where it stands: else it reads everybody with the word, and sorts them.
    """
    word = as_kept(whose, key)
    words = SearchWord.objects.filter(case=OuterRef("pk"), word__gte=word, word__lt=word + _AFTER)
    return Q(Coalesce(Exists(words), Value(False)))


def with_code(organisation: Organisation, typed: str) -> QuerySet[Case] | None:
    """Return whose paper says exactly what was typed; None when that is no code, or nobody's."""
    code = normalise(typed)
    found = Case.objects.filter(organisation=organisation, code_on_paper=code) if is_valid(code) else None
    return found if found is not None and found.exists() else None


def _hidden(column: str) -> Coalesce:
    """Return a column in a form that no index answers, so that the database begins where it is quick."""
    return Coalesce(column, column, output_field=UUIDField())


def _length(part: Part) -> int:
    """Return how many letters a case has in a row at least that is found by `part`."""
    return min(len(max(together, key=len)) for together in part)


def asked(typed: str) -> list[Part]:
    """Return the parts of what was typed, each with the ways it may be kept."""
    parts: list[Part] = []
    pieces = list(_pieces(typed))
    named = [one for one in pieces if one[0] or not _TITLES.issuperset(folded_words(one[1]))]
    for numbers, piece in named or pieces:
        parts.append(frozenset(_number(piece) if numbers else _word(piece)))
    return [part for part in dict.fromkeys(parts) if part][:MAX_PARTS]


def _pieces(typed: str) -> Iterator[tuple[bool, str]]:
    """Yield what spaces divide; neighbours that are digits and marks alone are one number."""
    pieces: list[tuple[bool, str]] = []
    for piece in _GLUED.sub(" ", _BEFORE.sub(" ", typed)).split():
        number, before = _without_marks(piece), pieces[-1] if pieces else (False, "")
        if before[0] and not folded_words(piece):
            continue
        if not read_number(number):
            pieces.append((False, piece))
        elif before[0]:
            pieces[-1] = True, f"{before[1]} {number}"
        else:
            pieces.append((True, number))
    whole = [numbers and sum(map(len, folded_words(piece))) >= WHOLE for numbers, piece in pieces]
    for at, (numbers, piece) in enumerate(pieces):
        if numbers or not (_LABELS.issuperset(folded_words(piece)) and any(whole[max(at - 1, 0) : at + 2])):
            yield numbers, piece


def _without_marks(piece: str) -> str:
    """Return digits without what a spreadsheet or a list had around them: ="0471123456", '0471…, 0471…;"""
    if any(char.isalpha() for char in piece):
        return piece
    return "".join(
        " " if unicodedata.category(char)[0] in "PS" and char not in "()+＋﹢⁺₊" else char for char in piece
    ).strip()


def _word(piece: str) -> set[Together]:
    """Return the ways to find a word: run together (jeanpierre), or part by part (pierre-jean)."""
    ways: set[Together] = set()
    for words in spellings(piece):
        if words:
            ways |= _run_together(words)
        if 0 < len(words) <= MAX_PARTS:
            ways |= {words, *_in_full(words)}
    return ways


def _in_full(words: Together) -> Iterator[Together]:
    """Yield a name as it is written in full, with 'sint' in each way: vd Berghe, st. Laureins, Saint-Remy."""
    if words[0] in _SHORT:
        yield (*_SHORT[words[0]], *words[1:])
    if not set(words).isdisjoint(_SAINTS):
        for saint in _SAINTS:
            yield tuple(saint if word in _SAINTS else word for word in words)


def _run_together(words: Together) -> set[Together]:
    """Return the ways to find words as one: as a part of a name, and what may be half a code as one, too."""
    key = "".join(words)
    half = HALF <= len(key) <= LENGTH and set(key.upper()) <= set(ALPHABET)
    return {(key,), (OF_CODE + key,)} if half else {(key,)}


def _number(piece: str) -> set[Together]:
    """Return the ways to find digits and marks: as they are, as the beginning of a number or as its end.

    Beside a whole number they may be something else (9900 0471123456), and a few digits may be anything.
    """
    words = folded_words(piece)
    ways = _run_together(words)
    if sum(map(len, words)) < FEWEST:
        ways.add(words)
    if len(words) > 1 and any(len(word) >= WHOLE for word in words):
        ways.add(tuple(word.lstrip("0") or word for word in words))
    written = read_number(piece)
    for digits in trunkless(written) if written else ():
        if len(digits) >= FEWEST_LAST:
            ways |= {(digits,), (BACKWARDS + digits[::-1],)}
    return ways


def _found(part: Part, whose: list[UUID]) -> QuerySet[SearchWord]:
    """Return the ids of the cases that hold `part` in one of its ways."""
    found = Q()
    for together in sorted(part):
        longest, *others = sorted(together, key=len, reverse=True)
        way = _begins(longest, whose)
        for other in others:
            way &= Q(itself__in=SearchWord.objects.filter(_begins(other, whose)).values("case"))
        found |= way
    return SearchWord.objects.alias(itself=_hidden("case_id")).filter(found).values("case")


def _begins(key: str, whose: list[UUID]) -> Q:
    found = Q()
    for organisation in whose:
        word = as_kept(organisation, key)
        found |= Q(word__gte=word, word__lt=word + _AFTER)
    return found
