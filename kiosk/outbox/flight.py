"""What goes over the line to central, what came back, and the card that is written beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kiosk.wire.batch import Action, Batch

if TYPE_CHECKING:  # requests takes a tenth of a second to import, and writing to a stick needs none of it
    from kiosk.outbox.reply import Reply


class Sends(Protocol):
    """What a pass needs of a Transport."""

    def send(self, method: str, path: str, body: bytes, headers: Mapping[str, str], most: int) -> Reply: ...


@dataclass(frozen=True)
class Ready:
    """A batch, the bytes it travels as, and the headers that sign them."""

    batch: Batch
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """What central's answer to one batch asks for; `later` (Unix seconds) is for who must wait."""

    actions: Sequence[Action]
    signature: str
    later: float


class Errand(threading.Thread):
    """Something done beside. Nobody waits for it when the process is told to end."""

    def __init__(self, do: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._do = do
        self._problem: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._do()
        except BaseException as problem:  # for whoever waits, in the thread that can act on it
            self._problem = problem

    def end(self) -> None:
        """Wait for it to end. Raises what it raised."""
        self.join()
        if self._problem is not None:
            raise self._problem
