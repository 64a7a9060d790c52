"""The services of an HSDS 3 file, whatever its shape: a page of its API, a list, one service, an organization
with services in it, or the tables of the specification side by side, joined here by their ids."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from central.catalogue.standards.found import FileRefused

Json = dict[str, Any]
_LISTS = ("contents", "services", "service", "items", "data", "results")
_ORGANISATIONS = ("organizations", "organization")
# table → the tables that belong to it, and the key by which they name it
_JOINED = {
    "location": (("address", "location_id"), ("phone", "location_id"), ("accessibility", "location_id")),
    "service": (
        ("schedule", "service_id"), ("language", "service_id"), ("cost_option", "service_id"),
        ("phone", "service_id"), ("service_at_location", "service_id"),
    ),
    "service_at_location": (("schedule", "service_at_location_id"),),
}  # fmt: skip
_PLURAL = {"address": "addresses", "accessibility": "accessibility"}


def services_in(data: bytes) -> list[Json | None]:
    """Return the services of a file; None for what is none. Raises FileRefused."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FileRefused("Dit is geen JSON: het bestand is niet te lezen.") from None
    found = list(_services(said))
    if not found:
        raise FileRefused("In dit bestand staan geen diensten (HSDS 3): we zoeken 'services'.")
    return [one if isinstance(one, dict) else None for one in found]


def _services(said: Any) -> Iterator[Any]:
    if isinstance(said, list):
        for one in said:
            yield from _of_item(one)
        return
    if not isinstance(said, dict):
        return
    tables = {name: _table(said, name) for name in (*_JOINED, "address", "phone", "schedule", "organization")}
    if tables["service"] and (tables["location"] or tables["schedule"] or tables["service_at_location"]):
        yield from _joined(said)
        return
    for key in (*_LISTS, *_ORGANISATIONS):
        if isinstance(said.get(key), list):
            for one in said[key]:
                yield from _of_item(one)
            return
    yield from _of_item(said) if "name" in said or "id" in said else ()


def _of_item(one: Any) -> Iterator[Any]:
    """Give a service, or the services of an organization; whose they are, each of those is told."""
    if not isinstance(one, dict) or not isinstance(one.get("services"), list):
        yield one
        return
    house = {key: value for key, value in one.items() if key != "services"}
    for service in one["services"]:
        yield {"organization": house, **service} if isinstance(service, dict) else service


def _table(said: Json, name: str) -> list[Json]:
    for key in (name, _PLURAL.get(name, f"{name}s")):
        if isinstance(said.get(key), list):
            return [row for row in said[key] if isinstance(row, dict)]
    return []


def _joined(said: Json) -> Iterator[Json]:
    """Give services with what other tables say of them."""
    by_parent: dict[tuple[str, str], dict[str, list[Json]]] = defaultdict(lambda: defaultdict(list))
    for table, children in _JOINED.items():
        for child, key in children:
            for row in _table(said, child):
                by_parent[table, child][str(row.get(key))].append(row)
    locations = {str(one.get("id")): _with(one, "location", by_parent) for one in _table(said, "location")}
    houses = {str(one.get("id")): one for one in _table(said, "organization")}
    for service in _table(said, "service"):
        whole = _with(service, "service", by_parent)
        if house := houses.get(str(service.get("organization_id"))):
            whole.setdefault("organization", house)
        for at in whole.get("service_at_locations", []):
            if isinstance(at, dict):
                at.update(_with(at, "service_at_location", by_parent))
                at.setdefault("location", locations.get(str(at.get("location_id"))))
        yield whole


def _with(row: Json, table: str, by_parent: dict[tuple[str, str], dict[str, list[Json]]]) -> Json:
    found = dict(row)
    for child, _ in _JOINED[table]:
        rows = by_parent[table, child].get(str(row.get("id")), [])
        if rows:
            found.setdefault(_PLURAL.get(child, f"{child}s"), [dict(one) for one in rows])
    return found
