"""Everything that a device or central reads and somebody else wrote: something right, and its reader.

A reader returns, or raises a Problem: one line a person can act on. Anything else that comes out of it is a
crash. Where a signature or a sum stands before a parser, what was changed is signed again, so that it
reaches the parser.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

Reader = tuple[bytes, Callable[[bytes], object]]
NOT_RIGHT = {"batch signature"}  # of another key: refused, as whatever becomes of it
SLOW = {  # a look takes 10 ms and more: files are written, a whole folder is read
    "kiosk.db", "answer on a stick", "signature on a stick", "site.toml", "journey", "check", "scheme",
    "Dutch texts",
}  # fmt: skip


def shares(n: int, names: Iterable[str]) -> dict[str, int]:
    """Share `n` looks among the readers; a slow one gets a tenth of what the others get."""
    weights = {name: 1 if name in SLOW else 10 for name in names}
    whole = sum(weights.values())
    return {name: -(-n * weight // whole) for name, weight in weights.items()}  # rounded up: at least `n`


@contextmanager
def readers() -> Iterator[dict[str, Reader]]:
    """Everything that is read, by name."""
    from tests.faults.readers_of_a_site import of_a_site
    from tests.faults.readers_of_people import of_people
    from tests.faults.readers_of_the_card import of_the_card
    from tests.faults.readers_of_the_wire import of_a_device, of_central

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        yield {
            **of_central(),
            **of_a_device(folder),
            **of_the_card(folder),
            **of_people(),
            **of_a_site(folder),
        }
