"""An ESC/POS interpreter that is not ours: that of emupos (PyPI, Apache-2.0), after Epson's reference.

It simulates a TM-T20III: reads commands, draws receipts, answers status questions, has faults. It is written
for Python 3.13; the only words in it that 3.11 does not know are `type NAME = …` and `def name[T](…)`. They
are read as what they mean, here at import; its files stay as they were installed, by their hash, from
requirements/interpreter.txt.
"""

from __future__ import annotations
import __future__

import io
import re
import sys
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType
from typing import Any

from PIL import Image

NEWER = (
    (re.compile(r"^type (\w+) = ", re.MULTILINE), r"\1 = "),
    (re.compile(r"^( *def \w+)\[[^\]\n]*\]\(", re.MULTILINE), r"\1("),
)


class _Reader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        text = self.get_data(self.path).decode("utf-8")
        for newer, older in NEWER:
            text = newer.sub(older, text)
        flags = __future__.annotations.compiler_flag  # types are only for readers
        return compile(text, self.path, "exec", flags=flags, dont_inherit=True)


class _Finder(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: Any = None) -> ModuleSpec | None:
        if name.partition(".")[0] != "emupos":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Reader(spec.loader.name, spec.loader.path)
        return spec


@cache
def _room() -> Any:
    """Return its printer module; imported once."""
    if sys.version_info < (3, 13):
        sys.meta_path.insert(0, _Finder())
    import emupos.printer.printer as room

    return room


@cache
def _profile(dots: int) -> Any:
    import yaml
    from emupos.config import PrinterProfile

    told = resources.files("emupos").joinpath("profiles/printers/epson-tm-t20iii.yaml").read_text("utf-8")
    return PrinterProfile.model_validate({**yaml.safe_load(told), "width_dots": dots})


class Interpreter:
    """A printer of theirs at the other end of a cable. `faults` are theirs: cover-open, paper-out …"""

    def __init__(self, dots: int = 576, faults: Sequence[str] = ()) -> None:
        self._printer = _room().Printer(
            "theirs", _profile(dots), sensor_open_level="high", job_idle_timeout_ms=1000
        )
        self._printer.open_connection("cable", 0.0)
        self.papers: list[Image.Image] = []
        self.not_understood: list[str] = []
        for fault in faults:
            self._printer.set_fault(_room().PrinterFault(fault), True, 0.0)

    def feed(self, data: bytes) -> bytes:
        """Take bytes; return what it answers."""
        return self._look(self._printer.receive("cable", data, 0.0))

    def hang_up(self) -> None:
        """The cable is let go: what was not cut off is a paper too."""
        self._look(self._printer.close_connection("cable", 1.0))

    def _look(self, out: Any) -> bytes:
        self.papers += [Image.open(io.BytesIO(one.png)).convert("1") for one in out.receipts]
        told = (event for event in out.events if "unknown" in str(event.type))
        self.not_understood += [str(event.data) for event in told]
        return b"".join(write.data for write in out.writes)


def papers_of_others(data: bytes, dots: int) -> list[Image.Image]:
    """Return the papers that `data` prints, as the other interpreter sees them. It must know all of it."""
    theirs = Interpreter(dots)
    theirs.feed(data)
    theirs.hang_up()
    assert theirs.not_understood == []
    return theirs.papers
