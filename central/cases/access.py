"""Which case somebody may open. What belongs to another organisation does not exist: 404, never 403."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest

from central.accounts import audit
from central.accounts.access import may, my_organisations
from central.accounts.models import AccessLog, Deletion
from central.accounts.roles import Right
from central.cases.beside import joined, marked
from central.cases.models import Case, Step

READ_WITH = ("organisation", "device", "owner", "outcome", "withdrawal")
HELD = "held"  # in the session: whose paper somebody typed over, or took a photo of
MOST_HELD = 50


class CaseGone(Http404):
    """A colleague took this case away, with all that was in it."""

    def __init__(self, deletion: Deletion) -> None:
        super().__init__()
        self.deletion = deletion


def my_case(request: HttpRequest, case_id: UUID) -> Case:
    """Return the case when it belongs to an organisation of this person; Http404 otherwise."""
    mine = my_organisations(request)
    everybody = [one for one in mine if may(request, Right.LIST, one)]
    theirs = Q(organisation__in=everybody)
    if len(everybody) < len(mine):
        theirs |= Q(organisation__in=mine) & held_by(request)
    read = Case.objects.select_related(*READ_WITH, *joined()).annotate(**marked())
    found = read.filter(theirs, id=case_id).first()
    if found is None:
        gone = Deletion.objects.filter(organisation__in=mine, case_id=case_id).select_related("user").first()
        raise CaseGone(gone) if gone else Http404
    return found


def held_by(request: HttpRequest) -> Q:
    """Return which cases are this person's: followed, with a step for them, or shown by their paper."""
    step = Step.objects.filter(case=OuterRef("pk"), who=request.user.pk, done_at=None)
    return Q(owner=request.user.pk) | Q(Exists(step)) | Q(id__in=request.session.get(HELD, []))


def hold(request: HttpRequest, case: Case) -> None:
    """Whoever holds the paper of somebody may open their page until they log out."""
    kept = [one for one in request.session.get(HELD, []) if one != str(case.id)]
    request.session[HELD] = [*kept, str(case.id)][-MOST_HELD:]


def note_view(request: HttpRequest, case: Case, kind: AccessLog.Kind = AccessLog.Kind.CASE) -> None:
    """Write down that this person opened this case, or took it along."""
    audit.note(request, case.organisation, kind, case.id)
