"""What a button that prints says: at once that the paper comes, then to take it; or that it failed."""

from __future__ import annotations

from kiosk.visit.ports import Ticket

COMING = ("print.coming", "printer")
# state of the paper → text key and icon
SAYS = {"printed": ("print.take", "receipt"), "failed": ("print.failed", "alert-triangle")}


def paper_button(ticket: Ticket | None) -> tuple[str, str]:
    """Return the text key, empty where no paper was asked for, and the icon."""
    return ("", "printer") if ticket is None else SAYS.get(ticket.state, COMING)
