"""What a case is found by, and keeping that in step with the case.

A name is kept from each of its letters to the end of the word, and from the beginning of each word to the
end of the name as if it were one word: so 'berghe', 'vandenberghe' and 'els' all find Els Van den Berghe by
one look into a sorted list. A phone number is kept with and without its country, and backwards: its last
digits are the first ones then. Of a mail address each part is kept. About a dozen short rows a person; what
they cost and save is in benchmarks/staff_search.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from central.cases.models import Case, SearchWord
from central.service.rows import insert_values
from kiosk.journeys.phone import national_digits
from kiosk.words.folding import folded_words, spellings

LONGEST = 32  # letters of a name run together; of what is asked no more are compared
MOST_WORDS = 40  # of one answer: where to be found is a line of 400 letters
OF_CODE = "#"  # before a code: it is no name, and one letter of a name finds nobody by their code
BACKWARDS = "<"  # before the digits of a phone number that are kept from the last to the first
SEARCHED = frozenset(
    {"name", "reach_by", "reach_value", "postcode", "place_name", "municipality", "code_on_paper"}
)
REBUILT_AT_ONCE = 500  # cases


def keys_of(case: Any) -> set[str]:
    """Return the folded beginnings by which `case` is found."""
    keys = set(_codes(case.code_on_paper))
    for name in spellings(case.name):
        keys.update(_beginnings(name), _inside(name))
    keys |= _of_place(case.postcode, case.place_name, case.municipality)
    if case.reach_by == Case.ReachBy.PHONE:
        keys.update(_phone(case.reach_value))
    else:
        said = folded_words(case.reach_value)
        keys.update(_beginnings(said))
        if case.reach_by == Case.ReachBy.EMAIL:
            keys.update(_inside(folded_words(case.reach_value.partition("@")[0])))
    return keys


@lru_cache(maxsize=4096)
def _of_place(postcode: str, *names: str) -> frozenset[str]:
    """Return the folded beginnings of where somebody lives; kept, since hundreds live in a dozen places."""
    written = (folded_words(postcode), *(words for name in names for words in spellings(name)))
    return frozenset(key for words in written for key in _beginnings(words))


def as_kept(organisation: UUID, key: str) -> bytes:
    """Return a folded beginning as it stands in the table, beside those of the same organisation.

    Four bytes name it: where two have the same, a search reads some rows too many and shows none of them.
    """
    return organisation.bytes[:4] + key[:LONGEST].encode()


def words_of(case: Any) -> set[bytes]:
    """Return all that stands in the table of `case`."""
    of = case.organisation_id.bytes[:4]
    return {of + key[:LONGEST].encode() for key in keys_of(case)}


def keep_words(case: Case) -> None:
    """Write what `case` is found by in the place of what was written before."""
    with transaction.atomic():
        SearchWord.objects.filter(case=case).delete()
        write_words([case])


def on_saved(instance: Case, created: bool, update_fields: frozenset[str] | None, **_: object) -> None:
    """Receiver of post_save: whatever saves a case need not think of the search."""
    if created:
        write_words([instance])
    elif update_fields is None or SEARCHED & update_fields:
        keep_words(instance)


def rebuild() -> int:
    """Write anew what every case is found by; return how many were not in step."""
    wrong = 0
    ids = Case.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=REBUILT_AT_ONCE)
    while some := list(islice(ids, REBUILT_AT_ONCE)):
        with transaction.atomic():
            for case in out_of_step(Case.objects.select_for_update().filter(pk__in=some)):
                keep_words(case)
                wrong += 1
    return wrong


def out_of_step(cases: Iterable[Case]) -> list[Case]:
    """Return those of `cases` that are not found by all they hold, or by more."""
    some = list(cases)
    kept: dict[Any, set[bytes]] = {case.pk: set() for case in some}
    for case_id, word in SearchWord.objects.filter(case__in=some).values_list("case_id", "word"):
        kept[case_id].add(bytes(word))
    return [case for case in some if kept[case.pk] != words_of(case)]


def sample_out_of_step(people: int) -> list[Case]:
    """Return who of the first and of the last `people` is not found as they should be."""
    ends = (Case.objects.order_by("received_at", "pk"), Case.objects.order_by("-received_at", "-pk"))
    return out_of_step({case.pk: case for end in ends for case in end[:people]}.values())


def write_words(cases: Iterable[Case]) -> None:
    """Write what new cases are found by, for all of them at once: a dozen rows each, and no model objects."""
    key = Case._meta.pk.get_db_prep_save
    named = [(key(case.pk, connection), case) for case in cases]
    rows = [(word, id_) for id_, case in named for word in sorted(words_of(case))]
    insert_values(SearchWord._meta.db_table, ("word", "case_id"), rows)


def _beginnings(words: tuple[str, ...]) -> Iterator[str]:
    """Yield what begins at each word: the rest of the words run together."""
    for at in range(min(len(words), MOST_WORDS)):
        yield "".join(words[at : at + LONGEST])


def _inside(words: tuple[str, ...]) -> Iterator[str]:
    """Yield each end of a word that has three letters or more; of a word of three letters the last two."""
    for word in words[:MOST_WORDS]:
        for at in range(1, max(len(word) - 2, 2 * (len(word) == 3))):
            yield word[at:]


def _phone(e164: str) -> Iterator[str]:
    digits, national = "".join(folded_words(e164)), national_digits(e164)
    yield from (digits, national, BACKWARDS + digits[::-1])


def _codes(code: str) -> Iterator[str]:
    """Yield the code and its second half: people read four letters aloud."""
    small = "".join(folded_words(code))
    yield from (OF_CODE + small, OF_CODE + small[4:])
