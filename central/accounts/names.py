"""What colleagues are called: the name others see, and the word they log in with."""

from __future__ import annotations

import re
import unicodedata

from central.accounts.models import User, login_name
from kiosk.journeys.typed import clean, says_something

LONGEST_LOGIN, LONGEST_NAME = 60, 120
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def is_login(username: str) -> bool:
    """Say whether somebody can type this: one word, nothing in it that nobody sees."""
    one_word = not any(char.isspace() for char in username) and len(username) <= LONGEST_LOGIN
    return one_word and says_something(clean(username)) and not hides_something(username)


def is_name(name: str) -> bool:
    """Say whether colleagues can read this name, whatever its script."""
    seen = clean(name)  # this keeps the joiners inside a Persian name
    hidden = any(hides_something(char) for char in name if char not in seen)
    return says_something(seen) and len(name.strip()) <= LONGEST_NAME and not hidden


def hides_something(said: str) -> bool:
    return any(unicodedata.category(char) in _UNSEEN for char in said)


def login_from(name: str) -> str:
    """Return a free user name made of a name, 'an.peeters'; '' for one without Latin letters.

    >>> _plain("Zoë Van den Broucke")
    'zoe.vandenbroucke'
    """
    base = _plain(name)
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    free = (f"{base}{number or ''}" for number in [0, *range(2, len(taken) + 3)])
    return next((one for one in free if one not in taken), "") if base else ""


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.lower())
    words = re.findall(r"[a-z0-9]+", "".join(char for char in apart if not unicodedata.combining(char)))
    if not words or any(char.isalpha() and not char.isascii() and _stays(char) for char in apart):
        return ""  # half a name would be somebody else's
    return login_name(".".join(filter(None, [words[0], "".join(words[1:])])))[: LONGEST_LOGIN - 4]


def _stays(char: str) -> bool:
    return not unicodedata.combining(char)
