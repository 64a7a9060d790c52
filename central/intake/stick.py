"""A stick from a kiosk without a network: the same signed batches, checked, stored and answered the same way.

Beside each NAME.json and NAME.sig come NAME.answer.json and NAME.answer.sig, for `kiosk outbox import`.
Whatever else is on the stick is left alone. VERSLAG.txt says in words what happened; nothing in it is about
people. All files may come again, from the stick or over the network: ids are kept for ever.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils.timezone import localtime

from central.intake.inbox import store
from central.intake.models import Device
from central.keyring import public
from central.service.state import replace_file
from kiosk.wire.batch import MAX_BODY, Batch, Result, answer_to, read_batch
from kiosk.wire.problems import TABLE, Problem
from kiosk.wire.signing import (
    ANSWER_FILE,
    ANSWER_SIGNATURE_FILE,
    BATCH_FILE,
    BATCH_SIGNATURE_FILE,
    CENTRAL_HEADER,
    BadSignature,
    read_device_header,
    sign_answer,
    verify_batch,
)

REPORT = "VERSLAG.txt"
NOT_WRITTEN = " (het antwoord past niet op de stick: maak plaats en lees ze opnieuw in)"
WORDS: dict[Result, str] = {
    "stored": "bewaard",
    "duplicate": "was er al",
    "conflict": "botst met een eerdere aanvraag",
    "refused": "geweigerd",
    "busy": "later opnieuw",
}


class StickRefused(Problem):
    """A folder or a file that is not what a kiosk writes."""

    code = "stick-unreadable"


class ForeignBatch(Problem):
    """A batch of a device that never joined here."""

    code = "unknown-device"


@dataclass
class Import:
    """What a stick brought: results over all its batches, and one line for each file."""

    results: Counter[Result] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)
    batches: int = 0
    not_taken: int = 0


def import_stick(folder: Path, now: datetime) -> Import:
    """Store every batch in `folder` and write the answers beside them. Raises StickRefused.

    The answer is written after the commit, so a stick that is pulled out or full costs an answer, never a
    record: the batch comes again and everything in it is a duplicate.
    """
    done = Import()
    for path in _batches(folder):
        try:
            results, written = _one(path, now)
        except Problem as problem:
            done.not_taken += 1
            done.lines.append(f"{path.name}: niet binnen. {TABLE[problem.code].title} ({problem})")
            continue
        done.batches += 1
        done.results.update(results)
        done.lines.append(f"{path.name}: {_in_words(Counter(results))}{'' if written else NOT_WRITTEN}")
    return done


def write_report(folder: Path, done: Import, now: datetime) -> Path | None:
    """Write VERSLAG.txt on the stick and return its path, None when the stick takes no file."""
    page = [
        "Verslag van een stick van een kiosk",
        f"Ingelezen op {localtime(now):%d-%m-%Y om %H:%M}",
        "",
        *done.lines,
        "",
        f"Samen: {_in_words(done.results) if done.results else 'niets nieuws'}.",
        "Steek de stick nu weer in de kiosk. Zo weet die wat aankwam.",
        "",
    ]
    path = folder / REPORT
    try:
        replace_file(path, "\r\n".join(page).encode("utf-8-sig"))  # so that Notepad shows it right
    except OSError:
        return None
    return path


def _batches(folder: Path) -> list[Path]:
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix == BATCH_FILE)
    except OSError as error:
        raise StickRefused(f"{folder} cannot be read: {error.strerror}") from None
    return [path for path in names if not path.name.endswith(ANSWER_FILE) and not path.name.startswith(".")]


def _one(path: Path, now: datetime) -> tuple[list[Result], bool]:
    """Check, store and answer one batch, as the call over HTTPS does; say whether the answer was written."""
    body, header = _read(path)
    device, batch = _checked(body, header)
    answer_key = public.answer_key()  # before storing: an answer that cannot be signed must store nothing
    results = store(device, batch, now)
    answer = answer_to(batch, results).canonical()
    name, seal = path.name.removesuffix(BATCH_FILE), sign_answer(answer_key, answer)[CENTRAL_HEADER]
    try:
        replace_file(path.with_name(name + ANSWER_FILE), answer)
        replace_file(path.with_name(name + ANSWER_SIGNATURE_FILE), f"{seal}\n".encode())
    except OSError:
        return [result for result, _ in results], False
    return [result for result, _ in results], True


def _read(path: Path) -> tuple[bytes, str]:
    beside = path.with_name(path.name.removesuffix(BATCH_FILE) + BATCH_SIGNATURE_FILE)
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BODY + 1)
        with beside.open("rb") as file:
            header = file.read(400).decode("ascii", "replace")
    except FileNotFoundError:
        raise StickRefused("no signature beside it: it is not of a kiosk, or it was cut off") from None
    except OSError as error:
        raise StickRefused(f"it cannot be read: {error.strerror}") from None
    if len(body) > MAX_BODY:
        raise StickRefused(f"it is longer than {MAX_BODY} bytes")
    return body, header


def _checked(body: bytes, header: str) -> tuple[Device, Batch]:
    """Return sender and batch. Raises BadSignature, ForeignBatch, BadDocument, in the order of the gate."""
    said, _ = read_device_header(header)
    try:
        device = Device.objects.get(id=UUID(said))
    except (ValueError, Device.DoesNotExist):
        raise ForeignBatch("no device with this id ever joined here") from None
    verify_batch(bytes(device.public_key), header, body)
    batch = read_batch(body)
    if batch.device_id != said:
        raise BadSignature("the batch names another device than the one that signed it")
    return device, batch


def _in_words(results: Counter[Result]) -> str:
    return ", ".join(f"{results[result]} {words}" for result, words in WORDS.items() if results[result])
