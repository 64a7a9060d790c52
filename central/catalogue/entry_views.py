"""The pages on which staff write a place or an offer: a draft, said back before anybody sees it."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from central.accounts.access import current_organisation, needs, typed, user_of
from central.accounts.models import Organisation, User
from central.accounts.roles import Right
from central.catalogue.access import my_offer, my_place
from central.catalogue.dutch_hours import in_words
from central.catalogue.entry_forms import EntryForm, OfferForm, PlaceForm
from central.catalogue.ground import BESIDE, lies_in_words, map_of
from central.catalogue.keeping import NotKept, checked, keep_offer, keep_place
from central.catalogue.models import Offer, Place
from central.catalogue.moments import calendar_at
from central.catalogue.sharing import can_get, shares_of
from central.catalogue.weeks import Day, four_weeks
from central.pages import drafts
from central.pages.stale_forms import carry_out, fingerprint
from central.written.site_words import SOURCE, site_of, words_in
from kiosk.wire.catalogue import Offer as WireOffer
from kiosk.wire.catalogue import Place as WirePlace
from kiosk.words.opening import BadHours, read_hours

KEPT = "Bewaard. De kiosken tonen het als je het publiceert."


class Kind(NamedTuple):
    """What differs between the page of a place and that of an offer."""

    table: type[Place] | type[Offer]
    form: type[EntryForm]
    page: str
    new_title: str
    list_page: str


PLACE = Kind(Place, PlaceForm, "place-edit", "Een plek erbij", "places")
OFFER = Kind(Offer, OfferForm, "offer-edit", "Een aanbod erbij", "offers")


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_place(request: HttpRequest) -> HttpResponse:
    """A place that was not there."""
    return _page(request, PLACE, current_organisation(request), None)


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def edit_place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    """One place, to read and to change."""
    row = my_place(request, place_id)
    return _page(request, PLACE, row.organisation, row)


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def new_offer(request: HttpRequest) -> HttpResponse:
    """An offer that was not there; `plek`: at which place."""
    return _page(request, OFFER, current_organisation(request), None)


@needs(Right.CATALOGUE)
@typed
@require_http_methods(["GET", "HEAD", "POST"])
def edit_offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """One offer, to read and to change."""
    row = my_offer(request, offer_id)
    return _page(request, OFFER, row.organisation, row)


def _page(request: HttpRequest, kind: Kind, here: Organisation, row: Any) -> HttpResponse:
    kept = drafts.find(request, request.get_full_path())
    initial = kind.form.initial_of(row.newest if row else {"place": request.GET.get("plek", "")})
    form = kind.form(here, initial=_with_kept(initial, kept))
    page: dict[str, Any] = {"kind": kind, "row": row, "here": here, "kept": kept}
    entry, status = (row.newest if row else None), 200
    if request.method == "POST":
        form = kind.form(here, request.POST)
        kept = page["kept"] = None
        if form.is_valid():
            entry = _tried(here, kind, row, form)
            if entry is not None and "kijk" in request.POST:
                page["looked"] = True
            elif entry is not None:
                try:
                    answer = _keep(request, kind, here, row, form, page)
                except NotKept as error:  # a place that stopped since it was looked at
                    form.refuse(error.wrong)
                else:
                    if answer is not None:
                        return answer
                    status = 409
        if form.errors and status == 200:
            status = 422
    if row:
        row.refresh_from_db()
    page |= {
        "form": form,
        "seen": seen_of(row),
        "read": _read_back(entry),
        "weeks": _weeks(here, kind, entry),
        **(_on_the_map(here, entry) if kind.table is Place else {}),
    }
    if isinstance(row, Offer):
        page |= {"shares": shares_of(row), "can_get": can_get(row)}
    return render(request, "catalogue/entry.html", page, status=status)


def _with_kept(initial: dict[str, Any], kept: drafts.Kept | None) -> dict[str, Any]:
    """Return what stands in the fields: what was typed when the session ended goes before what is kept."""
    if kept is None:
        return initial
    ticked = {"languages": kept.said.getlist("languages")}
    unticked = dict.fromkeys(("closing_days", "sign_up", "example"), False)
    return initial | unticked | kept.said.dict() | ticked


def _tried(here: Organisation, kind: Kind, row: Any, form: EntryForm) -> dict[str, Any] | None:
    """Return the entry that the form makes; None where it makes none, with words at its fields."""
    try:
        old = row.newest if row else {"id": "nieuw"}
        return checked(here, kind.table, old | form.said())
    except NotKept as error:
        form.refuse(error.wrong)
        return None


def _keep(
    request: HttpRequest, kind: Kind, here: Organisation, row: Any, form: EntryForm, page: dict[str, Any]
) -> HttpResponse | None:
    """Keep it and go to its page; None when a colleague was first, with what is there now at each field."""
    by, made = user_of(request), [row]

    def keep() -> None:
        said = form.said() | ({"id": row.slug} if row else {})
        made[0] = _kept(kind, here, said, by)

    about = f"{kind.page} {row.id}" if row else ""
    old = carry_out(request, keep, (lambda: seen_of(held_row(row))) if row else None, about)
    if old is None:
        if made[0] is None:  # the same form sent twice
            return redirect(kind.list_page)
        messages.success(request, KEPT)
        return redirect(kind.page, made[0].id)
    row.refresh_from_db()
    page |= {"old": True, "by": row.kept_by, "at": row.kept_at}
    form.show_what_is_there(kind.form.initial_of(row.newest))
    return None


def _kept(kind: Kind, here: Organisation, said: dict[str, Any], by: User) -> Place | Offer:
    row = keep_place(here, said, by) if kind.table is Place else keep_offer(here, said, by)
    row.checked_by = by
    row.save(update_fields=["checked_by"])
    return row


def seen_of(row: Any) -> str:
    """Return the fingerprint of what a page of an entry shows."""
    return fingerprint(sorted(row.newest.items(), key=lambda pair: pair[0]), row.leaves) if row else ""


def held_row(row: Any) -> Any:
    rows = type(row).objects.select_related("organisation")
    if transaction.get_connection().in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    return rows.get(pk=row.pk)


def _read_back(entry: dict[str, Any] | None) -> tuple[str, ...]:
    try:
        return in_words(read_hours(str(entry["opening_hours"])).reading) if entry else ()
    except (BadHours, KeyError):
        return ()


def _weeks(here: Organisation, kind: Kind, entry: dict[str, Any] | None) -> list[Day]:
    """Return the next four weeks; nothing while there is nothing that could be read."""
    model: Any = WirePlace if kind.table is Place else WireOffer
    try:
        read = model.model_validate(entry, strict=False) if entry else None
        at = _place_of(here, entry.get("place")) if entry else None
        return four_weeks(read, calendar_at(here), timezone.localdate(), at) if read else []
    except ValidationError:
        return []


def _on_the_map(here: Organisation, entry: dict[str, Any] | None) -> dict[str, Any]:
    """Return where a place lies, in words and as kiosks draw it; nothing while there is no place."""
    try:
        place = WirePlace.model_validate(entry, strict=False) if entry else None
    except ValidationError:
        return {}
    if place is None:
        return {}
    words = words_in(SOURCE, site_of(here))
    lies = lies_in_words(here, place.id, place.position)
    return {"lies": lies, "map": map_of(here, place, words, BESIDE), "at": place.position}


def _place_of(here: Organisation, slug: object) -> WirePlace | None:
    row = Place.objects.filter(organisation=here, slug=slug).first() if slug else None
    return WirePlace.model_validate(row.newest, strict=False) if row else None
