"""Settings of this one device, as its installer wrote them: device.toml in the state directory.

    [printer]
    address = "network://192.168.1.50:9100"
    width = 80            # mm of paper: 80 or 58
    model = "epson-tm-t20iii"  # a table of config/printers.toml; it knows the width
    profile = "TM-T20II"  # instead of a model: a profile of python-escpos, for another width of head

    [speech]
    sink = "alsa:plughw:CARD=Headphones"  # also alsa, file:PATH, none; left out: the card, if any

    [scanner]
    device = "/dev/input/by-id/usb-NAME-event-kbd"  # see kiosk.devices.scanner.scanner; left out: none

    [stands]
    at = "digipunt-centrum"  # id of the place in the catalogue; left out: the kiosk moves about

    [tablet]
    carried = true  # a volunteer takes it along and hands it to one person after the other

`KIOSK_PRINTER`, `KIOSK_PRINTER_MODEL`, `KIOSK_PRINTER_WIDTH`, `KIOSK_SPEECH`, `KIOSK_SCANNER`, `KIOSK_PLACE`
and `KIOSK_TABLET` (yes or no) win over the file: what the installer wrote in kiosk.env, demo and tests.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.devices.paper.measures import PaperWidth
from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.models import model_of
from kiosk.devices.printer.printer import Printer, open_printer
from kiosk.devices.printer.problems import PrinterSetting
from kiosk.devices.scanner.scanner import Scanner, ScannerSetting, open_scanner
from kiosk.devices.speech.loudspeaker import Sink
from kiosk.devices.speech.sinks import SpeechSetting, open_sink
from kiosk.problems import Problem

FILE = "device.toml"
TABLES = ("printer", "speech", "scanner", "stands", "tablet")
M = TypeVar("M", bound=BaseModel)


class PrinterSettings(BaseModel):
    """The table [printer]; an unknown key is a typing error, not a wish."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: str = "none"
    width: PaperWidth = 80
    model: str = ""
    profile: str = ""

    def open(self, limits: Limits | None = None) -> Printer:
        """Return the printer, without talking to it yet. Raises PrinterSetting."""
        if self.model:
            known = model_of(self.model)
            return open_printer(self.address, known.width, "", limits, known)
        return open_printer(self.address, self.width, self.profile, limits)


def printer_settings(state: Path, environ: Mapping[str, str] | None = None) -> PrinterSettings:
    """Return the printer of this device. Raises PrinterSetting naming the key that is wrong."""
    environ = os.environ if environ is None else environ
    table = _table(state / FILE, "printer", PrinterSetting)
    if address := environ.get("KIOSK_PRINTER"):
        table = {**table, "address": address}
    if model := environ.get("KIOSK_PRINTER_MODEL"):
        table = {**table, "model": model}
    if width := environ.get("KIOSK_PRINTER_WIDTH"):
        table = {**table, "width": int(width) if width in ("80", "58") else width}
    try:
        return PrinterSettings.model_validate(table)
    except ValidationError as error:
        raise PrinterSetting(_named("printer", error)) from None


class SpeechSettings(BaseModel):
    """The table [speech]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sink: str = ""

    def open(self, state: Path) -> Sink | None:
        """Return the loudspeaker, None for none; nothing is played yet. Raises SpeechSetting."""
        return open_sink(self.sink, state)


def speech_settings(state: Path, environ: Mapping[str, str] | None = None) -> SpeechSettings:
    """Return how this device speaks. Raises SpeechSetting naming the key that is wrong."""
    return _settings(SpeechSettings, state, environ, "speech", SpeechSetting, sink="KIOSK_SPEECH")


class ScannerSettings(BaseModel):
    """The table [scanner]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    device: str = ""

    def open(self) -> Scanner:
        """Return the scanner, `NoScanner` for none; nothing is read yet. Raises ScannerSetting."""
        return open_scanner(self.device)


def scanner_settings(state: Path, environ: Mapping[str, str] | None = None) -> ScannerSettings:
    """Return what this device scans with. Raises ScannerSetting naming the key that is wrong."""
    return _settings(ScannerSettings, state, environ, "scanner", ScannerSetting, device="KIOSK_SCANNER")


class Standing(BaseModel):
    """The table [stands]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at: str = ""


def standing(state: Path, environ: Mapping[str, str] | None = None) -> Standing:
    """Return where this device stands. Raises ScannerSetting: only who is scanned in needs to know."""
    return _settings(Standing, state, environ, "stands", ScannerSetting, at="KIOSK_PLACE")


class TabletSetting(Problem):
    """The setting that says whether this is a tablet is not one we know."""

    code: ClassVar[str] = "bad-input"


class Tablet(BaseModel):
    """The table [tablet]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    carried: bool = False


def tablet(state: Path, environ: Mapping[str, str] | None = None) -> Tablet:
    """Return whether this device is carried about. Raises TabletSetting."""
    return _settings(Tablet, state, environ, "tablet", TabletSetting, carried="KIOSK_TABLET")


def _settings(
    model: type[M],
    state: Path,
    environ: Mapping[str, str] | None,
    table: str,
    wrong: type[Problem],
    **variables: str,
) -> M:
    """Return a table of device.toml; the environment `variables` of its keys win. Raises `wrong`."""
    environ = os.environ if environ is None else environ
    said = _table(state / FILE, table, wrong)
    said |= {key: environ[name] for key, name in variables.items() if environ.get(name)}
    try:
        return model.model_validate(said)
    except ValidationError as error:
        raise wrong(_named(table, error)) from None


def _named(table: str, error: ValidationError) -> str:
    first = error.errors()[0]
    key = ".".join(str(part) for part in (table, *first["loc"]))
    return f"{FILE}: {key}: {first['msg']}"


def _table(path: Path, name: str, wrong: type[Problem]) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:  # no TOML, or brackets or digits without end
        raise wrong(f"{FILE} cannot be read: {error}") from None
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise wrong(f"{FILE}: {name} must be a table, written as [{name}]")
    return table
