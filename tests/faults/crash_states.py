"""What may lie on a card when the power goes between two calls, worked out from the calls themselves.

Of what was not synced, POSIX promises nothing. Each state takes one of three: nothing of it reached the card;
all of it up to some write, which is torn; or any of its sectors. Names that were made or taken away without
a sync of their folder are there up to some point, and no further.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.recorded_calls import Call, record
from tests.faults.stores import read_again, rows_of_all
from tests.faults.table import Line, Row
from tests.faults.writing import Said

SECTOR = 512
ACTIONS = 80
FEW = 1002  # states of a control: enough to see that it loses


@dataclass
class Node:
    """A file: what is on the card for sure, and what was done to it since, in order."""

    synced: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)  # (offset, data) or (size, None)

    def settle(self) -> None:
        self.synced, self.since = _apply(self.synced, self.since), []

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Return what could be read of it after the power went."""
        kind = chance.choice(("nothing", "torn", "sectors"))
        if kind == "nothing" or not self.since:
            return self.synced
        if kind == "torn":
            last = chance.randrange(len(self.since))
            reached = self.since[:last]
            at, data = self.since[last]
            if data is not None:
                reached = [*reached, (at, data[: chance.randrange(len(data) + 1)])]
            return _apply(self.synced, reached)
        reached = []
        for at, data in self.since:
            if data is None:
                reached += [(at, None)] if chance.random() < 0.5 else []
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    reached.append((at + start, data[start : start + SECTOR]))
        return _apply(self.synced, reached)


class Card:
    """A folder on a card, while calls are made on it."""

    def __init__(self) -> None:
        self.names: dict[str, Node] = {}  # as a running program sees them
        self.synced_names: dict[str, Node] = {}
        self.moves: list[tuple[str, Node | None]] = []  # since the folder was synced; None: taken away

    def do(self, call: Call) -> None:
        node = self.names.get(call.name)
        if call.what in ("open", "open-empty") and node is None:
            self._name(call.name, Node())
        elif call.what == "open-empty" and node:
            node.since.append((0, None))
        elif call.what == "unlink":
            self._name(call.name, None)
        elif call.what == "rename":
            self._name(call.to, node)
            self._name(call.name, None)
        elif call.what == "write" and node:
            node.since.append((call.at, call.data))
        elif call.what == "cut" and node:
            node.since.append((call.at, None))
        elif call.what == "sync" and call.name == ".":
            self.synced_names, self.moves = dict(self.names), []
        elif call.what == "sync" and node:
            node.settle()

    def _name(self, name: str, node: Node | None) -> None:
        self.moves.append((name, node))
        if node is None:
            self.names.pop(name, None)
        else:
            self.names[name] = node

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        names = dict(self.synced_names)
        for name, node in self.moves[: chance.randrange(len(self.moves) + 1)]:
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node
        return {name: node.after_a_cut(chance) for name, node in names.items()}


def _apply(content: bytes, changes: list[tuple[int, bytes | None]]) -> bytes:
    whole = bytearray(content)
    for at, data in changes:
        size = at if data is None else at + len(data)
        if len(whole) < size:
            whole += bytes(size - len(whole))
        if data is None:
            del whole[at:]
        else:
            whole[at:size] = data
    return bytes(whole)


def states(calls: list[Call], n: int) -> Iterator[tuple[dict[str, bytes], Said]]:
    """Go through the calls and stop between them, `n` times in all, once the store says it is ready."""
    card, said, chance = Card(), Said(), random.Random(n)
    after = Counter(chance.choices(range(calls.index(Call("said", "ready")), len(calls)), k=n))
    for at, call in enumerate(calls):
        if call.what == "said":
            said.hear(call.name)
        else:
            card.do(call)
        for _ in range(after[at]):
            yield card.after_a_cut(chance), said


def try_states(store: str, n: int) -> Counter[str]:
    """Record one run of the store and look at `n` states it could have left."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(dir=memory) as scratch:
        recorded = Path(scratch) / "recorded"
        recorded.mkdir()
        calls = record(recorded, store, ACTIONS, Path(scratch) / "strace.log")
        for number, (files, said) in enumerate(states(calls, n)):
            folder = Path(scratch) / str(number)
            folder.mkdir()
            for name, content in files.items():
                (folder / name).write_bytes(content)
            total.update(said.judge(read_again(store, folder)))
            for left in folder.iterdir():
                left.unlink()
            folder.rmdir()
    return total


def run(n: int) -> list[Row]:
    """The outbox in `n` states, the controls in fewer."""
    return rows_of_all("power cut between two recorded calls", "states", n, min(n, FEW), try_states)


LINE = Line("crash-states", "Power cuts between two calls, replayed from a recording", 100, 10_000, run)
