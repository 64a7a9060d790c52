"""Everything a device told about itself, in plain Dutch and Belgian time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from central.intake.models import Heartbeat
from central.pages.templatetags.dutch import moment

UNKNOWN = "niet bekend"
_WORDS = {
    "printer": {
        "ok": "in orde",
        "unreachable": "antwoordt niet",
        "open": "de klep staat open",
        "offline": "staat stil",
        "none": "geen printer",
    },
    "paper": {"ok": "genoeg", "low": "bijna op", "out": "op"},
    "storage": {
        "ok": "in orde",
        "full": "vol",
        "read-only": "kan niets meer bewaren",
        "broken": "stuk",
    },
    "power": {"ok": "genoeg", "low": "te weinig"},
}


def in_dutch(beat: Heartbeat) -> list[tuple[str, str]]:
    """Return (what, how it is) for a person; what only programs use (the id of a boot) is left out."""
    return list(_lines(beat, beat.told))


def _lines(beat: Heartbeat, told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Verteld", moment(beat.at)
    yield "Klok van het toestel", _clock(told)
    yield "Staat aan sinds", _since(beat, told.get("monotonic_ms"))
    yield "Printer", _word(told, "printer")
    yield "Papier", _word(told, "paper")
    yield "Stroom", _word(told, "power")
    yield "Temperatuur", temperature(told)
    if isinstance(told.get("battery"), int):  # of a tablet; a kiosk has none
        yield "Batterij", f"{told['battery']} %" + (", laadt op" if told.get("charging") else "")
    yield "Geheugen", _storage(told)
    yield "Wacht op verzending", str(told.get("queue", UNKNOWN))
    if told.get("oldest_unsent"):
        yield "Oudste die wacht", _when(told["oldest_unsent"])
    yield "Geweigerd", str(told.get("quarantined", UNKNOWN))
    revision = told.get("catalogue_revision")
    yield "Lijst met plaatsen en aanbod", f"nummer {revision}" if revision else "die van het toestel zelf"
    if told.get("left_out"):
        yield "Kan het toestel niet lezen", ", ".join(map(str, told["left_out"]))
    yield "Sleutels", f"lijst nummer {told['key_serial']}" if told.get("key_serial") else UNKNOWN
    yield "Stand", "er is een stand open" if told.get("stand") else "geen stand open"
    yield "Versie van het programma", str(told.get("version") or UNKNOWN)


def temperature(told: dict[str, Any]) -> str:
    """Return how warm a device is, and whether it goes slower because of that."""
    degrees = told.get("temperature")
    parts = [f"{degrees} °C"] if isinstance(degrees, int) else []
    parts += ["werkt trager om af te koelen"] if told.get("slowed") else []
    return ", ".join(parts) or UNKNOWN


def _word(told: dict[str, Any], part: str) -> str:
    return _WORDS[part].get(str(told.get(part)), UNKNOWN)


def _clock(told: dict[str, Any]) -> str:
    shown = _when(told.get("at"))
    offset = told.get("clock_offset_ms")
    sure = "" if told.get("clock_synced") else ", niet gelijkgezet sinds het aanzetten"
    if not isinstance(offset, int) or abs(offset) < 2000:
        return shown + sure
    return f"{shown}, {_long(abs(offset) / 1000)} {'voor' if offset > 0 else 'achter'}{sure}"


def _storage(told: dict[str, Any]) -> str:
    free, errors = told.get("storage_free_mb"), told.get("storage_errors")
    parts = [_word(told, "storage")]
    if isinstance(free, int):
        parts.append(f"{free / 1000:.1f} GB vrij".replace(".", ",") if free >= 1000 else f"{free} MB vrij")
    if errors:
        parts.append(f"{errors} {'fout' if errors == 1 else 'fouten'} geteld")
    return ", ".join(parts)


def _since(beat: Heartbeat, monotonic_ms: object) -> str:
    if not isinstance(monotonic_ms, int):
        return UNKNOWN
    try:
        return moment(beat.at - timedelta(milliseconds=monotonic_ms))
    except OverflowError:
        return UNKNOWN


def _when(said: object) -> str:
    """Return a moment as the device wrote it, by its own clock; one outside every calendar is not known."""
    try:
        return moment(datetime.fromisoformat(str(said)))
    except (ValueError, OverflowError):
        return UNKNOWN


def _long(seconds: float) -> str:
    for size, one, more in ((86400, "dag", "dagen"), (3600, "uur", "uur"), (60, "minuut", "minuten")):
        if seconds >= size:
            number = round(seconds / size)
            return f"{number} {one if number == 1 else more}"
    return f"{round(seconds)} seconden"
