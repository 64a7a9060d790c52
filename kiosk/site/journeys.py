"""The journeys of a site, read and checked before anybody walks one.

A slip in a journey would show on the last touch, when a record is refused: so what a record and the screens
need is asked for here, with file, line and what would be right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.journeys.fields import YES_NO
from kiosk.journeys.model import Journey, Step
from kiosk.journeys.shared import NotShared, shares, with_shared_steps
from kiosk.site.endings import wrong_in_ending
from kiosk.site.icons import check_icons
from kiosk.site.lines import check_table, did_you_mean, line_of, read_text, read_toml
from kiosk.site.model import SiteFile
from kiosk.site.problems import BadSite
from kiosk.site.registrations import wrong_in_correction, wrong_in_opinion, wrong_in_registration
from kiosk.site.schemes import files

FROM_CONTEXT = {"visit.language": "language", "site.channel": "choice"}  # preset → field it fits


@dataclass(frozen=True)
class Found:
    """A journey and the file it stands in."""

    journey: Journey
    path: Path

    def refuse(self, place: tuple[str | int, ...], message: str) -> BadSite:
        """Return the refusal of what stands at `place` in the file."""
        return BadSite(self.path, line_of(read_text(self.path), place), message)


def load_journeys(folder: Path, file: SiteFile) -> dict[str, Journey]:
    """Return the journeys that site.toml names, tiles first, in its order; raises BadSite."""
    known = read_journeys(files(folder, "journeys"))
    for key in ("journeys", "after_visit"):
        _check_named(folder / "site.toml", key, getattr(file, key), known)
    shown = {journey_id: known[journey_id] for journey_id in (*file.journeys, *file.after_visit)}
    for found in shown.values():
        _check(found, file, shown)
    return {journey_id: found.journey for journey_id, found in shown.items()}


def read_journeys(paths: tuple[Path, ...]) -> dict[str, Found]:
    """Return the journeys in these files by id; raises BadSite, also when two have the same id."""
    known: dict[str, Found] = {}
    tables = {path: read_toml(path) for path in paths}
    by_id = {path.stem: table for path, (_, table) in tables.items()}
    # Those with words of their own first: a slip there is told in its own file, not where it is shared.
    for path in sorted(paths, key=lambda path: shares(tables[path][1])):
        text, table = tables[path]
        try:
            whole = with_shared_steps(table, by_id)
        except NotShared as slip:
            raise BadSite(path, line_of(text, ("step", slip.step, slip.key)), str(slip)) from None
        found = Found(check_table(Journey, whole, text, path), path)
        journey_id = found.journey.id
        if path.stem != journey_id:
            raise found.refuse(("id",), f"journey {journey_id!r} belongs in a file named {journey_id}.toml")
        _fits_its_kind(found)
        known[journey_id] = found
    return {path.stem: known[path.stem] for path in paths}


def _check(found: Found, file: SiteFile, shown: Mapping[str, Found]) -> None:
    journey = found.journey
    check_icons(found.path, _icons(journey))
    if journey.kind == "check":
        _check_leads_to(found, [name for name, one in shown.items() if one.journey.kind == "registration"])
    for index, step in enumerate(journey.steps):
        _check_preset(found, index, step, file)
        _check_when(found, index, step)


def _check_named(path: Path, key: str, named: Sequence[str], known: Mapping[str, Found]) -> None:
    """Every journey that site.toml names is there, and what is asked after a visit asks nobody's name."""
    for index, journey_id in enumerate(named):
        if journey_id not in known:
            told = f"unknown journey {journey_id!r}" + did_you_mean(journey_id, known)
        elif key == "after_visit" and known[journey_id].journey.kind != "opinion":
            told = f"{journey_id!r} asks who somebody is; after a visit comes a journey of kind 'opinion'"
        else:
            continue
        raise BadSite(path, line_of(read_text(path), (key, index)), told)


def _fits_its_kind(found: Found) -> None:
    kinds = {"check": lambda _: (), "correction": wrong_in_correction, "opinion": wrong_in_opinion}
    for place, message in kinds.get(found.journey.kind, wrong_in_registration)(found.journey):
        raise found.refuse(place, message)
    for place, message in wrong_in_ending(found.journey):
        raise found.refuse(place, message)


def _check_leads_to(found: Found, registrations: Sequence[str]) -> None:
    leads_to = found.journey.leads_to
    if leads_to is None:
        raise found.refuse((), "a check needs leads_to: the id of the registration behind 'help me'")
    if leads_to not in registrations:
        near = did_you_mean(leads_to, registrations)
        raise found.refuse(("leads_to",), f"leads_to {leads_to!r} is no registration of this site" + near)


def _icons(journey: Journey) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("icon",), journey.icon
    yield ("picture",), journey.picture
    for index, step in enumerate(journey.steps):
        yield ("step", index, "icon"), step.icon
        for number, choice in enumerate(step.choices):
            yield ("step", index, "choice", number, "icon"), choice.icon
            yield ("step", index, "choice", number, "picture"), choice.picture


def _check_preset(found: Found, index: int, step: Step, file: SiteFile) -> None:
    preset, place = step.preset, ("step", index, "preset")
    if preset is None:
        return
    if step.field in ("notice", "several", "place", "phone", "email"):
        raise found.refuse(place, f"a {step.field} has no preset: people answer it themselves")
    if preset in FROM_CONTEXT:
        if step.field != FROM_CONTEXT[preset]:
            raise found.refuse(place, f"preset {preset!r} fits field = {FROM_CONTEXT[preset]!r} only")
        if preset == "site.channel" and file.channel not in _answers(step, file):
            raise found.refuse(place, f"the site's channel {file.channel!r} is no choice here")
    elif step.field != "text" and preset not in _answers(step, file):
        raise found.refuse(
            place,
            f"preset {preset!r} is no answer here"
            + did_you_mean(preset, [*FROM_CONTEXT, *_answers(step, file)]),
        )


def _answers(step: Step, file: SiteFile) -> list[str]:
    """Return the words that can be the answer to a step; empty for what is typed."""
    words = {"yesno": YES_NO, "language": file.spoken}
    return list(words.get(step.field, [choice.value for choice in step.choices]))


def _check_when(found: Found, index: int, step: Step) -> None:
    """A step that waits for an answer nobody can give is never asked."""
    for earlier, wanted in step.when.items():
        before = found.journey.by_id(earlier)
        allowed = YES_NO if before.field == "yesno" else [choice.value for choice in before.choices]
        if allowed and wanted not in allowed:
            raise found.refuse(
                ("step", index, "when", earlier),
                f"{earlier!r} never has the answer {wanted!r}" + did_you_mean(wanted, allowed),
            )
