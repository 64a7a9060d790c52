"""Every byte of a card, searched for what people typed, after it was saved, uploaded and deleted.

A real kiosk: its commands and its screen run with state, temporary files, home and logs on an ext4 image. The
image is unmounted and read raw: deleted files, the journal of the file system and slack included.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.faults.disks import make_card, mounted
from tests.faults.table import Line, Row
from tests.outbox.device import ROOT, Device, record_json
from tests.outbox.fake_central import FakeCentral

WINDOW = 8  # bytes; shorter ones would be found by chance
BLOCK = 4096
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


@dataclass(frozen=True)
class Planted:
    """Somebody with a name and a number nobody else has."""

    name: str
    number: str

    @classmethod
    def somebody(cls) -> Planted:
        letters = "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12))
        return cls(letters.capitalize(), f"047{secrets.randbelow(10_000_000):07}")

    def texts(self) -> tuple[str, ...]:
        plain = self.number[1:]  # as people write it, as we store it, as we show it
        shown = f"{self.number[:4]} {self.number[4:6]} {self.number[6:8]} {self.number[8:]}"
        return (self.name, f"Zoë {self.name}", plain, f"+32{plain}", shown)

    def record(self) -> dict[str, object]:
        data = record_json(f"Zoë {self.name}")
        data["person"]["reach"] = {"by": "phone", "value": f"+32{self.number[1:]}"}
        return data


def spelled(text: str) -> Iterator[bytes]:
    """The ways a text could lie on a card: four encodings, and base64 of each at its three alignments."""
    for encoding in ENCODINGS:
        raw = text.encode(encoding)
        yield raw
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + raw)
            # Without the letters that bytes before and behind would change.
            yield whole[4 if shift else 0 : len(whole) - 4]
    yield json.dumps(text).encode()[1:-1]  # with \u00eb


def places(image: Path, planted: list[Planted]) -> int:
    """Return in how many places of the raw image any text of anybody lies."""
    wanted: dict[bytes, list[bytes]] = {}
    for way in {way for somebody in planted for text in somebody.texts() for way in spelled(text)}:
        assert len(way) >= WINDOW, "too short to be looked for: it could be there by chance"
        wanted.setdefault(way[:WINDOW], []).append(way)
    found = 0
    for stretch in written(image):
        for at in range(len(stretch) - WINDOW + 1):
            for way in wanted.get(stretch[at : at + WINDOW], ()):
                found += stretch.startswith(way, at)
    return found


def written(image: Path) -> Iterator[bytes]:
    """Return the stretches of an image that hold anything but zeros."""
    stretch = bytearray()
    with image.open("rb") as file:
        while block := file.read(BLOCK):
            if block.count(0) < len(block):
                stretch += block
            elif stretch:
                yield bytes(stretch)
                stretch.clear()
    yield bytes(stretch)


def save_upload_and_delete(card: Path, planted: list[Planted]) -> None:
    """Let everybody through a real kiosk on this card, its screen, commands and logs included."""
    with FakeCentral() as central:
        device = Device(card / "state", central)
        device.enrol()
        for name in ("tmp", "home", "log", "papers"):
            (card / name).mkdir()
        home = str(card / "home")
        env = device.environment() | {"TMPDIR": str(card / "tmp"), "HOME": home, "XDG_CACHE_HOME": home}
        with (card / "log" / "kiosk.log").open("ab") as log:

            def kiosk(*arguments: str, given: bytes = b"") -> None:
                told = [sys.executable, "-m", *arguments]
                done = subprocess.run(
                    told, input=given, stdout=log, stderr=log, env=env, cwd=ROOT, timeout=300
                )
                assert done.returncode == 0, (card / "log" / "kiosk.log").read_text()[-2000:]

            for number, somebody in enumerate(planted[1:]):
                given = json.dumps(somebody.record()).encode()
                if number < 3:  # as a command of its own, standard input and all
                    kiosk("kiosk", "outbox", "add", "-", given=given)
                else:
                    assert device.call("outbox", "add", "-", given=given).returncode == 0
            kiosk("tests.e2e.person", str(card / "papers"), planted[0].name, planted[0].number)
            kiosk("kiosk", "outbox", "export", str(card / "stick"))
            kiosk("kiosk", "sync", "--once")
            kiosk("kiosk", "outbox", "status")
        with device.outbox() as outbox:
            assert outbox.status().delivered == len(planted)
        arrived = {entry["person"]["name"].removeprefix("Zoë ") for entry in central.opened}
        assert arrived == {one.name for one in planted}, arrived ^ {one.name for one in planted}


def keep_and_delete_unsealed(card: Path, planted: list[Planted]) -> None:
    """The control: the same store without a seal, even told to overwrite what it deletes."""
    (card / "state").mkdir()
    db = sqlite3.connect(card / "state" / "plain.db", isolation_level=None)
    db.execute("PRAGMA secure_delete = ON")
    db.execute("CREATE TABLE records (body TEXT)")
    for somebody in planted:
        db.execute("INSERT INTO records VALUES (?)", (json.dumps(somebody.record(), ensure_ascii=False),))
    db.execute("DELETE FROM records")
    db.close()
    os.sync()


def run(n: int) -> list[Row]:
    """`n` people on the card of a kiosk, and as many on that of the control."""
    ways = ((False, "a card after save, upload, delete; logs and temp", save_upload_and_delete),
            (True, "the same card with a store that does not seal", keep_and_delete_unsealed))  # fmt: skip
    rows = []
    for control, what, fill in ways:
        planted = [Planted.somebody() for _ in range(n)]
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            image = make_card(folder / "card.ext4")
            with mounted(image, folder / "card", "noatime") as card:
                fill(card, planted)
            rows.append(Row(what, n, "people", {"places found": places(image, planted)}, control))
    return rows


LINE = Line("raw-card", "A stolen card", 8, 300, run)
