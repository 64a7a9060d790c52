"""Taking central's answers back from a stick: NAME.answer.json with NAME.answer.sig, by import-stick.

A record leaves the queue only when an answer that central signed says `stored` or `duplicate` about its id
*and* the hash of its sealed bytes. Such an answer stays true for ever, so it does not matter whether the
network was first, whether an answer comes twice, or in which order sticks come home.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.outbox.enrolment import Enrolment
from kiosk.outbox.handover import Handover
from kiosk.outbox.queue import Outbox
from kiosk.outbox.refusals import StickUnreadable
from kiosk.problems import Problem
from kiosk.wire.batch import MAX_ANSWER, Action, Answer
from kiosk.wire.document import read_document
from kiosk.wire.signing import ANSWER_FILE, ANSWER_SIGNATURE_FILE, verify_answer


@dataclass
class Taken:
    """What the answers on a stick did, in lines for a person. `not_taken`: files that are not central's."""

    delivered: int = 0
    quarantined: int = 0
    not_taken: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def strange(self) -> int:
        return len(self.not_taken)


def take_answers(outbox: Outbox, enrolment: Enrolment, directory: Path) -> Taken:
    """Act on every answer in `directory`; the caller holds sync.lock. Raises StickUnreadable, NotStored.

    A file that was cut off or that central did not sign is named and changes nothing.
    """
    handover, taken = Handover(outbox), Taken()
    handover.put_back_orphans()  # what a sender took and never heard about: the answer may be here
    for path in _answers(directory):
        try:
            answer, signature = _read(path, enrolment)
        except Problem as problem:
            taken.not_taken.append(path.name)
            taken.lines.append(f"{path.name}: not taken, {problem}")
            continue
        actions = [action for action in _about_mine(handover, answer) if action.move != "wait"]
        handover.settle(actions, signature, time.time())
        moves = [action.move for action in actions]
        taken.delivered += moves.count("delivered")
        taken.quarantined += moves.count("quarantine")
    taken.lines.append(_summary(outbox, taken))
    return taken


def _answers(directory: Path) -> list[Path]:
    try:
        found = sorted(path for path in directory.iterdir() if path.name.endswith(ANSWER_FILE))
    except OSError as error:
        raise StickUnreadable(f"{directory} cannot be read ({error.strerror})") from None
    return [path for path in found if not path.name.startswith(".")]  # a Mac leaves ._NAME beside NAME


def _read(path: Path, enrolment: Enrolment) -> tuple[Answer, str]:
    """Return the answer and its signature. Raises StickUnreadable, BadSignature, BadDocument."""
    beside = path.with_name(path.name.removesuffix(ANSWER_FILE) + ANSWER_SIGNATURE_FILE)
    try:
        with path.open("rb") as file, beside.open("rb") as seal:
            body, signature = file.read(MAX_ANSWER + 1), seal.read(200).decode("ascii", "replace").strip()
    except OSError:
        raise StickUnreadable("it has no signature beside it: was the stick pulled out too early?") from None
    verify_answer(enrolment.answer_key, signature, body)
    return read_document(Answer, body, "the answer"), signature


def _about_mine(handover: Handover, answer: Answer) -> Iterator[Action]:
    for result in answer.results:
        if handover.holds(result.id, result.sha256):
            yield Action.after(result)


def _summary(outbox: Outbox, taken: Taken) -> str:
    status = outbox.status()
    parts = [f"{taken.delivered} delivered by stick"]
    if taken.quarantined:
        parts.append(f"{taken.quarantined} refused (kept, see kiosk outbox status)")
    return f"{', '.join(parts)}; {status.waiting + status.sending} still wait"
