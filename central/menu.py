"""What stands on top of every staff page. All its numbers are one question to the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from operator import add
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import JSONField, QuerySet, Value
from django.http import HttpRequest

from central.accounts.access import current_organisation, memberships, rights, runs_service
from central.accounts.models import Organisation
from central.accounts.printing import address_when_printed
from central.accounts.roles import OF_THE_SERVICE, Right
from central.cases.asking_staff import asked
from central.equipment.lending import late
from central.intake.problems import problems
from central.pages.counted import Counted
from central.roster.planning import lacking
from central.sign_ups.telling import still_heard, to_tell


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: whose pages these are, and what needs somebody's eye."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    if not memberships(request):
        mine = [_item(SERVICE, 0, "")] if runs_service(request) else []
        return {
            "house_name": "Opvolging",
            "menu": mine,
            "may": {one.value for one in OF_THE_SERVICE} if mine else (),
        }
    here, may = current_organisation(request), rights(request)
    known = ITEMS if Right.STAFF in may else (*ITEMS, SERVICE)  # who has Beheer finds it there
    items = [item for item in known if item.right in may]
    numbers = _numbers(here, items)
    name = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "house_name": str(here),
        "here": here,
        "prints": address_when_printed(request) if Right.PEOPLE in may else "",
        "several_organisations": len(memberships(request)) > 1,
        "houses": [one.organisation for one in memberships(request)],
        "menu": [_item(item, numbers.get(item.page, 0), name or "") for item in items],
        "may": {right.value for right in may},
    }


class Item(NamedTuple):
    """A word in the menu: the page it opens, the start of the names of its pages, what its number counts."""

    word: str
    page: str
    prefix: str | tuple[str, ...]
    right: Right
    count: Callable[[Organisation], Sequence[QuerySet[Any]]] | None = None  # the rows of all of these
    counted: str = ""


OF_OFFERS = ("offer", "place", "publish", "freshness", "closing-days", "scheme")
GOVERNING = ("staff", "retention", "audit", "organisations")
OFFERS = "offers"  # what is over is known from what an offer says, and not to the database
ITEMS = (
    Item("Vandaag", "today", "today", Right.TODAY),
    Item("Mensen", "case-list", ("case", "batch", "handover", "paper-read", "type-in"), Right.PEOPLE),
    Item("Gevraagd", "asked", "asked", Right.DECIDE, lambda here: [asked([here])], "om te beslissen"),
    Item("Aanbod", OFFERS, OF_OFFERS, Right.OFFERS, counted="te bevestigen"),
    Item("Laptops", "laptops", "laptop", Right.LAPTOPS, lambda here: [late(here)], "te laat terug"),
    Item("Postvak", "inbox", "inbox", Right.INBOX, lambda here: problems([here]), "om na te kijken"),
    Item("Toestellen", "devices", "device", Right.DEVICES),
    Item("Stands", "stands", "stands", Right.STANDS),
    Item("Rooster", "roster", "roster", Right.ROSTER, lambda here: [lacking([here])], "stands zoeken iemand"),
    Item("Dienst", "duty", "duty", Right.DUTY),
    Item("Cijfers", "figures", "figures", Right.FIGURES),
    Item("Beheer", "staff", GOVERNING, Right.STAFF),
)
SERVICE = Item("Organisaties", "organisations", GOVERNING, Right.ORGANISATIONS)


def _numbers(here: Organisation, items: Sequence[Item]) -> dict[str, int]:
    """Return what the items count, by page."""
    found: dict[str, int] = {}
    asked_for = tuple(item.page for item in items if item.count or item.page == OFFERS)
    if not asked_for:
        return found
    with connection.cursor() as cursor:
        cursor.execute(*_question(here, asked_for))
        for page, entry, number in cursor.fetchall():
            if page != OFFERS or still_heard(json.loads(entry)):
                found[page] = found.get(page, 0) + number
    return found


@lru_cache(maxsize=512)
def _question(here: Organisation, pages: Sequence[str]) -> tuple[str, Sequence[Any]]:
    """Return the statement that counts for these pages. Kept: to build it takes longer than to answer it."""
    one = Organisation.objects.filter(pk=here.pk).order_by()
    parts = [to_tell(here, OFFERS)] if OFFERS in pages else []
    for item in ITEMS:
        if item.count and item.page in pages:
            count = reduce(add, map(Counted, item.count(here)))
            parts.append(one.values_list(Value(item.page), Value(None, JSONField()), count))
    statement, values = parts[0].union(*parts[1:], all=True).query.sql_with_params()
    return statement, values


def _item(item: Item, number: int, name: str) -> dict[str, Any]:
    return {
        "word": item.word,
        "page": item.page,
        "is_here": name.startswith(item.prefix) or (item.page, name) == ("today", "worklist"),
        "number": number,
        "counted": item.counted,
    }
