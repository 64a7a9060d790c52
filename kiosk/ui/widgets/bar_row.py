"""How wide the buttons of one row of the bar are: for a finger, and for the words on each.

Alike where all words fit so. Bigger letters make 'Допомога' twice as wide as 'Мова': then each takes what its
words need, and what is left is shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import apart, px, tokens

GAP = 18
LEAST = 118  # 20 mm
ENDLESS = 10_000  # pixels: room in which no word is broken
GIVEN = 20  # what the main action leaves to their words
STOPS = 2  # the place of stop in its row, counted from 0
BESIDE = 2  # design pixels between the words and the edge of their button, where there is little room
AIRY = theme.INSIDE + 2  # … elsewhere: words are drawn a little larger than the least that is reckoned with


def needed(label: str, beside: float = BESIDE) -> float:
    """Return the pixels a button takes with this word on it in letters that are large enough."""
    size = px(theme.LEAST_LABEL[min(tokens.access.letters, 1)])  # 2.8 mm, and 4 mm with bigger letters
    line = measure(label, "SemiBold", size, ENDLESS, tokens.rtl).line
    return max(px(LEAST), line + px(2 * beside) + 1)


class Named(Protocol):
    """What stands in the bar."""

    action: str
    label: str


One = TypeVar("One", bound=Named)


def stop_apart(row: Sequence[One]) -> Sequence[One]:
    """Return a row with stop in its place: two others before it, so that no hand slips to it from back."""
    others = [one for one in row if one.action != "stop"]
    before = STOPS - int(bool(others) and others[0].action == "help")  # the place of back stays empty
    return [*others[:before], *(one for one in row if one.action == "stop"), *others[before:]]


def across(labels: Sequence[str]) -> float:
    """Return the pixels that a row takes whose words keep away from the edges of their buttons."""
    return sum(needed(label, AIRY) + apart(GAP) for label in labels) - apart(GAP)


def airy(row: Sequence[Named], room: float) -> bool:
    """Say whether the words of a row keep away from the edges of their buttons in `room` pixels."""
    return across([one.label for one in row]) <= room


def upper_row(row: Sequence[One], first: Sequence[str], most: int, room: float) -> Sequence[One]:
    """Return the upper of two rows on a standing panel, with `room` pixels beside the main action.

    Those of `first`, and what the lower one, of `most`, has no room for: stop stays there.
    """
    upper = [one for one in row if one.action in first]
    lower = [one for one in row if one not in upper]
    may = [one for one in lower if one.action != "stop"]
    whole = px(theme.UPRIGHT - 2 * theme.SIDE)
    while may and (len(lower) > most or (not airy(lower, whole) and airy([*upper, may[0]], room))):
        upper.append(may.pop(0))
        lower.remove(upper[-1])
    return upper


def tight(small: Sequence[One], labels: Sequence[str], first: Sequence[str], most: int) -> bool:
    """Say whether words would come near the edges of their buttons: beside the main action, or below it.

    `labels` are the words of a lying row, `first` and `most` as with `upper_row`.
    """
    main = px(theme.MAIN_BUTTON[0] - GIVEN + 2 * GAP)
    if not tokens.portrait:
        return across(labels) > px(theme.LYING - 2 * theme.SIDE) - main
    whole = px(theme.UPRIGHT - 2 * theme.SIDE)
    upper = upper_row(small, first, most, whole - main)
    return not airy([one for one in small if one not in upper], whole)


def in_two(label: str) -> str:
    """Return it on two lines of about the same length; as it is where it is one word."""
    words = label.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(ways, key=lambda way: max(map(len, way)))) if ways else label


def widths(labels: Sequence[str], room: float, most: float) -> list[float]:
    """Return the width of each button in a row of `room` pixels; `most` unless its words need more."""
    number = len(labels)
    alike = min(most, (room + apart(GAP)) / number - apart(GAP))
    for beside in (AIRY, theme.INSIDE, BESIDE):
        needs = [needed(label, beside) for label in labels]
        spare = room - (number - 1) * apart(GAP) - sum(needs)
        if spare >= 0:
            break
    if spare < 0 or (max(needs) <= alike and beside > BESIDE):
        return [alike] * number
    wordy = [beside > BESIDE or need > px(LEAST) for need in needs]
    if not any(wordy):
        return [alike] * number
    share = spare / sum(wordy)  # where there is little room long words get what is left
    return [min(max(most, need), need + share * takes) for need, takes in zip(needs, wordy, strict=True)]
