"""The keyboard for a kind of field, in a language, for a wide or a narrow place; and the way to each key.

Wide: 4 rows of at most 12 keys, 15 mm on a lying panel. Narrow (a standing panel; for what is no free words
also a sitting person and bigger letters): rows of at most 10 keys, 11 mm at 800 pixels (look-and-feel), at
most 3 of them but for numbers and free words: 4, Pashto 5. For free words every letter of a language, and
the capitals, stand on the first page of both, so nobody looks for one of their own behind another key.
"""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import NamedTuple

from kiosk.ui.layouts import arabic, cyrillic, latin
from kiosk.ui.layouts.keys import ALPHABETS, HOLE, PAGES, SHIFT, Rows, by_alphabet, capital, page
from kiosk.ui.layouts.latin import DIGITS, MIDDLE, TOP

_ENDINGS = "gmail.com hotmail.com .be .com"
# A mail address is written in Latin letters whatever the language; one touch types how most of them end.
_EMAIL = f"""
    {TOP}
    {MIDDLE}
    digits w x c v b n - _ erase
    @ . {_ENDINGS}
    """
_EMAIL_NARROW = f"""
    {TOP}
    {MIDDLE}
    digits w x c v b n @ . erase
    """
_EMAIL_DIGITS = f"""
    {DIGITS}
    @ . - _ + {_ENDINGS}
    letters erase
    """
_EMAIL_DIGITS_NARROW = f"""
    {DIGITS}
    {_ENDINGS}
    letters @ . - _ + erase
    """
# One number pad for all fields and panels, as on a telephone: hands look for the 0 under the 8.
_PAD = """
    1 2 3
    4 5 6
    7 8 9
    {own} 0 erase
    """
# The alphabet of the codes on our papers (kiosk.receipts.code): nothing that is read as something else.
_CODE = """
    2 3 4 5 6 7 8 9 A B
    C D E F G H J K M N
    P Q R S T V W X Y Z erase
    """
_CODE_NARROW = """
    A B C D E F G H
    J K M N P Q R S
    digits T V W X Y Z erase
    """
_CODE_DIGITS = """
    2 3 4 5
    6 7 8 9
    letters erase
    """
# A postcode is the shortest way to say where one lives. The names of Belgian places are Latin in our list and
# on every sign, so who writes another script finds Latin letters here too.
_PLACE = f"""
    {TOP}
    {MIDDLE}
    digits w x c v b n é - space erase
    """
_PLACE_NARROW = f"""
    {TOP}
    {MIDDLE}
    digits w x c v b n - space erase
    """


LETTERS, LATIN = "letters", "latin"  # pages of which the others are only visited


class Layout(NamedTuple):
    """The pages of a keyboard and the one it begins with."""

    pages: dict[str, Rows]
    first: str

    def keys(self, name: str) -> list[str]:
        """Return the keys of a page, from top to bottom."""
        return [key for row in self.pages[name] for key in row if key != HOLE]

    @property
    def rows(self) -> int:
        """How many rows the tallest page has: the keyboard does not jump when a page is turned."""
        return max(map(len, self.pages.values()))

    @property
    def fullest(self) -> int:
        """How many keys the fullest page has."""
        return max(len(self.keys(name)) for name in self.pages)

    def sample(self, name: str) -> str | None:
        """Return what tells a page by its letters: `áàâ`, or `é12` where letters stand among the digits.

        None for a page that has a name of its own in the texts.
        """
        rows = self.pages[name]
        if name in ("more", "rest"):
            return "".join(rows[0][:3])
        if name == "digits" and len(rows) > 1 and rows[1][0].isalpha():
            return rows[1][0] + "".join(rows[0][:2])
        return None

    def after(self, name: str, key: str, letters: str) -> str:
        """Return the page to show once `key` was touched on page `name`: after an accent the letters again.

        `letters` is the page of letters that was shown last.
        """
        aside = name not in (LETTERS, LATIN) and key in self.keys(name) and key not in PAGES
        return letters if aside and len(key) == 1 and key.isalpha() and letters in self.pages else name

    def in_alphabet(self, language: str) -> Layout:
        """Return it with the letters in the order in which one learns them, for who never typed."""
        alphabets = {LETTERS: ALPHABETS.get(language, ALPHABETS["nl"]), LATIN: ALPHABETS["nl"]}
        turned = language in arabic.LANGUAGES
        pages = {
            name: by_alphabet(rows, alphabets[name], turned and name == LETTERS)
            if name in alphabets
            else rows
            for name, rows in self.pages.items()
        }
        return self._replace(pages=pages)

    def towards(self, name: str, key: str) -> str | None:
        """Return the key that leads from page `name` to the nearest with `key`, or `key` itself; or None."""
        came: dict[str, str] = {name: ""}  # page → the first page on the way to it
        waiting = deque([name])
        while waiting:
            here = waiting.popleft()
            if key in self.keys(here):
                return came[here] or key
            for turn in self.keys(here):
                if turn in PAGES and turn not in came:
                    came[turn] = came[here] or turn
                    waiting.append(turn)
        return None

    def next_key(self, name: str, shift: bool, char: str, language: str) -> str | None:
        """Return the key to touch next, on page `name`, so that `char` gets typed; None where it cannot be.

        It is a key that turns, shift, or at last the one that types it.
        """
        keys = [*self.keys(name), *(key for other in self.pages for key in self.keys(other))]
        key = next((key for key in keys if char in (key, capital(key, language))), None)
        if key is None:
            return None
        typed = capital(key, language) if shift else key
        return self.towards(name, key if typed == char else SHIFT)


@cache
def layout_for(kind: str, narrow: bool, language: str = "nl", abc: bool = False) -> Layout:
    """Return the keyboard for a field of `kind` (text, email, phone, place, code); Dutch where unknown.

    `abc`: its letters in the order of the alphabet.
    """
    if abc:
        return layout_for(kind, narrow, language).in_alphabet(language)
    letters = "latin" if language in (*cyrillic.LANGUAGES, *arabic.LANGUAGES) else "letters"
    if kind == "phone":
        return Layout({"digits": page(_PAD.format(own="+"))}, "digits")
    if kind in ("pin", "amount"):
        return Layout({"digits": page(_PAD.format(own=HOLE))}, "digits")
    if kind == "code" and narrow:
        return _latin_only(letters, _CODE_NARROW, _CODE_DIGITS, letters)
    if kind == "code":
        return Layout({letters: page(_CODE)}, letters)
    if kind == "place":
        return _latin_only(letters, _PLACE_NARROW if narrow else _PLACE, _PAD.format(own="letters"), "digits")
    if kind == "email":
        digits = _EMAIL_DIGITS_NARROW if narrow else _EMAIL_DIGITS
        return _latin_only(letters, _EMAIL_NARROW if narrow else _EMAIL, digits, letters)
    for script in (cyrillic, arabic):
        if language in script.LANGUAGES:
            pages = script.text_pages(language, narrow) | {"latin": latin.SECOND[narrow]}
            return Layout(pages, "letters")
    known = language if language in latin.LANGUAGES else "nl"
    return Layout(latin.text_pages(known, narrow), "letters")


def _latin_only(name: str, letters: str, digits: str, first: str) -> Layout:
    """Return a keyboard of two pages whose letters are Latin; `name` is what that page is called here."""
    return Layout({name: page(letters), "digits": page(digits.replace("letters", name))}, first)
