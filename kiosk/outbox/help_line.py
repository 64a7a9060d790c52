"""The two files by which the screen calls for help and hears who comes: it has no network, sync has.

`help-call.json` is the screen's, `help-answer.json` is sync's. They are replaced in one step and not synced
to the card: a call is over when the power goes. Nothing in them is about who calls.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeVar
from uuid import UUID

CALL_FILE, ANSWER_FILE = "help-call.json", "help-answer.json"
# As central tells (kiosk.wire.help_call); 'unheard': no answer came, or none that is central's.
Told = Literal["ringing", "nobody", "coming", "here", "over", "unheard"]
T = TypeVar("T")


@dataclass(frozen=True)
class Call:
    """What the screen asks: somebody for `id`, in this language, or no longer."""

    id: str
    language: str
    over: bool = False


@dataclass(frozen=True)
class Answer:
    """How the call `id` stands, as far as sync knows."""

    id: str
    state: Told
    who: str = ""
    minutes: int = 0


def leave_call(state_dir: Path, call: Call) -> bool:
    """Let sync know of `call`; False where the card takes no write, and so nobody will hear it."""
    return _replace(state_dir / CALL_FILE, asdict(call))


def leave_answer(state_dir: Path, answer: Answer) -> bool:
    """Let the screen know how its call stands."""
    return _replace(state_dir / ANSWER_FILE, asdict(answer))


def read_call(state_dir: Path) -> Call | None:
    """Return what the screen asks; None where it asks nothing."""
    return _read(state_dir / CALL_FILE, Call)


def read_answer(state_dir: Path) -> Answer | None:
    """Return what sync knows of the last call."""
    return _read(state_dir / ANSWER_FILE, Answer)


def stamp(path: Path) -> int:
    """Return a number that is another one as soon as the file is; 0 where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0
    return hash((found.st_mtime_ns, found.st_ino))


def _replace(path: Path, said: dict[str, object]) -> bool:
    beside = path.with_suffix(".new")
    try:
        beside.write_text(json.dumps(said), encoding="utf-8")
        beside.replace(path)
    except OSError:
        return False
    return True


def _read(path: Path, kind: type[T]) -> T | None:
    """Return the file as `kind`; None where it is not there or nothing of ours."""
    try:
        said = kind(**json.loads(path.read_text(encoding="utf-8")))
        UUID(said.id)  # type: ignore[attr-defined]
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return said
