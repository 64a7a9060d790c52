"""Phone numbers and mail addresses as people type them."""

import pytest

from kiosk.journeys.fields import NotAccepted, shown_phone, suggest_email
from tests.journeys.asking import answer, refusal

# --- phone


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("0471 12 34 56", "+32471123456", "0471 12 34 56"),
        ("0471/12.34.56", "+32471123456", "0471 12 34 56"),
        ("0032 471 12 34 56", "+32471123456", "0471 12 34 56"),
        ("+32 (0)471 12 34 56", "+32471123456", "0471 12 34 56"),
        ("09 376 71 70", "+3293767170", "09 376 71 70"),
        ("٠٤٧١ ١٢ ٣٤ ٥٦", "+32471123456", "0471 12 34 56"),
        ("+31 6 12345678", "+31612345678", "+31 6 12345678"),
        ("00 48 512 345 678", "+48512345678", "+48 512 345 678"),
        ("\u202a0471 12 34 56\u202c", "+32471123456", "0471 12 34 56"),  # out of a chat or a contact card
        ("\u2066+32\u00a0471\u00a012\u00a034\u00a056\u2069", "+32471123456", "0471 12 34 56"),
        ("0471\u201112\u201134\u201156", "+32471123456", "0471 12 34 56"),
        ("0471–12–34–56", "+32471123456", "0471 12 34 56"),
        ("+32 0471 12 34 56", "+32471123456", "0471 12 34 56"),
        ("0032 (0) 471/12.34.56", "+32471123456", "0471 12 34 56"),
        ("(0)471 12 34 56", "+32471123456", "0471 12 34 56"),
        ("۰۴۷۱۱۲۳۴۵۶", "+32471123456", "0471 12 34 56"),
        ("＋３２４７１１２３４５６", "+32471123456", "0471 12 34 56"),
    ],
)
def test_a_phone_number_is_understood_as_people_write_it(typed, kept, shown):
    assert answer("phone", typed) == kept
    assert shown_phone(kept) == shown


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("047", "field.phone.short"),
        ("471", "field.phone.short"),
        ("0" * 30, "field.phone.long"),
        ("4" * 30, "field.phone.long"),
        ("0471 12 34 56 78", "field.phone.long"),
        ("471 12 34 56", "field.phone.start"),
        ("09 37 71 70", "field.phone.invalid"),
        ("0471 ab", "field.phone.letters"),
        ("bel mij", "field.phone.letters"),
        ("0471+123456", "field.phone.invalid"),
    ],
)
def test_a_wrong_phone_number_gets_a_line_that_says_why(typed, key):
    assert refusal("phone", typed) == key


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("32471123456", "+32 471 12 34 56"),
        ("(32) 471 12 34 56", "+32 471 12 34 56"),
        ("32 (0)471 12 34 56", "+32 471 12 34 56"),
        ("٣٢٤٧١١٢٣٤٥٦", "+32 471 12 34 56"),
        ("48512345678", "+48 512 345 678"),
        ("31612345678", "+31 6 12345678"),
        ("4917612345678", "+49 176 12345678"),
        ("905321234567", "+90 532 123 45 67"),
    ],
)
def test_a_person_who_leaves_out_the_plus_is_offered_the_number_with_it(typed, offered):
    with pytest.raises(NotAccepted) as refused:
        answer("phone", typed)
    assert (refused.value.key, refused.value.offers) == ("field.phone.plus", (offered,))
    assert answer("phone", offered) == offered.replace(" ", "")


def test_a_person_who_leaves_out_the_first_0_is_offered_the_number_with_it():
    with pytest.raises(NotAccepted) as refused:
        answer("phone", "471 12 34 56")
    assert refused.value.offers == ("0471 12 34 56",)
    assert answer("phone", "0471 12 34 56") == "+32471123456"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("06 12 34 56 78", "+33 6 12 34 56 78"),
        ("06-12345678", "+31 6 12345678"),
        ("0612-345678", "+212 6 12 34 56 78"),
        ("0532 123 45 67", "+90 532 123 45 67"),  # its eleven digits are no register number
        ("٠٥٣٢ ١٢٣ ٤٥ ٦٧", "+90 532 123 45 67"),
        ("067 123 45 67", "+380 67 123 4567"),
        ("0721 234 567", "+40 721 234 567"),
        ("070 123 4567", "+93 70 123 4567"),
        ("07911 123456", "+44 7911 123456"),
    ],
)
def test_a_person_who_dials_as_in_another_country_is_offered_the_number_with_that_country(typed, offered):
    with pytest.raises(NotAccepted) as refused:
        answer("phone", typed)
    assert refused.value.key == "field.phone.plus"
    assert offered in refused.value.offers
    assert answer("phone", offered) == offered.replace(" ", "")


@pytest.mark.parametrize(
    "typed", ["09 376 71 700", "050 33 11 999", "0471 12 34 567", "03 123 45 678", "09 376 71 70 12"]
)
def test_a_person_who_types_a_digit_too_many_is_offered_no_number_of_another_country(typed):
    with pytest.raises(NotAccepted) as refused:
        answer("phone", typed)
    assert refused.value.offers == ()


def test_a_register_number_is_never_offered_as_a_number_of_another_country():
    with pytest.raises(NotAccepted) as refused:  # +850 7300 3328 exists
        answer("phone", "85.07.30-033.28")
    assert refused.value.offers == ()


def test_the_line_for_a_short_number_shows_how_it_should_look():
    with pytest.raises(NotAccepted) as refused:
        answer("phone", "047")
    assert "0471 12 34 56" in refused.value.dutch


# --- e-mail


def test_an_email_address_is_kept_tidy():
    assert answer("email", " Zoe.Peeters@Telenet.BE ") == "Zoe.Peeters@telenet.be"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("zoe.telenet.be", "field.email.at"),
        ("zoë@telenet.be", "field.email.accents"),
        ("zoe@telenet", "field.email.invalid"),
        ("zoe@@telenet.be", "field.email.invalid"),
        ("a" * 300 + "@telenet.be", "field.email.long"),
    ],
)
def test_a_wrong_email_address_gets_a_line_that_says_why(typed, key):
    assert refusal("email", typed) == key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zoe@gmial.com", "zoe@gmail.com"),
        ("zoe@Hotmial.com", "zoe@hotmail.com"),
        ("zoe@telenet.com", "zoe@telenet.be"),
        ("zoe@gmail.com", None),
        ("zoe@eeklo.be", None),
        ("gmial.com", None),
    ],
)
def test_a_typing_error_in_a_known_domain_is_noticed(typed, meant):
    assert suggest_email(typed) == meant
