"""What can be chosen in the filters of the list: kept as people come in, never asked of everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from central.accounts.models import Organisation
from central.cases.models import Case, CaseScheme, FilterChoice
from central.written.labels import Words
from kiosk.journeys.typed import clean
from kiosk.words.folding import folded_words

NO_PLACE = "geen"  # in the filter on place: who has no address, did not say it or was not asked
Filter = FilterChoice.Filter
COLUMNS = {Filter.CHANNEL: "channel", Filter.PLACE: "postcode", Filter.LANGUAGE: "language"}
SEEN = frozenset({*COLUMNS.values(), "place_name"})
Row = tuple[UUID, str, str, str]  # organisation, filter, value, name of a place


def keep_choices(cases: Iterable[Any], schemes: Iterable[tuple[UUID, str]] = ()) -> None:
    """Keep what these people have as something to choose. In one order for everybody: no deadlock.

    `schemes`: what they asked for, each with whose it is.
    """
    rows: set[Row] = {(organisation, Filter.SCHEME.value, scheme, "") for organisation, scheme in schemes}
    for case in cases:
        rows |= _rows(case)
    if rows:
        FilterChoice.objects.bulk_create(
            (
                FilterChoice(organisation_id=organisation, filter=which, value=value, name=name)
                for organisation, which, value, name in sorted(rows)
            ),
            ignore_conflicts=True,
        )


def _rows(case: Any) -> set[Row]:
    named = dict.fromkeys(COLUMNS, "") | {Filter.PLACE: case.place_name}
    return {
        (case.organisation_id, which.value, getattr(case, column), named[which])
        for which, column in COLUMNS.items()
    }


def on_saved(instance: Case, created: bool, update_fields: frozenset[str] | None, **_: object) -> None:
    """Receiver of post_save: whatever saves a case need not think of the filters."""
    if created or update_fields is None or SEEN & update_fields:
        keep_choices([instance])


def on_deleted(instance: Case, **_: object) -> None:
    """Receiver of post_delete: what somebody wrote as their place is not left behind here."""
    mine = Case.objects.filter(organisation_id=instance.organisation_id, postcode=instance.postcode)
    if not mine.filter(place_name=instance.place_name).exists():
        FilterChoice.objects.filter(
            organisation_id=instance.organisation_id,
            filter=Filter.PLACE,
            value=instance.postcode,
            name=instance.place_name,
        ).delete()


def forget_unused() -> int:
    """Take away what nobody has any more; return how many. Reads every case: once a day is enough."""
    found: set[Row] = set()
    for which, column in COLUMNS.items():
        name = "place_name" if which == Filter.PLACE else None
        columns = ["organisation_id", column, *([name] if name else [])]
        for organisation, value, *named in Case.objects.order_by().values_list(*columns).distinct():
            found.add((organisation, which.value, value, named[0] if named else ""))
    for organisation, scheme in CaseScheme.objects.values_list("organisation_id", "scheme").distinct():
        found.add((organisation, Filter.SCHEME.value, scheme, ""))
    kept = FilterChoice.objects.values_list("pk", "organisation_id", "filter", "value", "name")
    gone = [pk for pk, *row in kept if tuple(row) not in found]
    return FilterChoice.objects.filter(pk__in=gone).delete()[0] if gone else 0


def choices_of(organisations: Sequence[Organisation], words: Words) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen in each filter: only values that occur, in words."""
    found: dict[str, set[tuple[str, str]]] = {which.value: set() for which in Filter}
    rows = FilterChoice.objects.filter(organisation__in=organisations)
    for which, value, name in rows.values_list("filter", "value", "name"):
        found.setdefault(which, set()).add((value, name))
    places = found[Filter.PLACE]
    told = {place for place in places if place[0]}
    return {
        "status": list(Case.Status.choices),
        "kanaal": _named(found[Filter.CHANNEL], lambda id_: words.choice("channel", id_)),
        "plaats": _places(told) + ([(NO_PLACE, "Niet gezegd")] if told != places else []),
        "taal": _named(found[Filter.LANGUAGE], words.language),
        "regeling": _named(found[Filter.SCHEME], words.scheme),
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


def _named(found: Iterable[tuple[str, str]], name: Callable[[str], str]) -> list[tuple[str, str]]:
    return sorted(((id_, name(id_)) for id_, _ in found), key=lambda option: option[1].casefold())
