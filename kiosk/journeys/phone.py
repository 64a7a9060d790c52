"""Phone numbers: typed as people say them, kept as E.164, shown as they are known here."""

from __future__ import annotations

from kiosk.journeys.refusals import NotAccepted
from kiosk.journeys.typed import ELEVEN, ascii_digits

EXAMPLE = "0471 12 34 56"
REGION = "BE"
_MARKS = frozenset(" .-/()‐‑‒–—−·\u00a0+＋")  # what people put between the groups
_LONGEST_E164 = 15


def check_phone(text: str) -> str:
    """Return the number of a clean text as E.164 (`+32471123456`).

    National numbers start with 0, international ones with + or 00; `phonenumbers` decides whether they
    exist. Eleven digits without a + are refused: a national register number would fit, 00 in front too.
    Raises NotAccepted.
    """
    text = ascii_digits(text).replace("＋", "+")
    digits = "".join(char for char in text if char.isdigit())
    if any(not char.isdigit() and char not in _MARKS for char in text) or not digits:
        raise NotAccepted("field.phone.letters")
    starts_with_plus = text.lstrip(" (").startswith("+")
    if "+" in text[text.index(digits[0]) :]:
        raise NotAccepted("field.phone.invalid")
    if not starts_with_plus and len(digits) == ELEVEN:
        raise NotAccepted("field.digits.eleven")
    if len(digits) > _LONGEST_E164 + 3:  # 00 in front and a (0) in the middle
        raise NotAccepted("field.phone.long", example=EXAMPLE)
    if not starts_with_plus and not digits.startswith("0"):
        few = len(digits) < 8
        raise NotAccepted("field.phone.short", example=EXAMPLE) if few else NotAccepted("field.phone.start")
    return _exists(("+" if starts_with_plus else "") + digits)


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


def shown_phone(e164: str) -> str:
    """Return a kept number as people read it: 0471 12 34 56, 09 376 71 70, +31 6 12345678."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    home = number.country_code == phonenumbers.country_code_for_region(REGION)
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    )
