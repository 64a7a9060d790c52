"""Which case somebody may open. What belongs to another organisation does not exist: 404, never 403."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from central.accounts.access import my_organisations
from central.accounts.models import AccessLog, Deletion
from central.cases.models import Case


class CaseGone(Http404):
    """A colleague took this case away, with all that was in it."""

    def __init__(self, deletion: Deletion) -> None:
        super().__init__()
        self.deletion = deletion


def my_case(request: HttpRequest, case_id: UUID) -> Case:
    """Return the case when it belongs to an organisation of this person; Http404 otherwise."""
    mine = my_organisations(request)
    found = (
        Case.objects.select_related("organisation", "device")
        .filter(organisation__in=mine, id=case_id)
        .first()
    )
    if found is None:
        gone = Deletion.objects.filter(organisation__in=mine, case_id=case_id).select_related("user").first()
        raise CaseGone(gone) if gone else Http404
    return found


def note_view(request: HttpRequest, case: Case) -> None:
    """Write down that this person opened this case."""
    AccessLog.objects.create(organisation=case.organisation, case_id=case.id, user=request.user)
