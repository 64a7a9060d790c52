"""Looks through everything this process can reach for what a person typed.

Secrets are kept as numbers, one for each character, so that the search cannot find itself.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

Spelled = tuple[int, ...]
CHUNK = 2000


def word(spelled: Spelled) -> str:
    """Return the secret as text; hold it no longer than it takes to type it."""
    return "".join(map(chr, spelled))


def spell(text: str) -> Spelled:
    return tuple(map(ord, text))


def sweep() -> None:
    """Let Python find all that holds on only to itself, also what had come to rest (kiosk.ui.allocator)."""
    gc.unfreeze()
    gc.collect()


def holders(*secrets: Spelled) -> list[str]:
    """Return a description of every object that holds a text in which one of `secrets` stands."""
    sweep()
    wanted = tuple(word(secret) for secret in secrets)
    todo = gc.get_objects()
    own = {id(todo), id(wanted)}
    found = []
    for chunk in _chunks(todo):
        if _stands_in(gc.get_referents(*chunk), wanted):
            found += [
                _described(holder)
                for holder in chunk
                if id(holder) not in own and _stands_in(gc.get_referents(holder), wanted)
            ]
    return found


def _chunks(todo: list[object]) -> Iterator[list[object]]:
    """Hand out all objects, the small tuples and dicts among them that the collector does not list itself."""
    met: set[int] = set()
    while todo:
        chunk = todo[-CHUNK:]
        del todo[-CHUNK:]
        yield chunk
        for part in gc.get_referents(*chunk):
            if type(part) in (tuple, dict) and not gc.is_tracked(part) and id(part) not in met:
                met.add(id(part))
                todo.append(part)


def _stands_in(parts: list[object], wanted: tuple[str, ...]) -> bool:
    text = "\0".join([part for part in parts if type(part) is str])
    data = b"\0".join([part for part in parts if type(part) is bytes])
    return any(secret in text or secret.encode() in data for secret in wanted)


def _described(holder: object) -> str:
    """Say what it is without what it says."""
    kind = f"{type(holder).__module__}.{type(holder).__qualname__}"
    owners = sorted({_named(one) for one in gc.get_referrers(holder)} - {"list"})
    return f"{kind} held by {', '.join(owners[:4]) or 'nobody'}"


def _named(owner: object) -> str:
    """Name the kind of an owner; of what an object keeps its attributes in, the kind of that object."""
    if type(owner) is dict:
        for whose in gc.get_referrers(owner):
            if getattr(whose, "__dict__", None) is owner:
                return type(whose).__qualname__
    return type(owner).__qualname__
