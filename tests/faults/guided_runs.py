"""The process of tests/faults/guided.py: `python -m tests.faults.guided_runs EXECUTIONS FOLDER TOLD`.

What went wrong goes to TOLD as JSON. Not every error ends a child: each kind is written down once, with the
bytes that brought it, and the child goes on looking for others.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import struct
import sys
import traceback
from dataclasses import dataclass, field
from pathlib import Path

import atheris

from kiosk.problems import Problem
from tests.faults import falls_over
from tests.faults.mangling import mangled

with atheris.instrument_imports(include=["kiosk", "tomllib"], enable_loader_override=False):
    import tests.faults.readers_of_a_site
    import tests.faults.readers_of_people
    import tests.faults.readers_of_the_card
    import tests.faults.readers_of_the_wire  # noqa: F401 - for the counters in what it reads with
    from tests.faults.readers import readers, shares

SECONDS = 25  # for one look: what takes longer hangs
MEGABYTES = 2048
ROOM = 4096  # bytes that a document may grow
SPARE = 10  # libFuzzer counts a few runs of its own before the first that reads
CONTROL = 60_000  # executions of the bad reader, 2.5 s: chance alone would need 16 million


@dataclass
class Child:
    """One reader at work in a process of its own."""

    name: str
    folder: Path
    count: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, 8))

    @property
    def strange(self) -> Path:
        return self.folder / "strange.jsonl"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus"

    def run(self, right: bytes, read: object, executions: int) -> int:
        """Run to the end; return the exit code."""
        self.corpus.mkdir(parents=True)
        (self.corpus / "right").write_bytes(right)
        pid = os.fork()
        if pid == 0:
            self._fuzz(right, read, executions)
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def _fuzz(self, right: bytes, read: object, executions: int) -> None:
        log = os.open(self.log, os.O_CREAT | os.O_WRONLY)
        os.dup2(log, 1)
        os.dup2(log, 2)
        seen: set[str] = set()
        done = 0

        def look(body: bytes) -> None:
            nonlocal done
            done += 1
            self.count[:] = struct.pack("q", done)
            try:
                read(body)
            except Problem:
                pass
            except Exception as error:
                self._note(error, body, seen)

        told = [
            "guided", f"-runs={executions + SPARE}", "-seed=1",
            f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}",
            f"-max_len={len(right) * 2 + ROOM}", f"-artifact_prefix={self.folder}/", str(self.corpus),
        ]  # fmt: skip
        atheris.Setup(told, look, custom_mutator=change)
        atheris.Fuzz()

    def _note(self, error: Exception, body: bytes, seen: set[str]) -> None:
        where = traceback.extract_tb(error.__traceback__)[-1]
        known_by = f"{self.name}: {type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
        if known_by not in seen:
            seen.add(known_by)
            with self.strange.open("a") as file:
                file.write(json.dumps([known_by, repr(body[:300])]) + "\n")


def change(body: bytes, most: int, seed: int) -> bytes:
    """Change a document in its structure, as somebody mean would, or in its bytes, as libFuzzer does."""
    chance = random.Random(seed)
    return mangled(body, chance)[:most] if chance.random() < 0.5 else atheris.Mutate(body, most)


def main(executions: int, folder: Path, told: Path) -> None:
    strange: dict[str, str] = {}
    whole = kept = died = 0
    with readers() as known:
        for name, share in shares(executions, known).items():
            child = Child(name, folder / name.replace(" ", "-"))
            code = child.run(*known[name], share)
            if child.strange.exists():
                strange |= dict(map(json.loads, child.strange.read_text().splitlines()))
            if code:
                died += 1
                last = child.log.read_text(errors="replace").splitlines()[-15:]
                strange[f"{name}: the process ended with {code}"] = " | ".join(last)
            whole += struct.unpack("q", child.count[:])[0]
            kept += len(list(child.corpus.iterdir())) - 1
    bad = Child("falls over", folder / "falls-over")
    bad.run(b"something right", atheris.instrument_func(falls_over.read), CONTROL)
    control = {"executions": struct.unpack("q", bad.count[:])[0], "found": int(bad.strange.exists())}
    found = {
        "control": control,
        "readers": len(known),
        "executions": whole,
        "kept": kept,
        "died": died,
        "strange": strange,
    }
    told.write_text(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
