"""National register numbers, which we never want to hold (law of 8 August 1983, art. 8), told from others.

A number is eleven digits: a day of birth (yymmdd), a serial of three, and two check digits, the rest of the
first nine modulo 97 taken from 97; who was born from 2000 on has a 2 in front for that sum. A bis number, for
who is not in the register, has 20 or 40 added to the month. So a day with hours (24/11 14.00-16.00), a phone
or an account number is not taken for one, and a real one is refused however it is spaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

ELEVEN = 11  # digits
_MARK = " ./-"  # what `_plain` leaves between digits
# yy mm dd sss cc, with or without marks at these four joints only, perhaps with the century in front.
_SHAPE = re.compile(r"(?<!\d)(?=(?:19|20)?(\d\d)[ ./-]*(\d\d)[ ./-]*(\d\d)[ ./-]*(\d{3})[ ./-]*(\d\d)(?!\d))")
_SPACED = re.compile(r"\d(?: *\d)+")  # in twos or threes or one by one, as it is dictated
_ONE_BY_ONE = re.compile(r"(?<!\d)\d(?:[ ./-]+\d){10}(?!\d)")
_LONG_ROW = re.compile(r"\d{12,}")
_DOTS = frozenset("\\_,:;|·․‧。．｡۔")
_SLASHES = frozenset("⁄∕／")


def hides_register_number(text: str) -> bool:
    """Say whether eleven digits in it are a national register number, by their shape and check digits.

    A row of more digits without a mark hides one as well, unless it is a phone number with + or 00, or by its
    own check digits an account number or the number of a meter.
    """
    plain = _plain(text)
    return any(
        is_register_number(digits) and not _is_phone(plain, at, digits) for at, digits in _candidates(plain)
    )


def is_register_number(digits: str) -> bool:
    """Say whether eleven digits 0-9 are a day, a serial and check digits that fit."""
    if len(digits) != ELEVEN or not looks_like_one(digits):
        return False
    nine, check = int(digits[:9]), int(digits[9:])
    return check in (97 - nine % 97, 97 - (2_000_000_000 + nine) % 97)


def looks_like_one(digits: str) -> bool:
    """Say whether eleven digits begin with a day of birth and a serial, whatever their check digits."""
    month, day, serial = int(digits[2:4]), int(digits[4:6]), int(digits[6:9])
    if month >= 60 or not serial or serial == 999:
        return False
    month %= 20  # a bis number
    return month <= 12 and (day <= 31 or month == 0)  # month 00: the day is not known


def _candidates(plain: str) -> Iterator[tuple[int, str]]:
    """Yield where a run of eleven digits in the shape of a register number begins, and its digits."""
    for found in _SHAPE.finditer(plain):
        yield found.start(), "".join(found.groups())
    for found in _SPACED.finditer(plain):
        yield found.start(), found[0].replace(" ", "")  # only a row of exactly eleven counts
    for found in _ONE_BY_ONE.finditer(plain):
        yield found.start(), re.sub(r"\D", "", found[0])
    for found in _LONG_ROW.finditer(plain):
        if _is_account(plain[: found.start()], found[0]) or _is_ean(found[0]):
            continue
        for start in range(len(found[0]) - ELEVEN + 1):
            yield found.start(), found[0][start : start + ELEVEN]


def _plain(text: str) -> str:
    """Return `text` with the digits of every script as 0-9 and one sign for each kind of mark between."""
    return "".join(map(_sign, text))


def _sign(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if char in "＋﹢":
        return "+"
    if char.isspace() or char in "()[]":
        return " "
    if category == "Pd" or char == "−":
        return "-"
    if category == "Cf" or category[0] == "M":
        return ""
    return "." if char in _DOTS else "/" if char in _SLASHES else char


def _is_account(before: str, row: str) -> bool:
    """Say whether a row of digits is an account number (IBAN) with the letters of its country before it."""
    letters = before[-2:].upper()
    if not (len(letters) == 2 and letters.isascii() and letters.isalpha()):
        return False
    country = "".join(str(ord(letter) - ord("A") + 10) for letter in letters)
    return len(row) <= 30 and int(row[2:] + country + row[:2]) % 97 == 1


def _is_ean(row: str) -> bool:
    """Say whether it is an EAN of Belgium: of a thing (13 digits), of an electricity or gas meter (18)."""
    if len(row) not in (13, 18) or not row.startswith("54"):
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(row))) % 10 == 0


def _is_phone(plain: str, at: int, digits: str) -> bool:
    """Say whether the digits at `at` are a phone number that begins with + or 00."""
    before = plain[:at].rstrip(_MARK)
    row = re.match(r"\d+", plain[at:])
    if before.endswith("+"):
        number = row[0] if row and len(row[0]) > ELEVEN else digits
    elif row and row[0].startswith("00"):
        number = row[0][2:]
    elif before.endswith("00"):
        number = digits
    else:
        return False
    import phonenumbers  # slow to load: the first picture does not wait for it

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + number))
    except phonenumbers.NumberParseException:
        return False
