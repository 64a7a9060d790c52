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


# 'niet in schoolvakanties', 'vanaf september', 'behalve op feestdagen', 'sauf en août', '(on)even weken'
_LIMITS = re.compile(
    r"\b(?:niet|geen|behalve|uitgezonderd|buiten|tenzij|enkel|alleen|slechts|vanaf|tot|tijdens|sauf|hors|"
    r"excepté|uniquement|except|only|not)\b.*?\b(?:"
    r"janu|febr|maart|april|mei\b|juni\b|juli\b|augustus|septem|oktob|novem|decem|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"\w*vakanti|\w*verlof|(?:les|school)we|feestdag|zomer|winter|herfst|lente|kerst|pasen|paas|schooldag|schooljaar|"
    r"week\b|weken\b|weekend|maand|vacances|fériés|été\b|août|juillet|semaine|holiday|summer)"
    r"|\b\d{1,2} (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*\.? niet\b"
    r"|\b(?:on)?even (?:week|weken)|\bom de (?:week|\w+ weken)\b|\btweewekelijks|\bveertiendaags"
    r"|\bin (?:het school|de school|de zomer|de winter|de vakantie)|\bsemaines? (?:im)?paires?\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\book\b|\baussi\b|\balso\b", re.IGNORECASE)  # 'ook in de vakantie' takes nothing away


def limits_when(remark: str) -> bool:
    """Say whether a remark takes days away from the hours it stands behind: then they are not certain."""
    return _LIMITS.search(remark) is not None and _ALSO.search(remark) is None
