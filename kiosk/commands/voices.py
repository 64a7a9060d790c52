"""`kiosk voices`: which texts a person reads aloud, which espeak-ng, which nobody; takes recordings in."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from kiosk.devices.speech.open import voice_folders
from kiosk.devices.speech.recordings import BrokenRecording, Recordings
from kiosk.devices.speech.sources import Sources
from kiosk.devices.speech.speech import Said
from kiosk.devices.speech.taking import RecordingRefused, take
from kiosk.machine.folders import config_dir
from kiosk.problems import Problem
from kiosk.site.lines import did_you_mean
from kiosk.site.load import Site, load_site
from kiosk.site.texts import names_in

KEY = re.compile(r"[\w.:-]+")  # a key becomes a file name
HEARD_ONLY = "spoken."  # how signs are read out: no sentences

RecordingState = Literal["ok", "missing", "stale", "broken"]
Spoken = Literal["recording", "espeak-ng", "nobody"]
WORDS: dict[RecordingState, str] = {
    "ok": "recorded",
    "missing": "not recorded",
    "stale": "stale",
    "broken": "broken",
}


class UnknownSentence(Problem):
    """There is no such language or text on this site, or the text varies."""

    code = "bad-input"


@dataclass(frozen=True)
class Sentence:
    """One text in one language, and how it is said now."""

    language: str
    key: str
    text: str
    recording: RecordingState
    spoken: Spoken
    detail: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--add", nargs=3, metavar=("LANG", "KEY", "FILE"), help="take FILE.ogg in as the recording of a text"
    )
    parser.add_argument("--lang", metavar="CODE", help="this language only, with every sentence")
    parser.add_argument("--json", action="store_true", help="every sentence, for another program")
    parser.add_argument("--site", type=Path, metavar="DIR", help="site folder (default: that of this device)")


def run(args: argparse.Namespace) -> int:
    """List, or take one recording in. 1 when a recording is broken or was refused; missing is no fault."""
    site = load_site(args.site)
    if args.add:
        language, key, file = args.add
        return _add(site, language, key, Path(file), args.json)
    languages = site.file.languages if args.lang is None else (_language(site, args.lang),)
    recordings = Recordings(voice_folders(site))
    sentences = list(sentences_of(site, languages, Sources(recordings)))
    if args.json:
        told = {"problems": recordings.problems, "sentences": [asdict(sentence) for sentence in sentences]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(sentences, recordings.problems, every=args.lang is not None)))
    broken = recordings.problems or any(sentence.recording == "broken" for sentence in sentences)
    if broken:
        print("kiosk voices: a recording is broken: see the list", file=sys.stderr)
        return 1
    return 0


def recordable(site: Site) -> Iterator[str]:
    """Yield the keys of texts that are always the same; one with a {name} in it can only be spoken."""
    keys = site.texts.keys()
    for key in keys:
        if KEY.fullmatch(key) and not key.startswith(HEARD_ONLY) and not _varies(site.texts.get("nl", key)):
            yield key


def sentences_of(site: Site, languages: tuple[str, ...], sources: Sources) -> Iterator[Sentence]:
    """Yield every text that could be recorded, per language."""
    for language in languages:
        for key in recordable(site):
            text = site.texts.get(language, key)
            state, detail = _recording(sources.recordings, Said(text, language, key))
            spoken: Spoken = "nobody"
            if state == "ok" and sources.plays:
                spoken = "recording"
            elif sources.can_say(Said(text, language)):
                spoken = "espeak-ng"
            yield Sentence(language, key, text, state, spoken, detail)


def lines(sentences: list[Sentence], problems: list[str], every: bool) -> list[str]:
    """Return the listing: a line per language, then what is wrong, or every sentence."""
    shown = [f"broken   {problem}" for problem in problems]
    for language in dict.fromkeys(sentence.language for sentence in sentences):
        of_it = [sentence for sentence in sentences if sentence.language == language]
        states = Counter(sentence.recording for sentence in of_it)
        spoken = Counter(sentence.spoken for sentence in of_it)
        shown.append(
            f"{language:<8} {len(of_it)} texts: "
            + ", ".join(f"{states[state]} {word}" for state, word in WORDS.items() if states[state])
            + "; heard from "
            + ", ".join(f"{source} {count}" for source, count in sorted(spoken.items()))
        )
    for sentence in sentences:
        if every or sentence.recording in ("stale", "broken"):
            about = sentence.detail or sentence.text
            shown.append(
                f"  {sentence.recording:<8} {sentence.spoken:<10} {sentence.language} {sentence.key}  {about}"
            )
    return shown


def _recording(recordings: Recordings, said: Said) -> tuple[RecordingState, str]:
    found = recordings.get(said.language, said.key)
    if found is None:
        return "missing", ""
    if not found.says(said.text):
        return "stale", f"says: {found.entry.text}"
    try:
        found.open().close()
    except BrokenRecording as problem:
        return "broken", str(problem)
    return "ok", ""


def _add(site: Site, language: str, key: str, file: Path, as_json: bool) -> int:
    language = _language(site, language)
    known = list(recordable(site))
    if key not in known:
        if site.texts.has(key):
            raise UnknownSentence(f"{key} holds a {{name}} that changes: only espeak-ng can say it")
        raise UnknownSentence(f"unknown text {key!r}" + did_you_mean(key, known))
    if not Sources(Recordings(())).plays:
        raise RecordingRefused("oggdec is not installed; type: sudo apt-get install vorbis-tools")
    taken = take(_folder(site), language, key, site.texts.get(language, key), file)
    if as_json:
        told = {"language": language, "key": key, "path": str(taken.path), "seconds": round(taken.seconds, 2)}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"recorded {language} {key}, {taken.seconds:.1f} s: {taken.path}")
    return 0


def _folder(site: Site) -> Path:
    """Return where a new recording goes: to a site that stands on its own, so that an update keeps it."""
    of_all, own = voice_folders(site)
    return of_all if site.folder.resolve().is_relative_to(config_dir().resolve()) else own


def _language(site: Site, code: str) -> str:
    if code not in site.file.languages:
        raise UnknownSentence(f"unknown language {code!r}; this site has: {', '.join(site.file.languages)}")
    return code


def _varies(text: str) -> bool:
    try:
        return bool(names_in(text))
    except ValueError:  # braces that are never filled in
        return False
