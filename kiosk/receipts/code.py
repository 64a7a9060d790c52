"""The short code on paper: 7 random characters and 1 check character, shown 4-4 (contract.md).

The alphabet leaves out 0 O 1 I L: people copy codes by hand. The alphabet has 30 characters, but the
check is a weighted sum modulo the prime 31, so that every single wrong character and every swap of two
characters is noticed; the one code in 31 whose check would be the missing 31st character is never given.
"""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_PRIME = 31
_ORDER = {char: at for at, char in enumerate(ALPHABET)}
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8)  # of the random characters; the check character has weight 1


def _check(body: str) -> int:
    return -sum(weight * _ORDER[char] for weight, char in zip(_WEIGHTS, body, strict=True)) % _PRIME


def new_code() -> str:
    """Return a fresh code of 8 characters from the system's random source, without the dash."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        check = _check(body)
        if check < len(ALPHABET):
            return body + ALPHABET[check]


def normalise(typed: str) -> str:
    """Return what a person typed as the code would stand on paper: capitals, no spaces or dashes."""
    return "".join(char for char in typed.upper() if char not in " -‐‑–—")


def is_valid(code: str) -> bool:
    """Say whether `code` (8 characters, no dash) could be one of ours."""
    if len(code) != LENGTH or not _ORDER.keys() >= set(code):
        return False
    check = _check(code[:-1])
    return check < len(ALPHABET) and code[-1] == ALPHABET[check]


def shown(code: str) -> str:
    """Return the code as people see it: `K7QM-3X9P`."""
    return f"{code[:4]}-{code[4:]}"


def new_token() -> str:
    """Return the 128 random bits behind the QR as 22 base64url characters, unrelated to the code."""
    return secrets.token_urlsafe(16)
