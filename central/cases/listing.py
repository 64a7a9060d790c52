"""The list of cases: which ones, under which filters.

Search words stay out of addresses. An address lands in the browser's history on a shared desk, in the front
server's access log and in bookmarks; a name in it would be a person's data there. So the words are posted,
kept in the session, and gone with it. Filters (status, place, language …) name no person and stay in the
address, so that a list can be bookmarked and the back button works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.utils import timezone

from central.accounts.models import Organisation
from central.cases.models import Case, CaseScheme, Step
from central.cases.search import search
from central.written.labels import Words
from kiosk.journeys.typed import clean
from kiosk.words.folding import folded_words

SESSION_KEY = "case-search"
LIST_KEY = "case-list"  # where in the list somebody was last: filters and page, no words
PER_PAGE = 25
NO_PLACE = "geen"  # in the filter on place: who has no address, did not say it or was not asked


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
    """Return filters and page of the list, as far as an address names them, as the query of an address."""
    page = said.get("bladzijde", "")
    number = f"bladzijde={int(page)}" if page.isascii() and page.isdigit() and len(page) < 8 else ""
    return "&".join(part for part in (Filters.of(said).address(), number) if part)


def cases_of(organisations: Sequence[Organisation]) -> QuerySet[Case]:
    """Return every case of these organisations, newest first."""
    return Case.objects.filter(organisation__in=organisations)


def filtered(organisations: Sequence[Organisation], filters: Filters, typed: str) -> QuerySet[Case]:
    """Return the cases of these organisations under these filters that match the search words."""
    cases = cases_of(organisations)
    if typed.strip():
        cases = search(Case.objects.all(), typed, organisations)
    direct = {
        "status": filters.status,
        "channel": filters.kanaal,
        "postcode": "" if filters.plaats == NO_PLACE else filters.plaats,
        "language": filters.taal,
    }
    cases = cases.filter(**{column: value for column, value in direct.items() if value})
    if filters.plaats == NO_PLACE:
        cases = cases.filter(postcode="")
    if filters.regeling:
        asked = CaseScheme.objects.filter(
            organisation=OuterRef("organisation"), case=OuterRef("pk"), scheme=filters.regeling
        )
        cases = cases.filter(Exists(asked))
    if filters.te_laat:
        late = Step.objects.filter(
            organisation=OuterRef("organisation"),
            case=OuterRef("pk"),
            done_at=None,
            due_on__lt=timezone.localdate(),
        )
        cases = cases.filter(Exists(late))
    if filters.zonder_stap:
        open_step = Step.objects.filter(
            organisation=OuterRef("organisation"), case=OuterRef("pk"), done_at=None
        )
        cases = cases.filter(~Exists(open_step), status=Case.Status.BUSY)
    return cases


def choices_of(organisations: Sequence[Organisation], words: Words) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen in each filter: only values that occur, in words."""
    mine = cases_of(organisations).order_by()
    places = set(mine.values_list("postcode", "place_name").distinct())
    told = {place for place in places if place[0]}
    schemes = CaseScheme.objects.filter(organisation__in=organisations).values_list("scheme", flat=True)
    return {
        "status": list(Case.Status.choices),
        "kanaal": _named(
            mine.values_list("channel", flat=True).distinct(), lambda id_: words.choice("channel", id_)
        ),
        "plaats": _places(told) + ([(NO_PLACE, "Niet gezegd")] if told != places else []),
        "taal": _named(mine.values_list("language", flat=True).distinct(), words.language),
        "regeling": _named(schemes.distinct(), words.scheme),
    }


def _places(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return one option for each postcode, that names every town or village somebody of it comes from."""
    towns: dict[str, dict[tuple[str, ...], str]] = {}
    for code, name in sorted(found):  # AALTER before Aalter: of two spellings the one in small letters stays
        towns.setdefault(code, {})[folded_words(name)] = clean(name)
    return [
        (code, f"{code} {', '.join(name for _, name in sorted(named.items()))}".strip())
        for code, named in sorted(towns.items())
    ]


def _named(ids, name) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    return sorted(((id_, name(id_)) for id_ in ids), key=lambda option: option[1].casefold())
