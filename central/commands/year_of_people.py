"""Who comes by in a made-up year, and what they say: the same seed gives the same people.

Nobody can be reached by what stands here: mail goes to .example (RFC 2606), and the telephone numbers are
those that Ofcom keeps free for stories (+44 7700 900000 to 900999). Each name ends in 'Voorbeeld'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from central.commands.year_of_days import YEAR, some_weekday
from central.commands.year_of_kiosks import AtStand
from kiosk.journeys.model import Journey
from kiosk.words.days import BELGIUM

MARK = "Voorbeeld"
# How often each is spoken here, and what people are called, in nine scripts.
LANGUAGES = {
    "nl": 40,
    "fr": 6,
    "en": 4,
    "ar": 12,
    "tr": 8,
    "uk": 10,
    "ru": 4,
    "fa": 5,
    "ps": 3,
    "ro": 3,
    "bg": 3,
    "pl": 2,
}
NAMES = {
    "nl": (
        "An",
        "Jan",
        "Greta",
        "Etienne",
        "Godelieve",
        "Wim",
        "Kevin",
        "Lieve",
        "Marc",
        "Zoë",
        "Rosa",
        "Dirk",
    ),
    "fr": ("Amélie", "Benoît", "Chloé", "Fatou", "Moussa", "Inès"),
    "en": ("Grace", "Emmanuel", "Joy", "Samuel"),
    "ar": ("سميرة", "محمد", "فاطمة", "يوسف", "ليلى", "عمر", "هدى"),
    "tr": ("Ayşe", "Emre", "Gülsüm", "İbrahim", "Şükran", "Yılmaz"),
    "uk": ("Олена", "Тарас", "Ґанна", "Юлія", "Їванка", "Сергій"),
    "ru": ("Ирина", "Алексей", "Наталья", "Мурат"),
    "fa": ("زهرا", "رضا", "مریم", "علی"),
    "ps": ("ګل مکۍ", "زرغونه", "پاینده"),
    "ro": ("Ștefan", "Ioana", "Mărioara"),
    "bg": ("Димитър", "Цветелина", "Асен"),
    "pl": ("Łukasz", "Małgorzata", "Zbigniew"),
}
# Pasted by a helper, from a letter or a card: other scripts than those of the screen.
OTHERS = ("Ελένη", "ሰላም", "თამარ", "Արմեն", "தமிழ்செல்வி", "রহিমা")
NOTES = (
    "Komt dinsdag langs met zijn identiteitskaart.",
    "Belt liever na vijf uur.",
    "Dochter belt mee: vraag altijd of het stil genoeg is.",
    "Heeft nog een contract tot het einde van de maand.",
    "Wil eerst weten wat het kost. Prijs samen bekeken.",
    "Router staat klaar bij de buurvrouw.",
    "Vraagt of de les ook 's avonds kan.",
)
# What some say with their paper, afterwards.
SAID = (
    "Ik heb de brief van het internetbedrijf gekregen. Kunnen jullie die samen met mij lezen?",
    "Ik ben de hele dag bereikbaar, behalve dinsdag.",
    "Mijn dochter wil ook internet. Kan dat op hetzelfde contract?",
    "De router werkt niet meer sinds gisteren.",
)
LATELY = 4  # days in which some came, so that a Monday begins with somebody
AGAIN, AT_A_STAND = 0.07, 0.45  # of all
CHANNELS = {"stand": 3, "flyer": 3, "friend": 5, "school": 2, "care": 1, "service": 4, "online": 1}
OPENS, CLOSES = 9, 17  # when people come by
# Questions whose answers stand in a place of their own in a record.
ELSEWHERE = ("reach", "reach_by", "channel", "helper", "language", "place")


@dataclass(frozen=True)
class Visitor:
    """Somebody who came by: when, and the record of what they said, without what only the device knows."""

    at: datetime
    said: dict[str, Any]
    again: bool = False  # they came before, and say the same of themselves


def visitors(
    chance: Random,
    journeys: list[Journey],
    towns: list[tuple[str, str]],
    number: int,
    now: datetime,
    stands: Sequence[AtStand] = (),
) -> Iterator[Visitor]:
    """Return so many people over the year before `now`, the first first. `towns`: (postcode, name).

    Some came in the last days; of the others nearly half to one of the stands, while it was open.
    """
    lately = [(_time(chance, now, LATELY), None) for _ in range(number // 16)]
    came = lately + [_came(chance, now, stands) for _ in range(number - len(lately))]
    before: list[dict[str, Any]] = []
    for at, stand in sorted(came, key=lambda one: one[0]):
        language = chance.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        journey = chance.choices(journeys, [_weight(one) for one in journeys])[0]
        said = _said(chance, journey, language, chance.choice(towns))
        if again := bool(before) and chance.random() < AGAIN:
            earlier = chance.choice(before)
            said |= {"person": earlier["person"], "language": earlier["language"]}
        if stand:
            said |= {"stand": str(stand.stand), "channel": "stand"}
        before.append(said)
        yield Visitor(at, said, again)


def _came(chance: Random, now: datetime, stands: Sequence[AtStand]) -> tuple[datetime, AtStand | None]:
    if not stands or chance.random() > AT_A_STAND:
        return _time(chance, now), None
    stand = chance.choice(stands)
    return stand.opened + chance.random() * (min(stand.closed, now) - stand.opened), stand


def _weight(journey: Journey) -> int:
    return {"internet-help": 10, "other-help": 4, "laptop-need": 4, "laptop-give": 3, "offer-sign-up": 0}.get(
        journey.id, 1
    )


def _time(chance: Random, now: datetime, within: int = YEAR) -> datetime:
    """A moment of a weekday within a year, while people come by."""
    day = some_weekday(chance, now, within)
    at = datetime.combine(day, time(chance.randrange(OPENS, CLOSES), chance.randrange(60)), BELGIUM)
    return min(at, now - timedelta(minutes=chance.randrange(5, 90)))


def _said(chance: Random, journey: Journey, language: str, town: tuple[str, str]) -> dict[str, Any]:
    first = chance.choice(OTHERS) if chance.random() < 0.04 else chance.choice(NAMES[language])
    asks = journey.id == "internet-help" and chance.random() < 0.5
    return {
        "journey": journey.id,
        "journey_revision": 1,
        "language": language,
        "person": {
            "name": f"{first} {MARK}",
            "language": language,
            "reach": _reach(chance),
            "place": {"postcode": town[0], "name": town[1]},
        },
        "answers": dict(_answers(chance, journey)),
        "schemes": ["be.sociaal-internetaanbod"] if asks else [],
        "from_check": asks and chance.random() < 0.6,
        "channel": chance.choices(list(CHANNELS), list(CHANNELS.values()))[0],
        "helper": chance.choice(("self", "self", "self", "volunteer")),
        "notice": {"id": "demo", "version": "demo", "ground": "request"},
    }


def _reach(chance: Random) -> dict[str, str]:
    by = chance.choices(("phone", "email", "visit"), (7, 2, 1))[0]
    value = {
        "phone": f"+447700900{chance.randrange(1000):03d}",
        "email": f"iemand{chance.randrange(1000)}@voorbeeld.example",
        "visit": "In het sociaal restaurant, op dinsdag",
    }[by]
    return {"by": by, "value": value}


def _answers(chance: Random, journey: Journey) -> Iterator[tuple[str, Any]]:
    """Return an answer for each question with tiles that is part of the record's answers."""
    for step in journey.steps:
        values = [choice.value for choice in step.choices]
        if not values or step.on_review_only or step.when or step.id in ELSEWHERE:
            continue
        if step.field == "several":
            yield step.id, chance.sample(values, chance.randint(1, min(2, len(values))))
        else:
            yield step.id, chance.choice(values)
