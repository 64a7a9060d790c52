"""A site that nobody has made yet: the files of a whole, valid profile; what is not known is said in words.

What all organisations say alike stands there (config/texts/house.nl.toml): it is translated from the start.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.written.gaps import FILL_IN

JOURNEYS = (
    "internet-check", "internet-help", "offer-sign-up", "other-help", "question",
    "referral", "obstacle", "volunteer", "learning", "needs", "paper-correct",
)  # fmt: skip
AFTER_VISIT = ("satisfaction", "needs")
GROUNDS = ("public_task", "request", "consent")
LINE = 100  # characters of a list before it is broken


@dataclass(frozen=True)
class NewSite:
    """What somebody says who makes a site; all but its id may be left as it is and be changed in the file."""

    id: str
    name: str
    organisation: str  # its id, such as be.eeklo.de-kring
    house: str  # the organisation by name
    short: str
    languages: Sequence[str]
    journeys: Sequence[str] = JOURNEYS
    schemes: Sequence[str] = ()
    postcode: str = ""
    ground: str = "request"
    accent: str = "#0B5F5A"
    tint: str = "#DDEFEA"
    phone: str = FILL_IN
    address: str = FILL_IN
    offers: Sequence[str] = ()  # titles


def files_of(new: NewSite) -> dict[str, str]:
    """Return the text of each file of the folder, by name."""
    return {"site.toml": _site(new), "catalogue.toml": _catalogue(new)}


def offer_id(title: str) -> str:
    """Return an id for an offer of this title: small letters, digits and dashes."""
    letters = unicodedata.normalize("NFKD", title.lower())  # é is e, and a mark that is left out
    plain = "".join(
        char if char.isascii() and char.isalnum() else "" if unicodedata.combining(char) else "-"
        for char in letters
    )
    name = "-".join(part for part in plain.split("-") if part)
    return name if name[:1].isalpha() else f"offer-{name}".rstrip("-")


def _journeys(new: NewSite) -> str:
    after = f"after_visit = {_list(AFTER_VISIT)}   # asked of who is done here, without a name"
    return f"journeys = {_list(new.journeys)}\n{after}"


def _site(new: NewSite) -> str:
    near = [new.postcode, new.postcode[:2]] if new.postcode else []
    return f"""\
# {new.name}: {new.house}.
# '{FILL_IN}' is not known yet and not shown. `kiosk doctor --public` lists what is left.
id = {_text(new.id)}
name = {_text(new.name)}
languages = {_list(new.languages)}   # the first one is where a visit starts
spoken = {_list(new.languages)}
channel = "stand"           # how people came here when they do not say otherwise
# The first five are the tiles of the home screen, others stand behind 'Iets anders'; up to six all do.
{_journeys(new)}
schemes = {_list(new.schemes)}
near = {_list(near)}   # the kiosk's own town, then around it
logo = "{FILL_IN}"       # "logo.png", dark on white, in this folder
qr_host = {_text(f"{new.id}.example")}   # papers lead to https://HOST/p/TOKEN: the address of your central

[organisation]
id = {_text(new.organisation)}
name = {_text(new.house)}
short = {_text(new.short)}
phone = {_text(new.phone)}
address = {_text(new.address)}
hours = "{FILL_IN}"      # 'Mo-Fr 09:00-12:00; PH off': docs/opening-hours.md
closed = "{FILL_IN}"     # your own closing days beside the legal holidays: ['Jul 11 off "feestdag"']
answer_within_days = "{FILL_IN}"   # working days in which somebody is called; 0: no promise

# Words that others use as well (config/texts/house.nl.toml) are translated already; your own are not.
[attract]
title = "Welkom."
line = "Heb je hulp nodig? We zoeken het samen uit."

[notice]
id = {_text(f"{new.id}-registratie")}
version = "1"
ground = {_text(new.ground)}      # public_task | request | consent: a decision of your organisation
decided_by = "{FILL_IN}" # who decided on this ground, and when
title = "Wat doen we met je antwoorden?"
lines = [
    {{ icon = "clipboard-check", text = "We vragen alleen wat nodig is om je te helpen." }},
    {{ icon = "lock", text = "{{organisation}} leest dit. Anderen alleen als jij ja zegt." }},
    {{ icon = "eye-check", text = "Je kijkt alles na voor je iets verstuurt." }},
    {{ icon = "trash", text = "Je kan later alles laten wissen." }},
]

# What a volunteer chooses when a stand opens: action, partner, target group. Central counts by the id.
[stand]
actions = [
    {{ id = "stand", name = "Stand", icon = "flag" }},
]
partners = "{FILL_IN}"   # [{{ id = "school", name = "Een school", icon = "school" }}]
groups = [
    {{ id = "armoede", name = "Mensen in armoede", icon = "coins" }},
]

[colours]
accent = {_text(new.accent)}
tint = {_text(new.tint)}
on_accent = "#FFFFFF"
"""


def _catalogue(new: NewSite) -> str:
    head = f"""\
# Places and offers of {new.name}, until the central service publishes its own list.
# '{FILL_IN}' is not known yet and not shown. A place looks like this:
#
# [[place]]
# id = "bib"
# name = "Bibliotheek"
# address = "Straat 1"
# postcode = {_text(new.postcode or "9900")}
# town = {_text(new.name)}
# opening_hours = "Mo-Fr 09:00-12:00; PH off"
"""
    return head + "".join(_offer(title) for title in new.offers)


def _offer(title: str) -> str:
    keys = "".join(f'{key} = "{FILL_IN}"\n' for key in ("about", "when", "place", "price"))
    return (
        f'\n[[offer]]\nid = {_text(offer_id(title))}\nkind = "activity"   # course | drop-in | activity'
        f" | repair | service\ntitle = {_text(title)}\n{keys}sign_up = true\n"
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a string of JSON is one of TOML


def _list(values: Sequence[str]) -> str:
    words = [_text(value) for value in values]
    line = f"[{', '.join(words)}]"
    if len(line) <= LINE:
        return line
    return "[\n" + "".join(f"    {word},\n" for word in words) + "]"
