"""The code of an earlier paper while it is typed: one question with a keyboard, like those of a journey."""

from __future__ import annotations

from kiosk.visit.ask import Ask
from kiosk.visit.talk import OneQuestion, Refusal

LENGTH = 8  # shown 4-4
MOST_TRIES = 5  # in one visit (contract.md)


class TypedCode(OneQuestion):
    """The talk behind 'I have a paper'."""

    def ask(self) -> Ask:
        return Ask("code", "code", "code.title", "code.hint", "receipt", max_length=LENGTH)

    @property
    def whole(self) -> bool:
        """Say whether all characters are there."""
        return len(self.entry.draft) == LENGTH

    def refuse(self, key: str) -> None:
        """Say why the code is not taken."""
        self.entry.refusal = Refusal(key)
