"""Who may see what. Every staff view starts here, before it reads anything else.

Somebody who is not logged in goes to the login page. What belongs to another organisation, and what the role
of somebody does not see, does not exist: 404, never 403, so that nobody can find out by guessing; each such
try is written down. Which role may what stands in `roles.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from central.accounts import audit, roles
from central.accounts.models import AccessLog, Membership, Organisation, User
from central.accounts.roles import Data, Right
from central.pages import drafts
from central.pages.stale_forms import done_before, read_mark
from kiosk.machine.folders import DEFAULT_SITE

View = Callable[..., HttpResponse]
SESSION_KEY = "organisation"  # the one whose lists are shown
SECOND_STEP = "second-step"  # both steps of coming in were done


class NotYours(Http404):
    """It is there, and not for this person."""


def staff_only(view: View) -> View:
    """Let a view be for who is logged in; of somebody else's form nothing that was typed is lost.

    For what is about the person alone, such as their password. All else asks for a right: `needs`.
    """

    @wraps(view)
    def entered(request: HttpRequest, *args: object, **where: object) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **where)
        return set_aside(request, view) if request.method == "POST" else _to_login(request)

    entered.right = None  # type: ignore[attr-defined]
    return entered


def needs(right: Right, log: AccessLog.Kind | None = None) -> Callable[[View], View]:
    """Let a view be for who has this right: of the current organisation, or of the thing in its address.

    `log`: as what it is written down when somebody saw it; a view of one thing writes that itself.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, *args: object, **where: object) -> HttpResponse:
            if _needs_own_password(request):
                return redirect("password")
            if lacks_second_step(request):
                return redirect("second-factor")
            request._right = right  # type: ignore[attr-defined]
            of_a_thing = any(isinstance(one, UUID) for one in where.values())
            if not (my_organisations(request) if of_a_thing else may(request, right)):
                audit.refused(request, memberships(request))
                raise NotYours
            try:
                answer = view(request, *args, **where)
                if log and answer.status_code < 400:
                    audit.note(request, current_organisation(request), log)
                return answer
            except Http404 as error:
                if type(error) in (Http404, NotYours):  # others say what became of it
                    audit.refused(request, memberships(request))
                raise

        guarded = staff_only(entered)
        guarded.right = right  # type: ignore[attr-defined]
        return guarded

    return wrap


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


def memberships(request: HttpRequest) -> list[Membership]:
    """Return for whom this person works and as what, by name (kept on the request: asked once a page)."""
    if not hasattr(request, "_memberships"):
        user = request.user
        rows = getattr(user, "read_memberships", None)  # central.accounts.backend
        if rows is None and user.is_authenticated:
            rows = Membership.objects.filter(user=user).select_related("organisation")
        live = (one for one in rows or () if one.blocked_at is None and one.organisation.ended_at is None)
        request._memberships = sorted(live, key=lambda one: one.organisation.name)
    return request._memberships  # type: ignore[no-any-return]


def my_organisations(request: HttpRequest) -> list[Organisation]:
    """Return the organisations in which this person has the right that the view asks for.

    For what may belong to any of them, such as the page of one person; a list is of one organisation:
    `current_organisation`.
    """
    right = getattr(request, "_right", None)
    if right in (Right.STAFF, Right.ORGANISATIONS) and runs_service(request):
        return list(Organisation.objects.all())
    return [one.organisation for one in memberships(request) if right is None or roles.may(one.role, right)]


def current_organisation(request: HttpRequest) -> Organisation:
    """Return the organisation whose lists this person sees now.

    The chosen one; else that of the site a kiosk starts with by itself; else the first by name. Raises
    NotYours for who works for none.
    """
    return _current(request).organisation


def current_membership(request: HttpRequest) -> Membership:
    """Return what this person does for the organisation whose lists they see. Raises NotYours."""
    return _current(request)


def may(request: HttpRequest, right: Right, organisation: Organisation | None = None) -> bool:
    """Say whether this person has a right in an organisation (None: the current one)."""
    if right in roles.OF_THE_SERVICE:
        return runs_service(request)
    return any(
        roles.may(one.role, right)
        for one in memberships(request)
        if one.organisation_id == (organisation or _current(request).organisation).id
    )


def rights(request: HttpRequest) -> frozenset[Right]:
    """Return all that this person may for the organisation whose lists they see, as `may` says of each."""
    here = _current(request).organisation_id
    mine = {one.role for one in memberships(request) if one.organisation_id == here}
    theirs = {right for right in Right for role in mine if roles.may(role, right)} - roles.OF_THE_SERVICE
    return frozenset(theirs | roles.OF_THE_SERVICE if runs_service(request) else theirs)


def user_of(request: HttpRequest) -> User:
    """Return who asks, where only somebody who is logged in comes."""
    assert isinstance(request.user, User)
    return request.user


def runs_service(request: HttpRequest) -> bool:
    """Say whether this person adds and ends organisations. It shows them nobody who asked for help."""
    return bool(getattr(request.user, "runs_service", False))


def role_in(request: HttpRequest, organisation: Organisation) -> str:
    """Return what this person does for an organisation; '' for nothing."""
    mine = (one.role for one in memberships(request) if one.organisation_id == organisation.id)
    return next(mine, "")


def shown_to(request: HttpRequest, organisation: Organisation) -> dict[str, set[str]]:
    """Return for a page about something of this organisation what its reader `sees`, and what they `can`."""
    role = role_in(request, organisation)
    return {
        "sees": {one.value for one in Data if roles.sees(role, one)},
        "can": {one.value for one in Right if roles.may(role, one)},
    }


def lacks_second_step(request: HttpRequest) -> bool:
    """Say whether this person may so much that a password is not enough, and has given no more."""
    if SECOND_STEP in request.session or getattr(request.user, "is_demo", False):
        return False
    return runs_service(request) or any(roles.needs_second_factor(one.role) for one in memberships(request))


def _needs_own_password(request: HttpRequest) -> bool:
    """Say whether this person came in with a password that somebody else made."""
    return getattr(request.user, "own_password_by", None) is not None


def _current(request: HttpRequest) -> Membership:
    mine = memberships(request)
    if not mine:
        raise NotYours
    chosen = request.session.get(SESSION_KEY, "")
    own = (one for one in mine if DEFAULT_SITE in one.organisation.sites)  # of the kiosk that stands here
    first = next(own, mine[0])
    return next((one for one in mine if str(one.organisation_id) == chosen), first)
