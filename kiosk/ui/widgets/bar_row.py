"""How wide the buttons of one row of the bar are: for a finger, and for the words on each.

Alike where all words fit so. Bigger letters make 'Допомога' twice as wide as 'Мова': then each takes what its
words need, and what is left is shared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from kiosk.ui import theme
from kiosk.ui.text.drawn import measure
from kiosk.ui.theme import apart, px, tokens

GAP = 18
LEAST = 118  # 20 mm
ENDLESS = 10_000  # pixels: room in which no word is broken
GIVEN = 20  # what the main action leaves to their words
ABOVE = ("back", "help")  # before stop; beside the main action of a standing panel
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


def stop_apart(row: Sequence[One], held: int = 0) -> Sequence[One]:
    """Return a row with stop in its place: two others before it, so that no hand slips to it from back.

    Of those before it `held` are empty places. Nor does it stand beside what reads aloud, which is touched
    most by who cannot read what stop says.
    """
    others = [one for one in row if one.action != "stop"]
    stop = [one for one in row if one.action == "stop"]
    before, after = others[: STOPS - held], others[STOPS - held :]
    if stop and before and before[-1].action == "listen":
        before = [before[-1], *before[:-1]]
    if stop and after and after[0].action == "listen":
        after = [*after[1:2], after[0], *after[2:]]
    return [*before, *stop, *after]


def across(labels: Sequence[str]) -> float:
    """Return the pixels that a row takes whose words keep away from the edges of their buttons."""
    return sum(needed(label, AIRY) + apart(GAP) for label in labels) - apart(GAP)


def held(row: Sequence[Named]) -> int:
    """Return how many places before stop stay empty: that of back, and where help was asked that of help.

    On a standing panel only that of back, beside help: nothing keeps a place in its lower row.
    """
    actions = {one.action for one in row}
    if "back" in actions or not row:
        return 0
    if "help" in actions:
        return int(row[0].action == "help" and (not tokens.portrait or len(actions) == 1))
    return len(ABOVE) if "stop" in actions and not tokens.portrait else 0


def kept_lying(row: Sequence[Named], stay: Sequence[str], words: Callable[[str], str]) -> tuple[str, ...]:
    """Return what stays beside those of `stay` where the others fold, as far as words fit on a lying panel.

    What reads aloud first: who cannot read finds nothing behind 'more'.
    """
    stays = [one for one in row if one.action in stay]
    labels = [words(f"ui.{action}") for action in ABOVE[: held(stays)]]
    labels += [words("ui.more"), *(one.label for one in stays)]
    room = px(theme.LYING - 2 * theme.SIDE - (theme.MAIN_BUTTON[0] - GIVEN) - GAP)
    found: list[str] = []
    for action in ("listen",) if tokens.roomy else ("listen", "own_phone"):
        new = [one.label for one in row if one.action == action]
        if new and across([*labels, *new]) <= room:
            labels += new
            found.append(action)
    return tuple(found)


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
