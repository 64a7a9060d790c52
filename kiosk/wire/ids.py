"""Identifiers: UUIDv7 for records (RFC 9562 §5.7), UUIDv4 for devices and batches.

A record's id is made once, with the record, and never again. Its time part only helps people who look at
a list: order comes from the queue's own counter, because a Pi without battery clock starts in the past.
"""

from __future__ import annotations

import secrets
import time
from uuid import UUID, uuid4


def new_record_id(at_ms: int | None = None) -> UUID:
    """Return a fresh UUIDv7: 48 bits of Unix milliseconds (`at_ms`, else now) and 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000 if at_ms is None else at_ms
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76  # version 7
    value = value & ~(0x3 << 62) | 0x2 << 62  # variant of RFC 9562
    return UUID(int=value)


def new_batch_id() -> UUID:
    """Return a fresh id for one attempt to hand over a batch."""
    return uuid4()


def new_device_id() -> str:
    """Return the id central gives a device at enrolment: a UUIDv4 as text."""
    return str(uuid4())
