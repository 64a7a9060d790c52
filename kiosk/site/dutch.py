"""The Dutch of screens and paper: config/texts/*.nl.toml, with those of the site in front.

Checked before anybody stands there: no text is missing, empty, written twice, or names something in braces
that is never filled in.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.journeys.refusals import DUTCH as REFUSALS
from kiosk.site.lines import did_you_mean, read_toml
from kiosk.site.needed import NEEDED
from kiosk.site.problems import BadSite
from kiosk.site.texts import names_in
from kiosk.words.hours import DUTCH as HOURS
from kiosk.written.folder import files_in
from kiosk.written.positions import positions

BUILT_IN = REFUSALS | HOURS  # of the pure rooms, which read no file


@dataclass(frozen=True)
class Written:
    """A Dutch text and where it stands."""

    text: str
    file: Path
    line: int


def read_dutch(shared: Path, own: Path | None = None) -> dict[str, str]:
    """Return the Dutch texts in the folder `shared`, those in `own` (may not exist) in their place.

    Raises BadSite.
    """
    general, special = _read_folder(shared), _read_folder(own) if own else {}
    _nothing_missing(general | special, shared)
    for key, written in general.items():
        _check_names(key, written, _filled_in(key))
    for key, written in special.items():
        known = general.get(key)
        table = key.partition(".")[0]
        if known is None and key not in BUILT_IN and table in {one.partition(".")[0] for one in general}:
            raise BadSite(written.file, written.line, f"unknown text {key!r}" + did_you_mean(key, general))
        _check_names(key, written, _filled_in(key))
    return BUILT_IN | {key: written.text for key, written in (general | special).items()}


def _read_folder(folder: Path) -> dict[str, Written]:
    texts: dict[str, Written] = {}
    for path in files_in(folder, "*.nl.toml"):
        source, tables = read_toml(path)
        lines = positions(source)
        for place, text in _flat(tables):
            key, line = ".".join(place), lines.get(place, 1)
            if not isinstance(text, str) or not text.strip():
                raise BadSite(path, line, f"text {key!r} is empty or no text")
            if key in texts:
                raise BadSite(path, line, f"text {key!r} stands in {texts[key].file.name} already")
            texts[key] = Written(text, path, line)
    return texts


def _flat(
    table: Mapping[str, object], place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, (*place, name))
        else:
            yield (*place, name), value


def _nothing_missing(written: Mapping[str, Written], folder: Path) -> None:
    for key in NEEDED:
        if key in written:
            continue
        spare = [other for other in written if other not in NEEDED]
        near = difflib.get_close_matches(key, spare, n=1, cutoff=0.8)
        table = key.partition(".")[0]
        beside = near or [other for other in written if other.partition(".")[0] == table]
        hint = f"; is {near[0]!r} here a typing error?" if near else f"; write it in the table [{table}]"
        where = written[beside[0]] if beside else None
        raise BadSite(
            where.file if where else folder, where.line if where else None, f"text {key!r} is missing" + hint
        )


def _filled_in(key: str) -> frozenset[str] | None:
    """Return the names that are filled in; None for a text that nobody asks for by this name."""
    return NEEDED.get(key) if key not in BUILT_IN else names_in(BUILT_IN[key])


def _check_names(key: str, written: Written, filled_in: frozenset[str] | None) -> None:
    try:
        names = names_in(written.text)
    except ValueError as error:
        raise BadSite(written.file, written.line, f"text {key!r}: {error}") from None
    if filled_in is not None and names - filled_in:
        known = ", ".join(sorted(f"{{{name}}}" for name in filled_in)) or "nothing"
        wrong = ", ".join(sorted(f"{{{name}}}" for name in names - filled_in))
        message = f"text {key!r} names {wrong}; what can be filled in here is {known}"
        raise BadSite(written.file, written.line, message)
