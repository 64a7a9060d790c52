"""What makes the screen easier for the person in front of it; gone with the wipe, like all they said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Switch = Literal["bigger", "biggest", "contrast", "seated", "left", "calm", "abc", "hear", "together"]
SWITCHES: tuple[Switch, ...] = (
    "bigger", "biggest", "contrast", "seated", "left", "calm", "abc", "hear", "together",
)  # fmt: skip
_LETTERS = {"bigger": 1, "biggest": 2}


@dataclass(frozen=True)
class Access:
    """`letters`: 0 as usual, 1 bigger, 2 biggest. `calm` also gives twice the time.

    `together`: two people read one screen, under each text stands its Dutch.
    `abc`: the keys stand in the order of the alphabet, for who never typed.
    """

    letters: int = 0
    contrast: bool = False
    seated: bool = False
    left: bool = False
    calm: bool = False
    abc: bool = False
    hear: bool = False
    together: bool = False

    def has(self, switch: Switch) -> bool:
        """Say whether a switch is on."""
        if switch in _LETTERS:
            return self.letters == _LETTERS[switch]
        return bool(getattr(self, switch))

    def turned(self, switch: Switch) -> Access:
        """Return it with one switch turned on or off; of the two sizes of letters only one is on."""
        if switch in _LETTERS:
            return replace(self, letters=0 if self.has(switch) else _LETTERS[switch])
        return replace(self, **{switch: not self.has(switch)})
