"""A reader that falls over one document in millions: what changes at random would hardly ever write it."""

from __future__ import annotations


def read(body: bytes) -> None:
    """Fall over what begins with KIO; each letter is a branch, so that coverage sees it."""
    if body[0:1] != b"K":
        return
    if body[1:2] != b"I":
        return
    if body[2:3] != b"O":
        return
    raise IndexError("this is the document it falls over")
