"""Who may see and do what: by role, by kind of data. No database here and no page, only the table itself.

Reception sees who came, when, and how to reach them; not what they asked and not what colleagues wrote.
A volunteer sees the person they were handed, or whose paper they hold. A reader sees figures of nobody.
What takes away or carries off many people's data is for coordinators and administrators.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody does for one organisation."""

    RECEPTION = "reception"
    WORKER = "worker"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    READER = "reader"
    VOLUNTEER = "volunteer"


class Right(StrEnum):
    """What a page or a form asks of who opens it."""

    PEOPLE = "people"  # the page of one person, as far as `sees` lets one see it
    TODAY = "today"  # whom to answer and what to do, of all of the organisation
    LIST = "list"  # everybody of the organisation, and searching among them
    WORK = "work"  # steps, notes, status
    MANY = "many"  # the same for many of the list at once
    DECIDE = "decide"  # what was asked with a typed code
    SHARE = "share"  # hand somebody over to another organisation
    REMOVE = "remove"  # take a person away for ever
    EXPORT = "export"  # carry a list off as a file
    OFFERS = "offers"  # courses with who signed up
    SEATS = "seats"  # say who has a place, who stops, who was there
    TEXTS = "texts"  # words of offers in other languages
    CATALOGUE = "catalogue"  # places, offers, closing days and schemes: change and publish them
    INBOX = "inbox"  # what came in and could not be opened
    DEVICES = "devices"
    STANDS = "stands"
    ROSTER = "roster"  # who stands where: plan it, ask volunteers, see how to reach them
    LAPTOPS = "laptops"  # devices that were given, from the gift to whoever gets one
    DUTY = "duty"
    FIGURES = "figures"
    PLAN = "plan"  # an action for an empty cell of the matrix, a goal
    REPORT = "report"  # let the report out by a link, and end it
    RETENTION = "retention"  # how long what is kept
    STAFF = "staff"  # who works here, and as what
    ORGANISATIONS = "organisations"  # which there are: of no role, but of who runs the whole service


class Data(StrEnum):
    """Kinds of data about one person."""

    WHO = "who"  # name, place, code on paper, language
    WHEN = "when"  # when they came, how it stands, which day is next
    REACH = "reach"
    ANSWERS = "answers"  # what they asked and said, and their corrections
    NOTES = "notes"  # what colleagues wrote, and what was done
    VIEWS = "views"  # who looked at them


OF_THE_SERVICE = frozenset({Right.ORGANISATIONS})
_ALL = frozenset(Right) - OF_THE_SERVICE
_WORKER = _ALL - {Right.REMOVE, Right.EXPORT, Right.REPORT, Right.RETENTION, Right.STAFF}
_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.RECEPTION: frozenset(
        {Right.PEOPLE, Right.LIST, Right.OFFERS, Right.SEATS, Right.LAPTOPS, Right.DUTY}
    ),
    Role.WORKER: _WORKER,
    Role.COORDINATOR: _WORKER | {Right.REMOVE, Right.EXPORT, Right.REPORT},
    Role.ADMINISTRATOR: _ALL,
    Role.READER: frozenset({Right.FIGURES}),
    Role.VOLUNTEER: frozenset({Right.PEOPLE, Right.WORK, Right.LAPTOPS, Right.DUTY}),
}
_SEES: dict[Role, frozenset[Data]] = {
    Role.RECEPTION: frozenset({Data.WHO, Data.WHEN, Data.REACH}),
    Role.WORKER: frozenset(Data),
    Role.COORDINATOR: frozenset(Data),
    Role.ADMINISTRATOR: frozenset(Data),
    Role.READER: frozenset(),
    Role.VOLUNTEER: frozenset(Data) - {Data.VIEWS},
}
# Whoever can take away, carry off or let in proves twice who they are.
_TWICE = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


def may(role: str, right: Right) -> bool:
    """Say whether a role has a right; a role that nobody knows has none."""
    return role in _RIGHTS and right in _RIGHTS[Role(role)]


def sees(role: str, data: Data) -> bool:
    """Say whether a role sees this kind of data of a person it may open."""
    return role in _SEES and data in _SEES[Role(role)]


def only_handed(role: str) -> bool:
    """Say whether a role opens only who was handed to it or whose paper it holds, not everybody."""
    return may(role, Right.PEOPLE) and not may(role, Right.LIST)


def needs_second_factor(role: str) -> bool:
    """Say whether a password alone is not enough for a role."""
    return role in _TWICE
