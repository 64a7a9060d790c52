"""How long a person waits for the first sound after touching 'listen', and how soon a touch makes it silent.

The loudspeaker is the file that simulates it, looked at from outside as a person's ear would be. Beside it,
the bare programs that make the sound: what their own first sample costs, without anything of ours around.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import NotHere, Row, percentile
from kiosk.devices.speech.recordings import Recordings
from kiosk.devices.speech.sinks import FileSink
from kiosk.devices.speech.sources import REGIONAL, Sources
from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.taking import take
from kiosk.devices.speech.worker import SpeechWorker

TITLE = "Reading aloud: from a touch to the first sound, and to silence"
LIMIT_MS = 100.0
SILENT_MS = 50.0
HEAD = 44  # bytes of a WAV before its samples
LISTEN_SECONDS = 0.1  # after a stop: whether anything more comes
SENTENCES = {
    "nl": (
        "Waarmee helpen we je?",
        "Wat betaal je nu voor internet?",
        "Krijg je een leefloon of een uitkering?",
        "Woon je alleen of met anderen samen?",
        "Wij bellen je binnen de week.",
        "Je gegevens gaan alleen naar De Kring.",
        "Wil je een papier met je code?",
        "Raak een vak aan.",
        "Ja",
        "Ik weet het niet",
        "Kijk alles na voor je iets verstuurt.",
        "Over twintig tellen wissen we alles.",
    ),
    "fr": (
        "Comment pouvons-nous vous aider ?",
        "Combien payez-vous pour internet ?",
        "Recevez-vous une allocation ?",
        "Habitez-vous seul ou avec d'autres ?",
        "Nous vous appelons cette semaine.",
        "Vos données restent chez nous.",
        "Voulez-vous un papier avec votre code ?",
        "Touchez une case.",
        "Oui",
        "Je ne sais pas",
        "Relisez tout avant d'envoyer.",
        "Dans vingt secondes, tout est effacé.",
    ),
    "ar": (
        "كيف نساعدك؟",
        "كم تدفع الآن مقابل الإنترنت؟",
        "هل تحصل على دعم مالي؟",
        "هل تعيش وحدك أم مع آخرين؟",
        "سنتصل بك خلال أسبوع.",
        "بياناتك تبقى عندنا.",
        "هل تريد ورقة عليها الرمز؟",
        "المس مربعا.",
        "نعم",
        "لا أعرف",
        "راجع كل شيء قبل الإرسال.",
        "سنمسح كل شيء بعد عشرين ثانية.",
    ),
}


def measure() -> list[Row]:
    """Say 36 sentences in three languages one by one, each stopped as soon as it is heard."""
    if not shutil.which("espeak-ng") or not shutil.which("oggenc"):
        raise NotHere("espeak-ng and vorbis-tools are not installed")
    with tempfile.TemporaryDirectory() as folder:
        return _rows(Path(folder))


def _rows(folder: Path) -> list[Row]:
    every = [Said(text, language) for language, texts in SENTENCES.items() for text in texts]
    heard = folder / "heard.wav"
    voices = folder / "voices"
    recorded = _record(voices, folder / "read.wav", every[:10])
    worker = SpeechWorker(Sources(Recordings((voices,))), FileSink(heard))
    try:
        for said in every[:3]:
            _first_ms(worker, said, heard)  # programs and voices come from the disk only once
        spoken = sorted(_first_ms(worker, said, heard) for said in every)
        played = sorted(_first_ms(worker, said, heard) for said in recorded)
        stopped = sorted(_silent_ms(worker, said, heard) for said in every)
    finally:
        worker.close()
    bare = sorted(_bare_ms(_espeak(said)) for said in every)
    decoder = sorted(
        _bare_ms(["oggdec", "-Q", "-o", "-", str(voices / said.language / f"{said.key}.ogg")])
        for said in recorded
    )
    about = f"{len(every)} sentences in {', '.join(SENTENCES)}"

    def row(name: str, ours: list[float], peer: list[float], peer_name: str, share: float) -> Row:
        return Row(
            name,
            percentile(ours, share),
            "ms",
            peer=percentile(peer, share),
            peer_name=peer_name,
            at_most=LIMIT_MS,
            runs=len(ours),
            note=f"{len(ours)} sentences" if ours is played else about,
        )

    return [
        row("espeak-ng to the first samples, median", spoken, bare, "bare espeak-ng --stdout", 0.5),
        row("espeak-ng to the first samples, p99", spoken, bare, "bare espeak-ng --stdout", 0.99),
        row("a recording to the first samples, p99", played, decoder, "bare oggdec", 0.99),
        Row(
            "from stop to silence, slowest",
            stopped[-1],
            "ms",
            at_most=SILENT_MS,
            runs=len(stopped),
            note=f"listened {LISTEN_SECONDS * 1000:.0f} ms longer",
        ),
    ]


def _espeak(said: Said) -> list[str]:
    return ["espeak-ng", "-v", REGIONAL.get(said.language, said.language), "--stdout", said.text]


def _record(voices: Path, wave: Path, sentences: list[Said]) -> list[Said]:
    """Let espeak-ng read some sentences and keep them as recordings; return them with their keys."""
    recorded = []
    for number, said in enumerate(sentences):
        subprocess.run(
            ["espeak-ng", "-v", "nl", "-w", str(wave), f"{said.text} {said.text}"], check=True, timeout=20
        )
        subprocess.run(
            ["oggenc", "-Q", "-o", str(wave.with_suffix(".ogg")), str(wave)], check=True, timeout=20
        )
        take(voices, said.language, f"bench.{number}", said.text, wave.with_suffix(".ogg"))
        recorded.append(Said(said.text, said.language, f"bench.{number}"))
    return recorded


def _first_ms(worker: SpeechWorker, said: Said, heard: Path) -> float:
    """Return what passes from `say` until the file holds samples."""
    heard.unlink(missing_ok=True)
    began = time.perf_counter()
    worker.say([said])
    _wait(lambda: _size(heard) > HEAD)
    took = (time.perf_counter() - began) * 1000
    worker.stop()
    return took


def _silent_ms(worker: SpeechWorker, said: Said, heard: Path) -> float:
    """Return what passes from `stop` until nothing more comes into the file, or until it returned."""
    heard.unlink(missing_ok=True)
    worker.say([said])
    _wait(lambda: _size(heard) > 10_000)
    began = time.perf_counter()
    worker.stop()
    silent, size = time.perf_counter(), _size(heard)
    while time.perf_counter() - began < LISTEN_SECONDS:
        if (now := _size(heard)) != size:
            silent, size = time.perf_counter(), now
        time.sleep(0.0005)
    return (silent - began) * 1000


def _bare_ms(command: list[str]) -> float:
    """Return what passes from the start of a program until its first sample."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        if program.stdout is None or len(program.stdout.read(HEAD + 2)) < HEAD + 2:
            raise RuntimeError(f"{command[0]} said nothing")
        took = (time.perf_counter() - began) * 1000
        program.kill()
    return took


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _wait(true: Callable[[], bool], seconds: float = 10.0) -> None:
    until = time.perf_counter() + seconds
    while not true():
        if time.perf_counter() > until:
            raise RuntimeError("nothing was heard")
        time.sleep(0.0005)
