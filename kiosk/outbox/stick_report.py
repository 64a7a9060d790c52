"""What a kiosk wrote to a stick, in words for whoever finds or carries it. Nothing in it is about people.

One file a kiosk, beside the batches; central's own report (VERSLAG.txt) stays as it is. The hashes tell
whether a file is still what the kiosk wrote: `sha256sum NAME.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from kiosk.outbox.durable import write_durably
from kiosk.outbox.refusals import NotStored
from kiosk.words.days import BELGIUM

NAME = "kiosk-{}-VERSLAG.txt"


@dataclass(frozen=True)
class Written:
    """One batch on a stick: its name without ending, how many records, SHA-256 of NAME.json."""

    name: str
    records: int
    sha256: str

    @classmethod
    def of(cls, name: str, records: int, body: bytes) -> Written:
        """Return the line about a batch of these bytes."""
        return cls(name, records, sha256(body).hexdigest())


def write(directory: Path, device_id: str, written: Sequence[Written], remarks: Sequence[str] = ()) -> None:
    """Write the report, unless there is nothing to say. A stick without room for it is let be."""
    if not written and not remarks:
        return
    page = "\r\n".join(_page(device_id, written, remarks)).encode("utf-8-sig")  # Notepad shows it right
    with suppress(NotStored):
        write_durably(directory / NAME.format(device_id[:8]), page)


def _page(device_id: str, written: Sequence[Written], remarks: Sequence[str]) -> list[str]:
    records, files = sum(one.records for one in written), len(written)
    return [
        f"Verslag van kiosk {device_id[:8]}",
        f"Geschreven op {datetime.now(BELGIUM):%d-%m-%Y om %H:%M}, volgens de klok van de kiosk.",
        "",
        f"Aantal berichten op deze stick: {records}, in {files} {'bestand' if files == 1 else 'bestanden'}.",
        "Ze zijn verzegeld: niemand kan ze onderweg lezen.",
        "Geef de stick af bij wie de centrale beheert.",
        "Steek hem daarna weer in de kiosk. Zo weet die wat aankwam.",
        "Verander niets aan de bestanden.",
        "",
        *remarks,
        *([""] if remarks else ()),
        *(
            line
            for one in written
            for line in (f"{one.name}.json", f"  berichten: {one.records}", f"  sha256: {one.sha256}")
        ),
        "",
    ]
