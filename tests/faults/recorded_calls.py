"""The calls a process makes on the files of one folder, as strace wrote them down."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.table import NotPossibleHere

CALLS = (
    "openat,creat,read,pread64,write,pwrite64,lseek,ftruncate,truncate,fsync,fdatasync,unlink,unlinkat,"
    "rename,renameat,renameat2,close,writev,pwritev,fallocate,sync_file_range,link,dup,dup2"
)
NEVER = {"writev", "pwritev", "fallocate", "sync_file_range", "link", "truncate", "creat"}  # not modelled
LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Call:
    """One call that changed something, or a line the process said: `what` is its name, or `said`."""

    what: str
    name: str = ""
    data: bytes = b""
    at: int = 0
    to: str = ""


def record(folder: Path, store: str, actions: int, log: Path) -> list[Call]:
    """Let a store be written in `folder` and return its calls. Raises NotPossibleHere without strace."""
    if not shutil.which("strace"):
        raise NotPossibleHere("strace is not installed (deploy/setup.sh --tests)")
    done = subprocess.run(
        ["strace", "-o", log, "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-e", "signal=none",
         sys.executable, "-m", "tests.faults.writing", store, folder, str(actions)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if done.returncode and "ptrace" in done.stderr.lower():
        raise NotPossibleHere("strace may not look at a process here")
    assert done.returncode == 0, done.stderr[-2000:]
    return list(_calls(log, folder))


def _calls(log: Path, folder: Path) -> Iterator[Call]:
    """Read the log: keep track of which number is which file and where in it the process stands."""
    files: dict[int, str] = {}
    places: dict[int, int] = {}
    with log.open() as lines:
        for line in lines:
            if not (found := LINE.match(line)) or int(found[3]) < 0:
                continue
            call, rest, result = found[1], found[2], int(found[3])
            texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(rest)]
            number = int(rest.split(",")[0].split(")")[0]) if rest[:1].isdigit() else -1
            if call == "openat":
                files.pop(result, None)
                if (name := _inside(texts[0], folder)) is not None:
                    files[result], places[result] = name, 0
                    if "O_CREAT" in rest or "O_TRUNC" in rest:
                        yield Call("open-empty" if "O_TRUNC" in rest else "open", name)
            elif call in ("unlink", "unlinkat"):
                if (name := _inside(texts[0], folder)) is not None:
                    yield Call("unlink", name)
            elif call.startswith("rename"):
                if (name := _inside(texts[0], folder)) is not None:
                    yield Call("rename", name, to=_inside(texts[1], folder) or "")
            elif call == "write" and number == 1:
                for said in texts[0].decode().splitlines():
                    yield Call("said", said)
            elif number not in files:
                continue
            elif call in NEVER:
                raise AssertionError(f"{call} is not replayed yet: teach tests/faults/crash_states.py")
            else:
                yield from _on_file(call, files, places, number, rest, result, texts)


def _on_file(
    call: str, files: dict[int, str], places: dict[int, int], number: int, rest: str, result: int,
    texts: list[bytes],
) -> Iterator[Call]:  # fmt: skip
    name = files[number]
    if call == "pwrite64":
        yield Call("write", name, texts[0][:result], int(rest.rsplit(",", 1)[1]))
    elif call == "write":
        yield Call("write", name, texts[0][:result], places[number])
        places[number] += result
    elif call == "read":
        places[number] += result
    elif call == "lseek":
        places[number] = result
    elif call == "ftruncate":
        yield Call("cut", name, at=int(rest.rsplit(",", 1)[1]))
    elif call in ("fsync", "fdatasync"):
        yield Call("sync", name)
    elif call == "close":
        del files[number]


def _inside(path: bytes, folder: Path) -> str | None:
    """Return the name of a file in the folder, "." for the folder itself, None for anything else."""
    text = path.decode(errors="replace")
    if text == str(folder):
        return "."
    head, _, name = text.rpartition("/")
    return name if head == str(folder) else None
