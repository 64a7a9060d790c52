"""The voice of this device, put together from its settings, its recordings and what is installed."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from kiosk.devices.settings.settings import speech_settings
from kiosk.devices.speech.recordings import Recordings
from kiosk.devices.speech.sources import Sources
from kiosk.devices.speech.speech import Silence, Voice
from kiosk.devices.speech.worker import SpeechWorker
from kiosk.problems import Problem
from kiosk.site.load import Site
from kiosk.site.schemes import shared
from kiosk.words.spoken import as_spoken

log = logging.getLogger(__name__)

FOLDER = "voices"
NO_SOURCE = "espeak-ng is not installed; type: sudo apt-get install espeak-ng"


def open_voice(state: Path, site: Site) -> Voice:
    """Return the voice of this device; `Silence` when it has none. Never raises: a kiosk works without."""
    try:
        sink = speech_settings(state).open(state)
        return SpeechWorker(sources_of(site), sink) if sink else Silence()
    except Problem as problem:
        log.error("nothing is read aloud: %s", problem)
    except Exception as error:
        log.error("nothing is read aloud: %s", type(error).__name__)
    return Silence()


def sources_of(site: Site) -> Sources:
    """Return who can say a text of this site: its recordings, and espeak-ng with what its languages say."""

    def spoken(text: str, language: str) -> str:
        return as_spoken(text, lambda key, **values: site.texts.get(language, key, **values))

    return Sources(Recordings(voice_folders(site)), spoken)


def voice_folders(site: Site) -> tuple[Path, ...]:
    """Return where recordings lie: those of all sites, then the site's own, which win."""
    return shared(site.folder, FOLDER), site.folder / FOLDER


def speech_health(state: Path, site: Site) -> tuple[Literal["ok", "warn", "broken"], str]:
    """Return how reading aloud is on this device, in one line. Raises a Problem for a wrong setting.

    A loudspeaker that was asked for and does not work is broken; a machine without one only deserves a look.
    """
    settings = speech_settings(state)
    sink = settings.open(state)
    if sink is None:
        return "ok", "switched off in the settings: nothing is read aloud"
    if refusal := sink.refusal():
        return "broken" if settings.sink else "warn", f"nothing is read aloud: {refusal}"
    recordings = Recordings(voice_folders(site))
    if recordings.problems:
        return "broken", recordings.problems[0]
    sources = Sources(recordings)
    silent = [code for code in site.file.languages if not sources.can(code)]
    if not sources.voices:
        heard = "only recordings are heard" if len(silent) < len(site.file.languages) else "nothing is heard"
        return "broken" if settings.sink else "warn", f"{heard}: {NO_SOURCE}"
    if recordings.languages and not sources.plays:
        return "warn", "recordings are not heard; type: sudo apt-get install vorbis-tools"
    told = f"; silent in {', '.join(silent)} (docs/read-aloud.md)" if silent else ""
    return "ok", f"{settings.sink or 'alsa'}, in {len(site.file.languages) - len(silent)} languages{told}"
