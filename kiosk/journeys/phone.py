"""Phone numbers: typed or pasted as people write them, kept as E.164, shown as they are known here.

One reader for the field of the kiosk, the page on a phone and the search of staff. It takes what a number
brings along when it is copied from a contact card or a chat: marks nobody sees, hard spaces, every kind of
dash, digits of another script, the 0 that stays behind +32.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from kiosk.journeys.refusals import NotAccepted
from kiosk.journeys.register_number import ELEVEN, is_register_number, looks_like_one

EXAMPLE = "0471 12 34 56"
REGION = "BE"
# Where people here have mobile numbers from that begin with 0 as ours do, the nearest first. Those of Syria
# and Iran begin with 09, and are more likely a number of Ghent with a digit or two too many.
ABROAD = ("NL", "FR", "DE", "GB", "MA", "DZ", "TR", "UA", "RO", "BG", "IQ", "AF")
_LONGEST_E164 = 15
_PLUS = frozenset("+＋﹢⁺₊")
_MARKS = frozenset("./\\()[]·․‧∙•。．｡۔⁄∕／,−_~")  # besides spaces and all dashes


class Written(NamedTuple):
    """The digits of a number as written, 0-9; `plus`: the country code stands in front."""

    plus: bool
    digits: str


def read_number(text: str) -> Written | None:
    """Return what stands in `text` when that is digits, a plus and marks between; None for anything else.

    00 in front is a plus; a (0) is left out. The digits may be part of a number only.
    """
    signs = "".join(map(_sign, text)).strip()
    plus = signs.lstrip(" (").startswith("+")
    bare = signs.replace("+", "", 1) if plus else signs
    if any(not sign.isdigit() and sign not in " ()" for sign in bare):
        return None
    digits = "".join(sign for sign in bare if sign.isdigit())
    if not plus and digits.startswith("00") and len(digits) > 2:
        plus, digits, bare = True, digits[2:], bare.replace("0", "", 2)
    if plus and "(0)" in bare.replace(" ", ""):
        digits = "".join(sign for sign in bare.replace(" ", "").replace("(0)", "", 1) if sign.isdigit())
    return Written(plus, digits) if digits else None


def trunkless(written: Written) -> tuple[str, ...]:
    """Return the digits that a kept number holds, of a whole number or of the beginning or end of one.

    Without the country code: what follows the 0. With it: as they are, and without a 0 that stayed behind it
    (+32 0471), which some countries keep.
    """
    plus, digits = written
    if not plus:
        return (digits.lstrip("0") if digits.startswith("0") else digits,)
    import phonenumbers  # slow to load

    for length in (1, 2, 3):
        code, rest = digits[:length], digits[length:]
        if rest.startswith("0") and int(code) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return digits, code + rest[1:]
    return (digits,)


def national_digits(e164: str) -> str:
    """Return the digits of a kept number without its country code: what people dial after the 0."""
    import phonenumbers  # slow to load

    digits = e164.lstrip("+")
    lengths = (length for length in (1, 2, 3) if digits[:length].isdigit())
    code = next((n for n in lengths if int(digits[:n]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE), 0)
    return digits[code:]


def check_phone(text: str) -> str:
    """Return the number of a clean text as E.164 (`+32471123456`).

    National numbers start with 0, international ones with + or 00; `phonenumbers` decides whether they
    exist. One with its country code and no plus, as chats show it, without its first 0, as a spreadsheet
    keeps it, or as it is dialled in another country, is offered as it should be: nobody but the person knows
    what was meant. A national register number is refused. Raises NotAccepted.
    """
    written = read_number(text)
    if written is None:
        misplaced = read_number("".join(char for char in text if char not in _PLUS))  # a + in the middle
        raise NotAccepted("field.phone.invalid" if misplaced else "field.phone.letters")
    plus, digits = written
    if len(digits) > _LONGEST_E164:
        raise NotAccepted("field.phone.long", example=EXAMPLE)
    if _is_register_number(text, written):
        raise NotAccepted("field.digits.eleven")
    if plus:
        return _exists("+" + digits)
    if not digits.startswith("0"):
        raise _not_whole(digits)
    try:
        return _exists(digits)
    except NotAccepted:
        if not (offers := _elsewhere(digits)):
            raise
    raise NotAccepted("field.phone.plus", offers=offers)


def _elsewhere(digits: str) -> tuple[str, ...]:
    """Return the mobile numbers that these digits are in other countries, each with its + and country.

    None for what is a number of Flanders with one digit too many: it would be kept wrong with one touch.
    """
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    if not digits.startswith(("06", "07")) and _number(digits[:-1]):
        return ()
    mobile = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    found = []
    for region in ABROAD:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in mobile:
            found.append(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))
    return tuple(found)


def _not_whole(digits: str) -> NotAccepted:
    """Say what is missing in digits without + and without 0 in front, and offer them with it."""
    abroad, home = _number("+" + digits), _number("0" + digits)
    # One that loses another digit in reading than the 0 after the country code was not meant.
    zeroless = {digits[:at] + digits[at + 1 :] for at in (1, 2, 3) if digits[at : at + 1] == "0"}
    abroad = abroad if abroad and abroad[1:] in {digits} | zeroless else None
    offers: tuple[str, ...] = (_with_plus(abroad),) if abroad else ()
    offers += (shown_phone(home),) if home else ()
    if offers:
        return NotAccepted("field.phone.plus" if abroad else "field.phone.start", offers=offers)
    if len(digits) < 8:
        return NotAccepted("field.phone.short", example=EXAMPLE)
    return NotAccepted("field.phone.start")


def _is_register_number(text: str, written: Written) -> bool:
    """Say whether it is a register number, or nearly one (a digit typed wrongly) and no phone number."""
    if any(char in _PLUS for char in text):
        return False
    digits = "00" * written.plus + written.digits
    if len(digits) != ELEVEN or not looks_like_one(digits):
        return False
    if is_register_number(digits):  # also where it is a phone number of some country: with a + it is taken
        return True
    if digits[0] == "0" and not written.plus and _elsewhere(digits):
        return False
    signs = ("+",) if written.plus else ("",) if digits[0] == "0" else ("+", "0")
    return not any(_number(sign + written.digits) for sign in signs)


def _number(text: str) -> str | None:
    try:
        return _exists(text)
    except NotAccepted:
        return None


def _exists(number: str) -> str:
    import phonenumbers  # slow to load: the first picture does not wait for it
    from phonenumbers import PhoneNumberFormat, ValidationResult

    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException as error:
        short = error.error_type in (error.TOO_SHORT_NSN, error.TOO_SHORT_AFTER_IDD, error.NOT_A_NUMBER)
        raise NotAccepted("field.phone.short" if short else "field.phone.invalid", example=EXAMPLE) from None
    if phonenumbers.is_valid_number(parsed):
        return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    reason = phonenumbers.is_possible_number_with_reason(parsed)
    if reason == ValidationResult.TOO_SHORT:
        raise NotAccepted("field.phone.short", example=EXAMPLE)
    if reason == ValidationResult.TOO_LONG:
        raise NotAccepted("field.phone.long", example=EXAMPLE)
    raise NotAccepted("field.phone.invalid")


def _sign(char: str) -> str:
    """Return a digit as 0-9, a plus as +, marks between groups as a space; anything else as it is."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if char in _PLUS:
        return "+"
    if char in "()":
        return char
    if category in ("Cf", "Mn", "Cc") and not char.isspace():
        return ""
    if char.isspace() or category == "Pd" or char in _MARKS:
        return " "
    return char


def _with_plus(e164: str) -> str:
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def shown_phone(e164: str) -> str:
    """Return a number as people read it: 0471 12 34 56, 09 376 71 70, +31 6 12345678; else as it is."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        number = phonenumbers.parse(e164, REGION)
    except phonenumbers.NumberParseException:
        return e164
    home = number.country_code == phonenumbers.country_code_for_region(REGION)
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    )
