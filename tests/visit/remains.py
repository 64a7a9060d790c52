"""What is left in memory: every string that can be reached from an object."""

from __future__ import annotations

import gc
import types
from collections.abc import Iterator

# Code and modules are the program; nothing of a person is in them, and through them all of Python is reached.
_PROGRAM = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.CodeType)


def strings_in(*roots: object) -> Iterator[str]:
    """Yield every str (and bytes, decoded) that can be reached from `roots`, through closures as well."""
    seen: set[int] = set()
    todo = list(roots)
    while todo:
        thing = todo.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            yield thing
        elif isinstance(thing, bytes | bytearray):
            yield bytes(thing).decode("utf-8", "replace")
        elif isinstance(thing, types.FunctionType):
            todo.extend(cell.cell_contents for cell in thing.__closure__ or () if _filled(cell))
        elif not isinstance(thing, _PROGRAM):
            todo.extend(gc.get_referents(thing))


def _filled(cell: types.CellType) -> bool:
    try:
        cell.cell_contents  # noqa: B018
    except ValueError:
        return False
    return True
