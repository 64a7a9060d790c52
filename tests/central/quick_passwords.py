"""Passwords kept as the service keeps them, at a thousandth of the price: logging in here proves no cost."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with the least it takes: 8 KiB and one round, for 100 MiB and two."""

    time_cost = 1
    memory_cost = 8  # KiB
    parallelism = 1
