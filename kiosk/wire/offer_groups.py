"""Whom an offer is for, where staff wrote a group that is known: it is said in the language of the person.

The groups are those of a stand, translated once for all (the table `house.group` of config/texts). What else
staff write is shown as it is, or as they translated it.
"""

from __future__ import annotations

from kiosk.words.clock import Say

# Key → Dutch, as in config/texts/house.nl.toml: a test holds both together.
GROUPS = {
    "house.group.poverty": "Mensen in armoede",
    "house.group.no_internet": "Thuis geen internet",
    "house.group.parents": "Ouders van schoolkinderen",
    "house.group.families": "Gezinnen met kinderen",
    "house.group.work": "Wie werk zoekt",
    "house.group.language": "Wie een andere taal spreekt",
    "house.group.new": "Nieuwe inwoners",
    "house.group.lost": "Wie de weg niet vindt",
    "house.group.old": "Ouderen",
    "house.group.young": "Jongeren",
    "house.group.women": "Vrouwen",
}
_KEYS = {dutch.casefold(): key for key, dutch in GROUPS.items()}


def group_in(for_whom: str, say: Say, apart: str = ", ") -> str:
    """Return a known group, or several with `apart` between, in the language of `say`; else ''."""
    return apart.join(say(key) for key in _keys(for_whom)) if is_known(for_whom) else ""


def is_known(for_whom: str) -> bool:
    """Say whether all of it is groups that need no translation of staff."""
    return all(_keys(for_whom))


def _keys(for_whom: str) -> list[str]:
    return [_KEYS.get(part.strip(" .").casefold(), "") for part in for_whom.split(",")]
