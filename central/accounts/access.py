"""Who may see what. Every staff view starts here, before it reads anything else.

Somebody who is not logged in goes to the login page. What belongs to another organisation does not exist:
404, never 403, so that nobody can find out by guessing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from central.accounts.models import AccessLog, Organisation, User

if TYPE_CHECKING:
    from central.cases.models import Case

staff_only = login_required
View = Callable[..., HttpResponse]


def by_post(page: str) -> Callable[[View], View]:
    """Let a view change something by POST alone; whoever merely opens its address comes to `page`.

    That happens to people: the session ended while they were writing, and the login page sends them back.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def posted(request: HttpRequest, **where: UUID) -> HttpResponse:
            if request.method == "POST":
                return view(request, **where)
            return redirect(page, **where) if page == "case" else redirect(page)

        return posted

    return wrap


def my_organisations(request: HttpRequest) -> list[Organisation]:
    """Return the organisations whose data this person may see (kept on the request: asked once a page)."""
    if not hasattr(request, "_organisations"):
        user = request.user
        found = list(user.organisations.all()) if isinstance(user, User) else []
        request._organisations = found  # type: ignore[attr-defined]
    return request._organisations  # type: ignore[attr-defined,no-any-return]


def my_case(request: HttpRequest, case_id: UUID) -> Case:
    """Return the case when it belongs to an organisation of this person; Http404 otherwise."""
    from central.cases.models import Case

    found = (
        Case.objects.select_related("organisation", "device")
        .filter(organisation__in=my_organisations(request), id=case_id)
        .first()
    )
    if found is None:
        raise Http404
    return found


def note_view(request: HttpRequest, case: Case) -> None:
    """Write down that this person opened this case."""
    AccessLog.objects.create(organisation=case.organisation, case_id=case.id, user=request.user)
