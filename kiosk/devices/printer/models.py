"""What is known of the printers people can buy: config/printers.toml, read and checked."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.devices.paper.measures import PaperWidth
from kiosk.devices.printer.problems import PrinterSetting
from kiosk.machine.folders import config_dir

FILE = "printers.toml"
GENERIC = {80: "generic-80", 58: "generic-58"}
Knife = Literal["full", "partial", "none"]
UsbId = Annotated[str, Field(pattern=r"^[0-9a-f]{4}:[0-9a-f]{4}$")]


class PrinterModel(BaseModel):
    """One table of the file; an unknown key is a typing error, not a wish."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(min_length=1, max_length=60)]
    width: PaperWidth
    dots: Annotated[int, Field(ge=256, le=832, multiple_of=8)]
    knife: Knife = "full"
    feed: Annotated[int, Field(ge=0, le=12)] = 6  # lines between the head and the knife
    answers: bool = True  # to questions about its paper
    usb: tuple[UsbId, ...] = ()
    source: str


def printer_models(file: Path | None = None) -> dict[str, PrinterModel]:
    """Return all models by id. Raises PrinterSetting naming the table and key that are wrong."""
    path = file or config_dir() / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise PrinterSetting(f"{FILE} cannot be read: {error.strerror}") from None


@lru_cache(maxsize=2)
def _read(path: Path, _: int) -> dict[str, PrinterModel]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no TOML, or brackets or digits without end
        raise PrinterSetting(f"{FILE}: {error}") from None
    models = {}
    for model_id, table in tables.items():
        try:
            models[model_id] = PrinterModel.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in (model_id, *first["loc"]))
            raise PrinterSetting(f"{FILE}: {key}: {first['msg']}") from None
    return models


def model_of(model_id: str, width: PaperWidth = 80) -> PrinterModel:
    """Return a model by its id; without one the generic of this paper width. Raises PrinterSetting."""
    models = printer_models()
    wanted = model_id or GENERIC[width]
    if wanted not in models:
        raise PrinterSetting(f"unknown printer model {wanted!r}; {FILE} has: {', '.join(sorted(models))}")
    return models[wanted]


def model_on_usb(usb_id: str) -> str | None:
    """Return the id of the model with these USB numbers, such as `04b8:0e28`; None when nobody knows it."""
    found = (name for name, model in printer_models().items() if usb_id.lower() in model.usb)
    return next(found, None)
