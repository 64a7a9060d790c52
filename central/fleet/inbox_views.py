"""The page 'Postvak': what came in but needs somebody's eye."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from central.accounts import audit
from central.accounts.access import by_post, current_organisation, my_organisations, needs
from central.accounts.models import AccessLog, Organisation
from central.accounts.roles import Right
from central.cases.models import Case
from central.intake import quarantine
from central.intake.models import Device, EnvelopeConflict, InboxEnvelope
from central.intake.problems import conflicts, failed
from central.intake.reasons import REASONS
from central.pages import keyset
from central.pages.stale_forms import carry_out, fingerprint, last_done
from central.pages.templatetags.dutch import moment

A_PAGE = 25
NEWEST = keyset.Order("received_at")
LISTS = ("dicht", "botsing", "codes")


@needs(Right.INBOX, log=AccessLog.Kind.LIST)
@require_GET
def inbox_problems(request: HttpRequest) -> HttpResponse:
    """Envelopes that could not be opened and why, conflicts, codes that two papers share."""
    mine = [current_organisation(request)]
    clashes = Case.objects.filter(organisation__in=mine, code=None).exclude(status=Case.Status.DONE)
    lists = dict(zip(LISTS, (failed(mine), conflicts(mine), clashes.select_related("device")), strict=True))
    only = _list_of(request.GET)
    found = {
        name: _page(rows, request.GET if only else QueryDict())
        for name, rows in lists.items()
        if only in ("", name)
    }
    if only and not found[only][0]:
        return redirect("inbox")  # the last of it was done: the other lists are seen again
    failed_, conflicts_, clashes_ = (found.get(name, ([], None)) for name in lists)
    held = () if only else quarantine.held_by_device(mine)
    page = {
        "only": only,
        "here": _whereabouts(request.GET),
        "failed": [(one, REASONS.get(one.reason), _standing(one)) for one in failed_[0]],
        "failed_page": failed_[1],
        "conflicts": [(conflict, _standing(conflict)) for conflict in conflicts_[0]],
        "conflicts_page": conflicts_[1],
        "held": [row | {"standing": held_fingerprint(row["ids"])} for row in held],  # type: ignore[arg-type]
        "clashes": clashes_[0],
        "clashes_page": clashes_[1],
        "waiting": keyset.count_some(
            [InboxEnvelope.objects.filter(organisation__in=mine, state=InboxEnvelope.State.WAITING)]
        ),
    }
    return render(request, "fleet/inbox.html", page)


def _list_of(said: QueryDict) -> str:
    name = said.get("lijst", "")
    return name if name in LISTS else ""


def _whereabouts(said: QueryDict) -> str:
    """Return the list and the place in it that an address names; '' for the page as it begins."""
    only = _list_of(said)
    parts = (f"lijst={only}", keyset.Place.of(said, NEWEST).address()) if only else ()
    return "&".join(part for part in parts if part)


def _page(rows: QuerySet[Any], said: QueryDict) -> tuple[list[Any], keyset.Slice]:
    """Return the lines of one list, the newest first, from where the address says."""
    page = keyset.take([rows], NEWEST, keyset.Place.of(said, NEWEST), A_PAGE)
    found = rows.in_bulk([key.id for key in page.keys])
    return [found[key.id] for key in page.keys if key.id in found], page


@needs(Right.INBOX)
@by_post("inbox")
def mark_seen(request: HttpRequest, problem_id: UUID) -> HttpResponse:
    """Somebody looked at an envelope or a conflict: it leaves the page, and stays in the database."""
    row = _envelope(request, problem_id) or _conflict(request, problem_id)
    if row is None:
        raise Http404

    def look() -> None:
        row.seen_by = request.user
        row.save(update_fields=["seen_by"])

    return _do(request, row, look, "Nagekeken.")


@needs(Right.INBOX)
@by_post("inbox")
def try_again(request: HttpRequest, envelope_id: UUID) -> HttpResponse:
    """Let the worker try an envelope once more; 404 for one of another organisation."""
    row = _envelope(request, envelope_id)
    if row is None:
        raise Http404

    def again() -> None:
        row.state, row.reason, row.detail = InboxEnvelope.State.WAITING, "", ""
        row.save(update_fields=["state", "reason", "detail"])

    return _do(request, row, again, "We proberen het opnieuw. Kijk over een minuut nog eens.")


def _envelope(request: HttpRequest, id_: UUID) -> InboxEnvelope | None:
    mine = InboxEnvelope.objects.filter(organisation__in=my_organisations(request)).defer("sealed")
    return mine.filter(id=id_).first()


def _conflict(request: HttpRequest, id_: UUID) -> EnvelopeConflict | None:
    return EnvelopeConflict.objects.filter(organisation__in=my_organisations(request), id=id_).first()


def _standing(row: InboxEnvelope | EnvelopeConflict) -> str:
    """Return the fingerprint of what the page says of a line."""
    return fingerprint(getattr(row, "state", ""), getattr(row, "reason", ""), row.seen_by_id)


def _do(
    request: HttpRequest, row: InboxEnvelope | EnvelopeConflict, act: Callable[[], None], said: str
) -> HttpResponse:
    def now() -> str:
        return _standing(type(row).objects.select_for_update().defer(*_heavy(row)).get(id=row.id))

    return _once(request, row.organisation, now, act, f"inbox {row.id}", said)


def _heavy(row: InboxEnvelope | EnvelopeConflict) -> list[str]:
    return ["sealed"] if isinstance(row, InboxEnvelope) else []


@needs(Right.INBOX)
@by_post("inbox")
def let_held_in(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Let in what a device out of service brought; 404 for one of another organisation."""
    device = _retired(request, device_id)
    said = "Binnengelaten. Kijk over een minuut in de lijst."
    about, house = f"held {device.id}", device.organisation
    return _once(request, house, lambda: _held(device), lambda: quarantine.let_in(device), about, said)


@needs(Right.INBOX)
@by_post("inbox")
def drop_held(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Throw away what a device out of service brought; 404 for one of another organisation."""
    device = _retired(request, device_id)

    def drop() -> None:
        quarantine.drop(device, request.user)

    # What is thrown away was seen: a form that does not say so is not enough.
    about, house = f"held {device.id}", device.organisation
    return _once(request, house, lambda: _held(device), drop, about, "Weggegooid.", lambda: True)


def _held(device: Device) -> str:
    """Hold what is kept apart of a device and return its fingerprint: what came since was seen by nobody."""
    held = InboxEnvelope.objects.filter(device=device, state=InboxEnvelope.State.HELD).order_by("id")
    return held_fingerprint(list(held.select_for_update().values_list("id", flat=True)))


def held_fingerprint(ids: Sequence[UUID]) -> str:
    return fingerprint(sorted(ids))


def _once(
    request: HttpRequest,
    organisation: Organisation,
    now: Callable[[], str],
    act: Callable[[], object],
    about: str,
    said: str,
    others: Callable[[], bool] | None = None,
) -> HttpResponse:
    """Do something to a line of the page, when it is still as the page showed it."""

    def logged() -> None:
        act()
        audit.note(request, organisation, AccessLog.Kind.CHANGE)

    if not carry_out(request, logged, now, about, said.split(".")[0], others):
        messages.success(request, said)
    else:
        before = last_done(about)
        who = f"{before.user.name}, {moment(before.at)}: {before.what}." if before and before.user else ""
        line = "Er is niets gedaan: hier veranderde intussen iets. Kijk wat er nu staat."
        messages.error(request, f"{line} {who}".strip())
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to where in which list the form stood."""
    answer, here = redirect("inbox"), _whereabouts(QueryDict(request.POST.get("plek", "")))
    answer["Location"] += f"?{here}" if here else ""
    return answer


def _retired(request: HttpRequest, device_id: UUID) -> Device:
    mine = Device.objects.filter(organisation__in=my_organisations(request)).exclude(
        status=Device.Status.ACTIVE
    )
    found = mine.filter(id=device_id).first()
    if found is None:
        raise Http404
    return found
