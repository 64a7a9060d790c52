"""What somebody should look at on a device, in plain Dutch, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, NamedTuple

from central.fleet.lists import Behind
from central.fleet.told import temperature
from central.intake.models import Device

SILENT = timedelta(days=2)  # a stand may be packed in for a night and a day
STUCK = timedelta(hours=4)
HOT, WARM = 80, 70  # °C: from 80 on a Raspberry Pi goes slower (kiosk.devices.health.temperature)
CLOCK_OFF_MS = 5 * 60 * 1000


class Urgency(IntEnum):
    """How long it can wait."""

    NOW = 0  # what people tell may be lost, or nothing works any more
    TODAY = 1  # people leave without their paper, or somebody waits for an answer that does not come
    SOON = 2  # it works, and something is not right
    PREPARE = 3  # nothing is wrong yet


class Worry(NamedTuple):
    """One thing to look at."""

    urgency: Urgency
    text: str
    do: str = ""  # what somebody does about it


_CARD = "Zet het toestel uit. Bewaar de kaart en bel je beheerder: er kan nog iets op staan."
_TOLD = {
    ("storage", "broken"): Worry(Urgency.NOW, "Het geheugen is stuk.", _CARD),
    ("storage", "read-only"): Worry(Urgency.NOW, "Het toestel kan niets meer bewaren.", _CARD),
    ("storage", "full"): Worry(
        Urgency.NOW, "Het geheugen is vol.", "Haal de aanvragen op met een stick. Bel dan je beheerder."
    ),
    ("printer", "unreachable"): Worry(
        Urgency.TODAY, "De printer antwoordt niet.", "Kijk of hij aan staat en of de kabel vast zit."
    ),
    ("printer", "open"): Worry(
        Urgency.TODAY, "De klep van de printer staat open.", "Duw de klep dicht tot ze klikt."
    ),
    ("printer", "offline"): Worry(Urgency.TODAY, "De printer staat stil.", "Zet de printer uit en weer aan."),
    ("paper", "out"): Worry(Urgency.TODAY, "Het papier is op.", "Leg er een nieuwe rol in."),
    ("power", "low"): Worry(
        Urgency.SOON, "Het toestel krijgt te weinig stroom.", "Gebruik de voeding die erbij hoort."
    ),
    ("paper", "low"): Worry(Urgency.PREPARE, "Het papier is bijna op.", "Leg een nieuwe rol klaar."),
}


_WISHES = {"revoked": "uit dienst nemen", "stolen": "gestolen melden"}


def worries(device: Device, now: datetime, behind: Behind | None = None) -> list[Worry]:
    """Return what is wrong with a device in service, the most urgent first; an empty list when all is well.

    `behind`: that its list of places and offers is older than the one it should have.
    """
    if device.status != Device.Status.ACTIVE:
        return []
    return sorted(_found(device, now, behind), key=lambda worry: worry.urgency)


def _found(device: Device, now: datetime, behind: Behind | None) -> Iterator[Worry]:
    if device.last_contact is None or now - device.last_contact > SILENT:
        yield Worry(Urgency.TODAY, "Al lang niets gehoord.", "Kijk of het aan staat en of het netwerk werkt.")
    if device.wish:
        text = f"Gevraagd: {_WISHES.get(device.wish, device.wish)}."
        yield Worry(Urgency.TODAY, text, "Wie de sleutel van de kluis heeft, neemt het uit dienst.")
    told = getattr(device, "release", None)
    if told is not None and told.left_alone > told.runs:
        text = f"Versie nummer {told.left_alone} werkte hier niet: de vorige draait weer."
        yield Worry(Urgency.SOON, text, "Meld het aan wie het programma maakt.")
    beat = getattr(device, "heartbeat", None)
    if beat is None:
        return
    if beat.quarantined:
        text = _count(beat.quarantined, "aanvraag werd geweigerd.", "aanvragen werden geweigerd.")
        yield Worry(Urgency.TODAY, text, "Kijk in het Postvak waarom.")
    dated = beat.oldest_unsent if beat.told.get("clock_synced") else None  # else it may say 1970
    if beat.queue and dated and now - dated > STUCK:
        text = _count(beat.queue, "aanvraag wacht al lang.", "aanvragen wachten al lang.")
        yield Worry(Urgency.TODAY, text, "Kijk of het netwerk werkt, of haal ze op met een stick.")
    yield from (worry for (part, state), worry in _TOLD.items() if beat.told.get(part) == state)
    if behind is not None and behind.refused:
        yield Worry(Urgency.TODAY, behind.in_words, "Werk het programma van het toestel bij.")
    yield from _of_told(beat.told)


def _of_told(told: dict[str, Any]) -> Iterator[Worry]:
    if missing := told.get("left_out"):
        listed = ", ".join(map(str, missing))
        yield Worry(Urgency.SOON, f"Dit toestel kan een deel van het aanbod niet lezen: {listed}.")
    yield from _of_warmth(told)
    if abs(told.get("clock_offset_ms") or 0) > CLOCK_OFF_MS:
        yield Worry(
            Urgency.SOON,
            "De klok loopt fout.",
            "Hang het toestel aan het netwerk: dan zet de klok zich gelijk.",
        )
    if told.get("storage_errors"):
        yield Worry(Urgency.SOON, "Het geheugen telde fouten. Vervang de kaart.")


def _of_warmth(told: dict[str, Any]) -> Iterator[Worry]:
    degrees = told.get("temperature") or 0
    where = "Zet het uit de zon en laat de gaten vrij. Blijft het warm? Zet het uit en bel je beheerder."
    if degrees >= HOT or told.get("slowed"):
        yield Worry(Urgency.TODAY, f"Het toestel is te warm: {temperature(told)}.", where)
    elif degrees >= WARM:
        yield Worry(Urgency.PREPARE, f"Het toestel wordt warm: {temperature(told)}.", where)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
