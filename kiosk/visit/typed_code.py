"""The code of an earlier paper while it is typed: one question with a keyboard, like those of a journey."""

from __future__ import annotations

from kiosk.visit.ask import Ask
from kiosk.visit.talk import Entry, Refusal

LENGTH = 8  # shown 4-4
MOST_TRIES = 5  # in one visit (contract.md)


class TypedCode:
    """The talk behind 'I have a paper'."""

    def __init__(self) -> None:
        self.entry = Entry()

    def ask(self) -> Ask:
        return Ask("code", "code", "code.title", "code.hint", "receipt", max_length=LENGTH)

    @property
    def said(self) -> bool:
        return self.entry.said

    def progress(self) -> tuple[int, int]:
        """There are no steps to count."""
        return 0, 0

    def suggestions(self) -> tuple[str, ...]:
        return ()

    @property
    def whole(self) -> bool:
        """Say whether all characters are there."""
        return len(self.entry.draft) == LENGTH

    def refuse(self, key: str) -> None:
        """Say why the code is not taken."""
        self.entry.refusal = Refusal(key)
