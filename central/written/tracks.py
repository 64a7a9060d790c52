"""The tracks of config/tracks, as the pages use them while the service runs and staff may be editing them.

A folder of settings from before there were tracks has none: then those that come with the program hold.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from central.written.files import Stamped, read_or_kept, stamped, table_of
from central.written.once_a_page import once_a_page
from central.written.site_file import read_text
from central.written.track import Track, TrackStep, clashes
from kiosk.machine.folders import ROOT
from kiosk.written.checked import check_model
from kiosk.written.folder import files_in
from kiosk.written.problems import BadSite

SHIPPED = ROOT / "config"
FOLDER = "tracks/*.toml"
NO_CASE = ("correction", "opinion")  # journeys of this kind make no request of their own


class Tracks(NamedTuple):
    """All tracks that can be read, by id."""

    by_id: dict[str, Track]

    def of_request(self, journey: str, with_schemes: bool) -> Track:
        """Return the track that a request follows."""
        for track in self.by_id.values():
            if track.schemes and with_schemes:
                return track
        return self.of_journey(journey)

    def of_journey(self, journey: str) -> Track:
        """Return the track that requests of this journey follow."""
        rest = next((track for track in self.by_id.values() if track.others), None)
        named = (track for track in self.by_id.values() if journey in track.journeys)
        found = next(named, rest) or next(iter(self.by_id.values()), None)
        return found or NOTHING

    def get(self, id_: str, journey: str) -> Track:
        """Return the track of this id; of one that is gone, the track of the journey."""
        return self.by_id.get(id_) or self.of_journey(journey)

    def step_title(self, track: str, step: str) -> str:
        """Return the words of a step: of its own track, else of any, such as one followed before."""
        own = self.by_id.get(track)
        found = own.step(step) if own else None
        return (found or _anywhere(self, step) or _Named(step)).title


class _Named(NamedTuple):
    title: str


def _anywhere(tracks: Tracks, step: str) -> TrackStep | None:
    return next((found for track in tracks.by_id.values() if (found := track.step(step))), None)


# Where no file can be read, somebody can still be called, and the day goes on.
NOTHING = Track.model_validate(
    {
        "id": "request",
        "title": "Vraag",
        "others": True,
        "stage": [
            {"id": "new", "title": "Nieuw", "moves": ["closed"]},
            {"id": "closed", "title": "Afgesloten"},
        ],
        "step": [{"id": "call", "title": "Bellen", "contact": True}],
    }
)


def read_track(path: Path) -> Track:
    """Return what a file says. Raises BadSite with file, line and what would be right."""
    return check_model(Track, read_text(path), path)


def tracks() -> Tracks:
    """Return the tracks, read again when a file changed."""
    return once_a_page("tracks", lambda: _read(stamped(_files())))


def _files() -> list[Path]:
    return files_in(settings.CONFIG, FOLDER) or files_in(SHIPPED, FOLDER)


@lru_cache(maxsize=4)
def _read(files: Stamped) -> Tracks:
    found = (read_or_kept(path, read_track) for path, _, _ in files)
    return Tracks({track.id: track for track in found if track})


def wrong_tracks() -> list[str]:
    """Return a line for whatever is wrong with the files of config/tracks, alone and together."""
    files = files_in(settings.CONFIG, FOLDER)
    if not files:
        return []
    read: dict[str, tuple[Path, Track]] = {}
    lines = []
    for path in files:
        try:
            track = read_track(path)
        except BadSite as error:
            lines.append(str(error))
            continue
        if track.id in read:
            lines.append(
                str(_at(path, track.id, f"track {track.id!r} stands in {read[track.id][0].name} too"))
            )
        else:
            read[track.id] = path, track
    if lines:
        return lines  # what one of them brings would seem to be missing
    for at, message in clashes([track for _, track in read.values()], _journeys()):
        where = read[at.id][0] if at else files[0].parent
        lines.append(str(_at(where, _quoted(message), message) if at else BadSite(where, None, message)))
    return lines


def _quoted(message: str) -> str:
    return message.split("'")[1]


def _at(path: Path, word: str, message: str) -> BadSite:
    """Say it at the line where `word` stands."""
    lines = enumerate(read_text(path).split("\n"), 1)
    found = next((number for number, line in lines if f'"{word}"' in line), None)
    return BadSite(path, found, message)


def _journeys() -> set[str]:
    """Return the journeys that make requests, of all sites together."""
    found = set()
    for pattern in ("journeys/*.toml", "sites/*/journeys/*.toml"):
        for path in files_in(settings.CONFIG, pattern):
            try:
                table = table_of(path)
            except BadSite:
                continue  # said elsewhere
            if isinstance(table.get("id"), str) and table.get("kind") not in NO_CASE:
                found.add(table["id"])
    return found
