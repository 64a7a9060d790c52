"""What a process is made of lives as long as it does: the garbage collector need not look it over again.

A hundred thousand objects (models, views, what config/ says) were looked over at about every tenth page, and
whoever asked for that page waited 55 ms more. `kiosk sync` does the same.
"""

from __future__ import annotations

import gc


def keep_for_good() -> None:
    """Keep all that is loaded now for good. Once, when a process has loaded what it works with."""
    gc.collect()
    gc.freeze()
