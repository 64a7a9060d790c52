"""The Dutch under the words on the screen: how large it is, and what is noted for the visit of now.

As `theme.tokens`: one window, one visit. Without a helper beside the visitor nothing is noted.
"""

from __future__ import annotations

from kiosk.words.beside import Beside

SHARE = 0.62  # of the size of the words above it
APART = 2  # design pixels between the two
FONT = "Regular"

noted = Beside()
note, under, among, forget = noted.note, noted.under, noted.among, noted.forget
