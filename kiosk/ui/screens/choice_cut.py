"""A question with more answers than fit: what stands on each page, and what 'none of these' does there.

'None of these' and 'I do not know' stand last on every page, side by side where the pager stands: nobody has
to turn pages to find them. Where one place a page would be left for what is asked about they take none: then
'I do not know' is the last of the first page, and 'none of these' the last but one of all.
"""

from __future__ import annotations

from kiosk.eligibility.facts import UNKNOWN
from kiosk.eligibility.question import NONE_OF_THESE
from kiosk.ui.theme import tokens
from kiosk.ui.widgets.pages import Pages, Room, has_foot
from kiosk.visit.ask import Ask, Option

ALWAYS = (NONE_OF_THESE, UNKNOWN)


def cut(ask: Ask, pages: Pages, room: Room) -> tuple[list[Option], int]:
    """Return the answers of this page, and how many of them stand last on every page."""
    options = list(ask.options)
    always = [one for one in options if one.value in ALWAYS]
    if ask.kind != "several" or len(options) <= room.most or not always:
        return pages.cut(options, room), 0
    size = room.cols * (room.rows_shown - 1) if share(room) else room.paged - len(always)
    if size < 2:
        return pages.cut(_doubt_at_once(options, room), room), 0
    asked = [one for one in options if one not in always]
    at = pages.of(-(-len(asked) // size)) * size
    return [*asked[at : at + size], *always], len(always)


def share(room: Room) -> bool:
    """Say whether those of every page share the last row: beside the pager, or over it."""
    return not tokens.portrait or has_foot(room.cols, room.foot)


def _doubt_at_once(options: list[Option], room: Room) -> list[Option]:
    doubt = next((one for one in options if one.value == UNKNOWN), None)
    if doubt is not None:
        options.remove(doubt)
        options.insert(room.paged - 1, doubt)
    return options
