"""`python -m tests.faults.writing STORE FOLDER [ACTIONS]`: put and drop records, say each once it is done.

A line on standard output, `put ID` or `drop ID`, comes after the store said that it lasts: what a screen
would tell a person. `dropping` comes before a drop: from then on the oldest record may be gone or not.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from itertools import count
from pathlib import Path

from kiosk.machine.durable import sync_directory
from tests.faults.stores import STORES, Store

FEW, MANY = 4, 20  # records that wait


class Said:
    """What a writer said so far: what must be there, what must not come back."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.gone: set[str] = set()
        self.dropping = False

    def hear(self, line: str) -> None:
        word, _, record_id = line.partition(" ")
        self.dropping = word == "dropping"
        if word == "put":
            self.held.append(record_id)
        elif word == "drop":
            self.held.remove(record_id)
            self.gone.add(record_id)

    def copy(self) -> Said:
        """Return what was said until now, whatever is said later."""
        so_far = Said()
        so_far.held, so_far.gone, so_far.dropping = list(self.held), set(self.gone), self.dropping
        return so_far

    def judge(self, found: dict[str, bool] | None, later: Said | None = None) -> Counter[str]:
        """Compare with what a device found after the cut; None when it could not read its store.

        `later` is what was said a little after the cut: what was dropped by then may be gone already.
        """
        if found is None:
            return Counter(unreadable=1)
        later = later or self
        maybe = later.gone.union(later.held[:1] if later.dropping else ())
        return Counter(
            lost=sum(1 for one in self.held if one not in maybe and not found.get(one, False)),
            undone=len(self.gone & found.keys()),
            unreadable=0,
        )


def say(line: str) -> None:
    """One write to the kernel, so that a line is there as soon as it is said."""
    os.write(1, f"{line}\n".encode())


def write(store: Store, actions: int | None) -> None:
    """Put and drop in an order that only the number of actions decides."""
    held, chance = 0, random.Random(7)
    for _ in count() if actions is None else range(actions):
        if held < FEW or (held < MANY and chance.random() < 0.55):
            say(f"put {store.put()}")
            held += 1
        else:
            say("dropping")
            say(f"drop {store.drop()}")
            held -= 1


if __name__ == "__main__":
    kept = STORES[sys.argv[1]](Path(sys.argv[2]))
    sync_directory(Path(sys.argv[2]))  # no store is blamed for losing the file it was made in
    say("ready")
    write(kept, int(sys.argv[3]) if len(sys.argv) > 3 else None)
