"""How the settings of this device are, for `kiosk doctor`: what is not read as it was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from kiosk.devices.settings.advice import KNOWN, advice, of_value
from kiosk.devices.settings.file import PATH, SettingsFile, Unreadable, read_settings_file
from kiosk.devices.settings.settings import FILE, TABLES
from kiosk.site.lines import did_you_mean, line_of, read_toml
from kiosk.site.problems import BadSite

OTHERS = ("KIOSK_STATE", "KIOSK_SETTINGS", "KIOSK_DEBUG", "KIOSK_CONFIG", "KIOSK_STICK")  # of demo and tests


def settings_health(state: Path, environ: Mapping[str, str]) -> tuple[Literal["ok", "warn", "broken"], str]:
    """Look at the settings file, device.toml in `state` and the environment of this command."""
    path = Path(environ.get("KIOSK_SETTINGS") or PATH)
    try:
        file = read_settings_file(path)
    except Unreadable as error:
        return "broken", f"{path}:{error.line}: {error}; until then no line of this file is in use"
    except OSError as error:
        return "broken", f"{path} cannot be read ({error.strerror}); type: sudo chmod 644 {path}"
    wrong = [f"{path}:{line}: {said}" for line, said in advice(file)]
    wrong += [*_of_the_device(state / FILE), *_of_the_environment(environ, file)]
    if wrong:
        return "broken", "; ".join(wrong)
    if other := _others(environ, file):
        return (
            "warn",
            f"{path} says otherwise about {', '.join(other)} than this command; type: sudo kiosk doctor",
        )
    return (
        "ok",
        f"{path}: {len(file.values)} settings" if path.exists() else f"no {path}: all as it is shipped",
    )


def _of_the_device(path: Path) -> Iterator[str]:
    if not path.exists():
        return
    try:
        text, tables = read_toml(path)
    except BadSite as problem:
        yield " ".join(str(problem).split())
        return
    for name in tables:
        if name not in TABLES:
            yield f"{path}:{line_of(text, (name,))}: unknown table [{name}]" + did_you_mean(name, TABLES)


def _of_the_environment(environ: Mapping[str, str], file: SettingsFile) -> Iterator[str]:
    """Tell of what is odd in a variable that did not come from the file: there it is told with its line."""
    for name in KNOWN:
        value = environ.get(name, "")
        if name not in OTHERS and file.values.get(name) != value and (said := of_value(name, value)):
            yield said


def _others(environ: Mapping[str, str], file: SettingsFile) -> list[str]:
    """Return the settings that this command was not started with, as the services are."""
    return [
        name
        for name, value in file.values.items()
        if name in KNOWN and name not in OTHERS and value != environ.get(name, "")
    ]
