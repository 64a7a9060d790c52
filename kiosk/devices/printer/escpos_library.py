"""python-escpos, without its slow start.

At import it reads its list of printers (JSON) as YAML, letter by letter in Python: 0.4 s in which no touch
is answered, and 3 MB that stay. It first looks for a pickle of that list, though
(ESCPOS_CAPABILITIES_PICKLE_DIR, escpos/capabilities.py), so it is given one, read as JSON.
"""

from __future__ import annotations

import json
import os
import pickle
import platform
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "ESCPOS_CAPABILITIES_PICKLE_DIR"
NEWER = 2**31 - 1  # seconds: newer than its list, even where the clock stands at 1970


def _where() -> str:
    found = find_spec("escpos")  # imports nothing: the package itself reads the list
    places = found.submodule_search_locations if found else None
    if not places:
        raise ImportError("python-escpos is not installed")
    return next(iter(places))


def _import() -> None:
    with TemporaryDirectory(prefix="escpos-") as folder:
        listed = Path(_where(), "capabilities.json").read_text(encoding="utf-8")
        ready = Path(folder, f"{platform.python_version()}.capabilities.pickle")
        ready.write_bytes(pickle.dumps(json.loads(listed)))
        os.utime(ready, (NEWER, NEWER))
        before = os.environ.get(FOLDER)
        os.environ[FOLDER] = folder
        try:
            import_module("escpos.capabilities")
        finally:
            del os.environ[FOLDER]
            if before is not None:
                os.environ[FOLDER] = before


_import()

from escpos.capabilities import CAPABILITIES  # noqa: E402
from escpos.constants import PAPER_FULL_CUT, PAPER_PART_CUT  # noqa: E402
from escpos.exceptions import Error  # noqa: E402
from escpos.printer import Dummy, Network, Serial, Usb  # noqa: E402

__all__ = ["CAPABILITIES", "PAPER_FULL_CUT", "PAPER_PART_CUT", "Dummy", "Error", "Network", "Serial", "Usb"]
