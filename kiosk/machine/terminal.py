"""What commands write is UTF-8, whatever the terminal was set to.

Under LANG=nl_BE, which is ISO-8859-1 on Debian, one Ukrainian name or Arabic day ended a command with a
UnicodeEncodeError; and what another program reads from a command is JSON, which is UTF-8.
"""

from __future__ import annotations

import io
import sys


def write_utf8() -> None:
    """Have standard output and error take every letter; a name that is no text is shown as \\xff."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
