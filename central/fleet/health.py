"""What somebody should look at on a device, in plain Dutch."""

from __future__ import annotations

from datetime import datetime, timedelta

from central.intake.models import Device

SILENT = timedelta(days=2)  # a stand may be packed in for a night and a day
STUCK = timedelta(hours=4)
CLOCK_OFF_MS = 5 * 60 * 1000

_TOLD = {
    ("printer", "unreachable"): "De printer antwoordt niet.",
    ("printer", "open"): "De klep van de printer staat open.",
    ("printer", "offline"): "De printer staat stil.",
    ("paper", "low"): "Het papier is bijna op.",
    ("paper", "out"): "Het papier is op.",
    ("storage", "full"): "Het geheugen is vol.",
    ("storage", "read-only"): "Het toestel kan niets meer bewaren.",
    ("storage", "broken"): "Het geheugen is stuk.",
    ("power", "low"): "Het toestel krijgt te weinig stroom.",
}


def worries(device: Device, now: datetime) -> list[str]:
    """Return what is wrong with a device in service; an empty list when all is well."""
    if device.status != Device.Status.ACTIVE:
        return []
    found = []
    if device.last_contact is None or now - device.last_contact > SILENT:
        found.append("Al lang niets gehoord.")
    beat = getattr(device, "heartbeat", None)
    if beat is None:
        return found
    if beat.quarantined:
        found.append(_count(beat.quarantined, "aanvraag werd geweigerd.", "aanvragen werden geweigerd."))
    dated = beat.oldest_unsent if beat.told.get("clock_synced") else None  # else it may say 1970
    if beat.queue and dated and now - dated > STUCK:
        found.append(_count(beat.queue, "aanvraag wacht al lang.", "aanvragen wachten al lang."))
    if abs(beat.told.get("clock_offset_ms") or 0) > CLOCK_OFF_MS:
        found.append("De klok loopt fout.")
    if beat.told.get("storage_errors"):
        found.append("Het geheugen telde fouten. Vervang de kaart.")
    return found + [text for (part, state), text in _TOLD.items() if beat.told.get(part) == state]


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
