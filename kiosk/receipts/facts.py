"""What a paper is made from. There is deliberately no place here for a name, a number or a benefit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Contact = Literal["phone", "email", "visit"]
Verdict = Literal["likely", "unlikely", "ask"]


class Words(Protocol):
    """Looks up a text of the paper in one language: `words('paper.rules', date='3 mei 2026')`."""

    def __call__(self, key: str, /, **values: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Nearby:
    """The nearest place that can be found by its street, or by telephone."""

    name: str
    address: str
    phone: str = ""
    hours: tuple[str, ...] = ()  # one line each, in words


@dataclass(frozen=True, slots=True)
class ToCall:
    """Who helps further: the organisation as people call it, and how to find it.

    `nearby` is where to go instead, while nobody knows the organisation's own street or telephone number.
    """

    organisation: str
    phone: str
    address: str = ""
    hours: tuple[str, ...] = ()  # one line each, in words
    logo: str = ""  # a picture that stands on top instead of the name
    nearby: Nearby | None = None
    # For who speaks no Dutch: what it is, in their language, and what to show or to let somebody say.
    aloud: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class AskedScheme:
    """A scheme the person touched 'ask for this' for: its name and the date of its rules, no verdict."""

    name: str
    rules_of: date | None = None  # when somebody last compared the rules with their source; None = never
    stale: bool = False


@dataclass(frozen=True, slots=True)
class AskedOffer:
    """What the person signed up for, as the catalogue says it; provisional until central confirms."""

    title: str
    when: str = ""
    place: str = ""  # name and address
    days: tuple[str, ...] = ()  # from when, when next, until when; one line each, in words


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """The printable part of one request for help, with words already in `language`.

    `contact` says how the person will be reached, never where. `when` is the label of a choice the person
    touched ('in de voormiddag'), never something typed. `in_dutch` is the same in Dutch, printed short for
    the desk when `language` is not Dutch.
    """

    language: str
    title: str
    contact: Contact
    call: ToCall
    code: str  # 8 characters, without the dash
    url: str  # behind the QR: https://HOST/p/TOKEN
    made: date
    schemes: tuple[AskedScheme, ...] = ()
    when: str = ""
    asked: str = ""  # above the title: 'Je wil'; empty: 'Je vroeg hulp bij'
    first: tuple[str, ...] = ()  # what happens before we call, mail or come
    reached: str = ""  # whom we call, mail or visit; empty: the person
    next_steps: tuple[str, ...] = ()  # what happens after that
    bring: tuple[str, ...] = ()
    in_dutch: RecordFacts | None = None
    icon: str = "message-circle"  # of the journey
    offer: AskedOffer | None = None
    certain: bool = False  # the place is theirs, or their number on the list: nothing is provisional
    example: bool = False
    draft: bool = False  # nobody has reviewed the texts of this language
    answer_by: date | None = None  # the last day on which somebody hears from us; None: nothing is promised
    promise: str = "whole"  # of the journey
    to_sign: bool = False  # the person also has the paper of a check, which asks to be handed in


def steps_of(record: RecordFacts, words: Words) -> tuple[str, ...]:
    """Return what happens now, in the order in which it happens; of who has a place nobody must be told."""
    if record.certain:
        return record.next_steps
    return (*record.first, record.reached or words(f"paper.next.{record.contact}"), *record.next_steps)


def needed_of(record: RecordFacts, words: Words) -> tuple[str, ...]:
    """Return what to have ready: the paper to sign among it, which now waits with the person."""
    return (*record.bring, *((words("paper.bring.signed"),) if record.to_sign else ()))


@dataclass(frozen=True, slots=True)
class CheckedScheme:
    """One scheme of the quick-check. The reason is left out: it would name a benefit of the household."""

    name: str
    verdict: Verdict
    next_steps: tuple[str, ...] = ()
    alternative: str = ""  # the other thing we can do for somebody with 'probably not'
    bring: tuple[str, ...] = ()
    rules_of: date | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """The next time somebody looks at such a thing together with whoever walks in."""

    title: str
    day: str  # its day and hours, in words
    place: str


@dataclass(frozen=True, slots=True)
class NearPlace:
    """Where the paper can be handed in: the nearest place that says when it opens."""

    name: str
    address: str
    opens: str  # the next day and hour, in words
    way: tuple[str, ...] = ()  # how to get there, and whether a wheelchair gets in
    session: Session | None = None  # here or elsewhere


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """What somebody signs after a check. Name and address are written by hand: no machine knows them."""

    scheme: str
    likely: bool  # otherwise it asks to look at it together
    bring: tuple[str, ...] = ()
    bring_icons: tuple[str, ...] = ()
    saves: tuple[str, ...] = ()  # what it may save a month; the price, its day and its source
    place: NearPlace | None = None


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What a person takes home from a quick-check. No code: nothing was kept."""

    language: str
    title: str
    call: ToCall
    on: date
    schemes: tuple[CheckedScheme, ...] = ()
    request: RequestFacts | None = None
    in_dutch: CheckFacts | None = None
    icon: str = "search"
    example: bool = False
    draft: bool = False  # nobody has reviewed the texts of this language


def once(items: Iterable[str]) -> tuple[str, ...]:
    """Return each of `items` once, in their order."""
    return tuple(dict.fromkeys(items))
