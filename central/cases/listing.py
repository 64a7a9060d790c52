"""The list of cases: which ones, under which filters.

Search words stay out of addresses. An address lands in the browser's history on a shared desk, in the front
server's access log and in bookmarks; a name in it would be a person's data there. So the words are posted,
kept in the session, and gone with it. Filters (status, place, language …) name no person and stay in the
address, so that a list can be bookmarked and the back button works.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.http import QueryDict

from central.pages.keyset import Place

SESSION_KEY = "case-search"
ALONE_KEY = "case-alone"  # the list somebody was at last had one person in it: nobody is beside them
LIST_KEY = "case-list"  # where in the list somebody was last: filters and place, no words
PER_PAGE = 25


@dataclass(frozen=True)
class Filters:
    """The filters of the list as they stand in its address; '' is 'all'."""

    status: str = ""
    kanaal: str = ""
    plaats: str = ""
    taal: str = ""
    regeling: str = ""
    te_laat: str = ""
    zonder_stap: str = ""

    @classmethod
    def of(cls, said: QueryDict) -> Filters:
        return cls(**{field.name: said.get(field.name, "")[:60] for field in fields(cls)})

    def address(self) -> str:
        """Return the filters as the query part of an address, without the empty ones."""
        return urlencode(
            {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}
        )

    @property
    def any(self) -> bool:
        return self != Filters()


def whereabouts(said: QueryDict) -> str:
    """Return filters and place in the list, as far as an address names them, as the query of an address."""
    return "&".join(part for part in (Filters.of(said).address(), Place.of(said).address()) if part)
