"""From the bytes of a file to its text, whatever program saved it."""

from __future__ import annotations

from pathlib import Path

from kiosk.written.problems import BadSite


def text_of(content: bytes, file: Path | str) -> str:
    """Return what was written, with one kind of line end, without the mark Notepad puts in front (EF BB BF).

    Raises BadSite with the line for what is not UTF-8.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(b"\0") * 3 > len(content) > 0:
        raise BadSite(file, 1, "this is UTF-16, 'Unicode' in Notepad; save the file as UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadSite(file, line, "this is not UTF-8 text; save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
