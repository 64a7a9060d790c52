"""What the tests of the voice listen with: a loudspeaker that is a file, espeak-ng by itself, recordings."""

from __future__ import annotations

import hashlib
import math
import os
import subprocess
import wave
from array import array
from pathlib import Path

from kiosk.devices.speech.recordings import Entry, Recordings, read_manifest
from kiosk.devices.speech.sinks import FileSink
from kiosk.devices.speech.sources import REGIONAL, WORDS_PER_MINUTE, Sources
from kiosk.devices.speech.speech import Voice
from kiosk.devices.speech.taking import written
from kiosk.devices.speech.worker import SpeechWorker
from tests.waiting import HANG, when

LONG = "Wij helpen je met internet, met je gsm en met je computer. " * 4


def voice_in(folder: Path, speed: float = 50, recordings: Path | None = None) -> SpeechWorker:
    """Return a voice that is heard in `folder`/heard.wav."""
    there = Recordings((recordings,) if recordings else ())
    return SpeechWorker(Sources(there), FileSink(folder / "heard.wav", speed))


def heard(folder: Path) -> bytes:
    """Return the samples a person has heard so far."""
    path = folder / "heard.wav"
    if not path.exists():
        return b""
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22_050, 1, 2)
        return file.readframes(file.getnframes())


def bare(text: str, language: str) -> bytes:
    """Return the samples espeak-ng makes of a text when nothing of ours is in between."""
    voice = REGIONAL.get(language, language)
    command = ["espeak-ng", "-v", voice, "-s", str(WORDS_PER_MINUTE), "-b", "1", "--stdin", "--stdout"]
    return subprocess.run(command, input=text.encode(), capture_output=True, timeout=HANG, check=True).stdout[
        44:
    ]


def silent(voice: Voice) -> bool:
    """Wait until everything is said."""
    return when(lambda: not voice.speaking)


def children(program: str) -> list[int]:
    """Return the running child processes of ours with this name."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if name == program and int(parent) == os.getpid() and state != "Z":
            found.append(int(entry.name))
    return found


def tone(seconds: float, rate: int = 22_050, channels: int = 1, level: float = 0.2) -> bytes:
    """Return a tone of 440 Hz."""
    values = (
        round(32_767 * level * math.sin(math.tau * 440 * at / rate)) for at in range(int(seconds * rate))
    )
    return array("h", (value for value in values for _ in range(channels))).tobytes()


def ogg(path: Path, samples: bytes, rate: int = 22_050, channels: int = 1) -> Path:
    """Write samples as OGG Vorbis."""
    command = ["oggenc", "-Q", "-r", "-B", "16", "-C", str(channels), "-R", str(rate), "-o", str(path), "-"]
    subprocess.run(command, input=samples, timeout=HANG, check=True)
    return path


def put_in(folder: Path, language: str, key: str, text: str, content: bytes) -> Path:
    """Lay a recording in its place as if it had been checked, whatever it is."""
    place = folder / language
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{key}.ogg"
    path.write_bytes(content)
    entry = Entry(sha256=hashlib.sha256(content).hexdigest(), text=text)
    manifest = place / "voices.toml"
    manifest.write_bytes(written({**read_manifest(manifest), key: entry}))
    return path


def instead_of(folder: Path, program: str, script: str, monkeypatch) -> None:
    """Put a shell script before the real program of that name."""
    folder.mkdir(exist_ok=True)
    path = folder / program
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
