"""Tells the C library not to hoard memory: a kiosk runs for days on a machine with one gigabyte.

Pictures of text come and go with every screen. Left alone, glibc raises its threshold after the first
large one, takes them all from the heap and keeps the holes: 10 to 35 MB after a walk through all screens.
"""

from __future__ import annotations

import ctypes
import gc

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8  # malloc.h
_LARGE = 64 * 1024  # bytes; a line of text as a picture is larger


def _libc() -> ctypes.CDLL | None:
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim") else None  # musl has neither


def be_frugal() -> None:
    """Give large blocks a mapping of their own, which goes back to the system when it is let go of."""
    libc = _libc()
    if libc is not None:
        libc.mallopt(_M_MMAP_THRESHOLD, _LARGE)
        libc.mallopt(_M_TRIM_THRESHOLD, 2 * _LARGE)
        libc.mallopt(_M_ARENA_MAX, 1)


def give_back(*_: object) -> None:
    """Find what only holds on to itself, and hand free memory back to the system.

    Takes a tenth of a second, so only while nobody is there. What is left is the program and its screens:
    Python looks them over again here alone, not in the middle of somebody's touch.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    libc = _libc()
    if libc is not None:
        libc.malloc_trim(0)
