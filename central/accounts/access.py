"""Who may see what. Every staff view starts here, before it reads anything else.

Somebody who is not logged in goes to the login page. What belongs to another organisation does not exist:
404, never 403, so that nobody can find out by guessing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from central.accounts.models import Organisation, User
from central.pages import drafts
from central.pages.stale_forms import done_before, read_mark

View = Callable[..., HttpResponse]


def staff_only(view: View) -> View:
    """Let a view be for who is logged in; of somebody else's form nothing that was typed is lost."""

    @wraps(view)
    def entered(request: HttpRequest, *args: object, **where: object) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **where)
        return set_aside(request, view) if request.method == "POST" else _to_login(request)

    return entered


def typed(view: View) -> View:
    """Say of a view that people type or choose in its form: what they did is kept when it cannot be taken."""
    view.typed = True  # type: ignore[attr-defined]
    return view


def set_aside(request: HttpRequest, view: View) -> HttpResponse:
    """Answer a form that cannot be taken now: by way of the login page back to its page, nothing lost."""
    answer = _to_login(request)
    mark = read_mark(request.POST)
    writer = User.objects.filter(id=mark.user, is_active=True).first() if mark else None
    if writer is None:
        writer = drafts.writer_of_ended_session(request)
    if done_before(request):
        line = "Dit is gebeurd. Meld je opnieuw aan."
    elif not getattr(view, "typed", False):
        line = "Je was niet meer aangemeld. Wat je net wou doen, is niet gebeurd."
    elif drafts.keep(request, answer, writer):
        line = "Je was niet meer aangemeld. Meld je aan: wat je typte, staat dan weer in het vak."
    else:
        line = "Je was niet meer aangemeld. Wat je typte, is niet bewaard."
    messages.info(request, line)
    return answer


def _to_login(request: HttpRequest) -> HttpResponse:
    return redirect_to_login(request.get_full_path())


def by_post(page: str) -> Callable[[View], View]:
    """Let a view change something by POST alone; whoever merely opens its address comes to `page`.

    That happens to people: the session ended while they were writing, and the login page sends them back.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def posted(request: HttpRequest, **where: UUID) -> HttpResponse:
            if request.method == "POST":
                return view(request, **where)
            answer = redirect(page, **where) if page == "case" else redirect(page)
            if request.META.get("QUERY_STRING"):
                answer["Location"] += f"?{request.META['QUERY_STRING']}"
            return answer

        return posted

    return wrap


def my_organisations(request: HttpRequest) -> list[Organisation]:
    """Return the organisations whose data this person may see (kept on the request: asked once a page)."""
    if not hasattr(request, "_organisations"):
        user = request.user
        found = list(user.organisations.all()) if isinstance(user, User) else []
        request._organisations = found
    return request._organisations  # type: ignore[no-any-return]
