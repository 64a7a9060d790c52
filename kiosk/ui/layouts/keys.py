"""What a key is called, what it types, how wide it wants to be, and how pages of keys are written down.

A key is the character it types, a whole word (`gmail.com`), or the name of something it does. Keys stand
from left to right as on the real keyboards of a language, also where people read from right to left.
"""

from __future__ import annotations

Rows = tuple[tuple[str, ...], ...]

SPACE, SHIFT, ERASE = "space", "shift", "erase"
HOLE = "hole"  # a place without a key
# Keys that turn to another page. `letters` are those of the language's own script, `latin` the Latin ones for
# who writes another script; `more` and `rest` hold the letters that other languages write with.
PAGES = ("letters", "digits", "latin", "more", "rest")
JOINER = "\u200c"  # zero width non-joiner: the 'half space' inside Persian words

# What stands on a key that types something nobody can see.
SHOWN = {JOINER: "نیم فاصله"}

# In keys; what is not listed is one key wide.
WIDTH = {SPACE: 4.0, SHIFT: 1.45, ERASE: 1.55, JOINER: 2.2, ".be": 1.6, ".com": 1.8} | dict.fromkeys(
    PAGES, 1.5
)

FULL_ROW = {False: 12, True: 10}  # keys in the fullest row that is allowed: wide, narrow

_TURKISH = {"i": "İ"}  # and ı → I, which Unicode knows by itself
_CAPITALS = {"ß": "ẞ"}  # Unicode's default makes two letters of it


def capital(letter: str, language: str) -> str:
    """Return the capital of a letter in `language`; what has none stays as it is."""
    if len(letter) != 1:
        return letter
    own = _TURKISH if language == "tr" else {}
    return own.get(letter) or _CAPITALS.get(letter) or letter.upper()


# The letters as one learns them; those with signs of the Latin languages stay where they are.
ALPHABETS = {
    "nl": "abcdefghijklmnopqrstuvwxyz",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ps": "ابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیېۍ",
}


def by_alphabet(rows: Rows, alphabet: str, turned: bool) -> Rows:
    """Return a page with the letters of `alphabet` in its order, in the places that its letters had.

    `turned`: each row is filled from the right, where reading begins.
    """
    there = [key for row in rows for key in row if key in alphabet]
    waiting = iter(sorted(there, key=alphabet.index))
    step = -1 if turned else 1
    return tuple(
        tuple(next(waiting) if key in alphabet else key for key in row[::step])[::step] for row in rows
    )


def page(text: str) -> Rows:
    """Read a page as it is written in this folder: a line is a row, between spaces stand the keys."""
    return tuple(tuple(row.split()) for row in text.strip().splitlines())


def spans(row: tuple[str, ...], room: float, gap: float, full: int) -> list[float]:
    """Return how wide the keys of a row are when they fill `room` with `gap` between them.

    Where a row is nearly full the wide keys give way, so that no letter is narrower than in a full row.
    """
    wishes = [_wish(name) for name in row]
    free = room - gap * (len(row) - 1)
    least = (room - gap * (full - 1)) / full
    if free / sum(wishes) >= least:
        return [free / sum(wishes) * wish for wish in wishes]
    spare, extra = free - least * len(row), sum(wishes) - len(row)
    return [least + (spare * (wish - 1) / extra if extra else spare / len(row)) for wish in wishes]


def _wish(name: str) -> float:
    """Return the width of a key in keys; one that types a whole word gets what the word needs."""
    return WIDTH.get(name, 1.0 if len(name) < 3 else 0.9 + 0.2 * len(name))
