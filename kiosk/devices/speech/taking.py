"""Taking a recording in: whole, long enough, neither whispered nor shouted. Then it is kept with its text."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.speech.child import SourceFailed
from kiosk.devices.speech.recordings import MANIFEST, MOST_BYTES, BadManifest, Entry, Recording, read_manifest
from kiosk.devices.speech.samples import FULL
from kiosk.devices.speech.sources import play
from kiosk.machine.durable import replace_file
from kiosk.problems import Problem

SHORTEST, LONGEST = 0.3, 60.0  # seconds
# Root of the mean square. espeak-ng has 2,600 to 3,500: a tenth of it is lost in a hall, four times crackles.
SOFTEST, LOUDEST = 300, 12_000
MOST_CLIPPED = 0.005  # share of samples at the very edge
AS_READ, AS_ENTERED = 0o644, 0o755  # the kiosk runs as another user than who records


class RecordingRefused(Problem):
    """The recording cannot be used; says what would be right."""

    code = "bad-input"


@dataclass(frozen=True)
class Taken:
    """What was recorded."""

    path: Path
    seconds: float


def take(folder: Path, language: str, key: str, text: str, file: Path) -> Taken:
    """Check `file` and keep it in `folder` as the recording of `text`. Raises RecordingRefused."""
    content = _content(file)
    digest = hashlib.sha256(content).hexdigest()
    entry = Entry(sha256=digest, text=text)
    seconds = _listen(Recording(file, entry))
    place = folder / language
    path = place / f"{key}.ogg"
    try:
        entries = read_manifest(place / MANIFEST)
        if not place.exists():
            place.mkdir(parents=True)
            place.chmod(AS_ENTERED)
        # In between the manifest does not fit the file: that sentence is spoken by espeak-ng for a moment.
        replace_file(path, content, AS_READ)
        replace_file(place / MANIFEST, written({**entries, key: entry}), AS_READ)
    except BadManifest as problem:
        raise RecordingRefused(str(problem)) from None
    except OSError as error:
        raise RecordingRefused(f"{place} cannot be written: {error.strerror}") from None
    return Taken(path, seconds)


def written(entries: Mapping[str, Entry]) -> bytes:
    """Return the manifest as it stands in its file. What JSON quotes, TOML reads."""
    lines = ["# Written by `kiosk voices --add`: which recording says what. See docs/read-aloud.md."]
    for key, entry in sorted(entries.items()):
        text = json.dumps(entry.text, ensure_ascii=False).replace("\x7f", "\\u007f")
        lines += ["", f"[{json.dumps(key)}]", f'sha256 = "{entry.sha256}"', f"text = {text}"]
    return ("\n".join(lines) + "\n").encode()


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise RecordingRefused(f"{file} cannot be read: {error.strerror}") from None
    if len(content) > MOST_BYTES:
        raise RecordingRefused(f"{file} has more than {MOST_BYTES // 1_000_000} MB; a sentence has far less")
    return content


def _listen(recording: Recording) -> float:
    """Decode all of it, as the kiosk will; return the seconds. Raises RecordingRefused."""
    samples, rate = array("h"), 0
    try:
        child = play(recording)
        try:
            for block in child.blocks():
                samples.frombytes(block)
                rate = child.rate
        finally:
            child.end()
    except SourceFailed as problem:
        raise RecordingRefused(f"{recording.path} cannot be played: {problem}") from None
    seconds = len(samples) / rate
    if not SHORTEST <= seconds <= LONGEST:
        raise RecordingRefused(
            f"{recording.path} lasts {seconds:.1f} s; a sentence lasts {SHORTEST} to {LONGEST:.0f} s"
        )
    level = (sum(sample * sample for sample in samples) / len(samples)) ** 0.5
    clipped = sum(abs(sample) >= FULL - 1 for sample in samples) / len(samples)
    if level < SOFTEST:
        raise RecordingRefused(f"{recording.path} is too soft; record it closer to the microphone")
    if level > LOUDEST or clipped > MOST_CLIPPED:
        raise RecordingRefused(f"{recording.path} is too loud and crackles; record it further away")
    return seconds
