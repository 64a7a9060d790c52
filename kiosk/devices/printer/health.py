"""How the printer is, in one line for an installer; where it is not there, which ones are."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from kiosk.devices.printer.cable import Limits
from kiosk.devices.printer.finding import attached_printers
from kiosk.devices.settings.settings import FILE as SETTINGS_FILE
from kiosk.devices.settings.settings import printer_settings

State = Literal["ok", "warn", "broken"]
QUICK = Limits(connect=3.0, answer=1.5)


def printer_health(state: Path, limits: Limits = QUICK) -> tuple[State, str]:
    """The printer that is set, as it says itself; where it is not there, the ones that are."""
    settings = printer_settings(state)
    status = settings.open(limits).status()
    if status.printer == "none":
        return "warn", f"no printer set; {_found() or 'none found either (docs/printers.md)'}"
    if status.printer == "unreachable":
        found = _found(but=settings.address)
        asked = f"{settings.address} does not answer: is it on, is the cable in?"
        return "broken", f"{asked} {found[:1].upper()}{found[1:]}".rstrip()
    if status.printer == "open":
        return "broken", f"{settings.address}: the cover is open"
    if status.printer == "offline":
        return "broken", f"{settings.address}: it stands still; look at its light, switch it off and on"
    words: dict[str, tuple[State, str]] = {
        "ok": ("ok", "the roll is fine"),
        "low": ("warn", "the roll is nearly empty"),
        "out": ("broken", "the roll is empty"),
        "unknown": ("ok", "it does not tell about its paper"),
    }
    found, paper = words[status.paper]
    return found, f"{settings.address}, {settings.width} mm: {paper}"


def _found(but: str = "") -> str:
    """Say which printers are attached and what to write for the first one; empty when there is none."""
    found = [one for one in attached_printers() if one.address != but]
    if not found:
        return ""
    model = f' and model = "{found[0].model}"' if found[0].model else ""
    names = "; ".join(f"{one.name} at {one.address}" for one in found)
    return f'found: {names}. Write address = "{found[0].address}"{model} under [printer] in {SETTINGS_FILE}'
