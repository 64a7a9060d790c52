"""What somebody pays now, typed off a bill to see what it may save. It is not kept, like all of the check."""

from __future__ import annotations

from kiosk.visit.ask import Ask
from kiosk.visit.talk import OneQuestion, Refusal

DIGITS = 3  # whole euros a month: cents would promise more than anybody knows
LEAST = 1


class Bill(OneQuestion):
    """The talk behind 'What does it save?'."""

    def __init__(self, paid: int | None = None) -> None:
        super().__init__()
        self.entry.draft = str(paid) if paid else ""

    def ask(self) -> Ask:
        return Ask("bill", "amount", "bill.title", "bill.hint", "receipt", max_length=DIGITS)

    def take(self) -> int | None:
        """Return what is paid, whole euros a month; None, with a line why, for what is no amount."""
        draft = self.entry.draft.strip()
        if draft.isdecimal() and int(draft) >= LEAST:
            return int(draft)
        self.entry.refusal = Refusal("bill.amount")
        return None
