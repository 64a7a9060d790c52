"""The log of who looked at what: persons, lists, searches, files, prints, and what was not for them;
and of who decided who works here.

Holds no name and no search word: who, when, which page, of which organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest

from central.accounts.models import AccessLog, Membership, Organisation, User


def note(
    request: HttpRequest,
    organisation: Organisation,
    kind: AccessLog.Kind,
    case_id: UUID | None = None,
    page: str = "",
) -> None:
    """Write down that this person saw this page of an organisation (`page`: another one than asked for)."""
    AccessLog.objects.create(
        organisation=organisation,
        kind=kind,
        case_id=case_id,
        user=request.user,
        page=page[:40] or _page(request),
    )


def by_command(organisation: Organisation, kind: AccessLog.Kind, page: str, case_id: UUID) -> None:
    """Write down that somebody at the machine itself saw or took along all about one person."""
    AccessLog.objects.create(organisation=organisation, kind=kind, page=page[:40], case_id=case_id, user=None)


def staff_act(organisation: Organisation, by: User | None, page: str, about: User | None, said: str) -> None:
    """Write down what somebody decided about a colleague or an organisation; `by` None: by command."""
    AccessLog.objects.create(
        organisation=organisation,
        kind=AccessLog.Kind.STAFF,
        user=by,
        page=page[:40],
        about=about,
        said=said[:120],
    )


def changed(organisation: Organisation, by: User | None, page: str, said: str) -> None:
    """Write down what somebody changed of what an organisation shows people; never a word about a citizen."""
    AccessLog.objects.create(
        organisation=organisation, kind=AccessLog.Kind.CHANGE, user=by, page=page[:40], said=said[:120]
    )


def refused(request: HttpRequest, memberships: Sequence[Membership]) -> None:
    """Write down that somebody asked for what is not theirs, in each organisation they work for.

    It is their own administrator who should ask why; the other organisation learns no names of theirs.
    """
    where = request.resolver_match.kwargs if request.resolver_match else {}
    asked = next((one for one in where.values() if isinstance(one, UUID)), None)
    AccessLog.objects.bulk_create(
        AccessLog(
            organisation=one.organisation,
            kind=AccessLog.Kind.REFUSED,
            case_id=asked,
            user=request.user,
            page=_page(request),
        )
        for one in memberships
    )


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name or "")[:40] if match else ""
