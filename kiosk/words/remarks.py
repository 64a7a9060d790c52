"""What people write behind opening hours: that one has to ask first, and how."""

from __future__ import annotations

import re
from collections.abc import Callable

# 'enkel op afspraak: bel 09 000 00 00' → 'bel 09 000 00 00'
_APPOINTMENT = re.compile(
    r"(?:(?:enkel|alleen|uitsluitend|steeds|liefst|only|uniquement) )?"
    r"(?:(?:op|na|mits|volgens|by|sur|auf|nach) )?(?:telefonische )?"
    r"(?:afspraak|afspr\.|appointment|rendez-vous|rdv|termin)"
    r"(?: (?:only|alleen|uniquement|verplicht|obligatoire|nodig))?"
    r"[\s:;,.!(–-]*(?P<how>.*?)[\s).!]*",
    re.IGNORECASE,
)


def asked_first(remark: str, say: Callable[..., str]) -> str:
    """Return 'by appointment' in a language, with how to make one; other remarks as they were written."""
    found = _APPOINTMENT.fullmatch(remark)
    if found is None:
        return remark or say("hours.appointment")
    said = say("hours.appointment")
    return f"{said}: {found['how']}" if found["how"] else said


def is_appointment(remark: str) -> bool:
    """Say whether a remark is about an appointment."""
    return _APPOINTMENT.match(remark) is not None
