"""The pages of Beheer about colleagues: who works here, somebody new, one colleague."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from central.accounts import first_password, password_link, roles, staff
from central.accounts.access import (
    current_organisation,
    memberships,
    my_organisations,
    needs,
    runs_service,
    user_of,
)
from central.accounts.leaving import left_behind
from central.accounts.models import AccessLog, Membership, Organisation, PasswordLink, SecondFactor, User
from central.accounts.roles import Right
from central.accounts.staff_forms import ColleagueForm, NewcomerForm, RoleForm
from central.pages.stale_forms import carry_out, done_before

STALE = "Er is niets veranderd: een collega wijzigde hier intussen iets. Kijk wat er nu staat."
ONCE = "Een wachtwoord tonen we maar één keer. Maak een nieuw als het weg is."
TAKEN = "Deze gebruikersnaam is al in gebruik. Kies een andere."
LAST = "{name} is de laatste beheerder. Maak eerst iemand anders beheerder."


def administered(request: HttpRequest) -> list[UUID]:
    """Return the organisations in which this person decides who works there."""
    if runs_service(request):
        return list(Organisation.objects.values_list("id", flat=True))
    return [one.organisation_id for one in memberships(request) if roles.may(one.role, Right.STAFF)]


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Return who works for an organisation, with whether they come in by two steps."""
    two_steps = Exists(SecondFactor.objects.filter(user=OuterRef("user")))
    rows = Membership.objects.filter(organisation=organisation).annotate(two_steps=two_steps)
    return rows.select_related("user", "organisation").order_by(
        "-user__is_active", "blocked_at", "user__name"
    )


@needs(Right.STAFF)
@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """The address of Beheer: who works here stands first."""
    return redirect("staff")


@needs(Right.STAFF, log=AccessLog.Kind.LIST)
@require_GET
def staff_list(request: HttpRequest) -> HttpResponse:
    """Who works for this organisation, as what, and since when they were not here."""
    here = current_organisation(request)
    rows = sorted(members_of(here), key=lambda one: (not one.is_in, one.user.name.casefold()))
    return render(request, "accounts/staff.html", {"rows": rows})


@needs(Right.STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Let somebody in: a form, then their password, once."""
    return add_to(request, current_organisation(request), "staff")


def add_to(request: HttpRequest, organisation: Organisation, back: str, **preset: str) -> HttpResponse:
    """Answer the form for somebody new of an organisation."""
    if request.method == "POST" and done_before(request):
        return _shown_again(request, organisation, back)
    form = NewcomerForm(request.POST or None, initial=preset or None)
    page = {"form": form, "organisation": organisation, "back": back, "mails": bool(settings.MAIL_FROM)}
    if request.method != "POST":
        return render(request, "accounts/staff_add.html", page)
    if not form.is_valid() or not _is_free(request, form, organisation):
        return render(request, "accounts/staff_add.html", page, status=422)
    said, known, made = form.cleaned_data, form.known, list[Membership]()
    user = known or User(username=said["username"], name=said["name"], email=said["email"])
    by_mail = not known and password_link.can_mail(organisation, user.email)
    password = "" if known or by_mail else first_password.made_by(request, user.username)
    by = user_of(request)
    try:
        carry_out(
            request,
            lambda: made.append(staff.add(organisation, by, user, said["role"], password, by_mail)),
            None,
        )
    except IntegrityError:  # a colleague gave this user name at the same moment
        form.add_error("username", TAKEN)
        return render(request, "accounts/staff_add.html", page, status=422)
    if not made:  # the same form at the same moment
        return _shown_again(request, organisation, back)
    if known:
        messages.success(request, f"{user.name} werkt nu ook hier, met het wachtwoord van daar.")
        return redirect("staff-member", member_id=made[0].id)
    if by_mail:
        return link_mailed(request, made[0])
    return show_password(request, made[0], password)


def link_mailed(request: HttpRequest, member: Membership) -> HttpResponse:
    """Say that a link goes to somebody, on the page where it says whether it went."""
    name = member.user.name
    messages.success(request, f"{name} krijgt een mail met een link, en kiest daarmee een wachtwoord.")
    return redirect("staff-member", member_id=member.id)


def _shown_again(request: HttpRequest, organisation: Organisation, back: str) -> HttpResponse:
    """A finger that touched twice: the page it would have seen, while the password is fresh."""
    for one in Membership.objects.filter(organisation=organisation).select_related("user"):
        password = first_password.made_by(request, one.user.username)
        if first_password.is_fresh(one.user) and first_password.still_shown(one.user, password):
            return show_password(request, one, password)
    mailed = PasswordLink.objects.filter(
        organisation=organisation, user__email=request.POST.get("email", "").strip(), why=PasswordLink.Why.NEW
    )
    member = Membership.objects.filter(organisation=organisation, user__in=mailed.values("user")).first()
    if member is not None:
        return link_mailed(request, member)
    messages.info(request, ONCE)
    return redirect(back)


def _is_free(request: HttpRequest, form: NewcomerForm, organisation: Organisation) -> bool:
    """Say whether this user name can be given here; else the form says why not."""
    username = form.cleaned_data["username"]
    user = User.objects.filter(username=username).first()
    if user is None:
        return True
    here = Membership.objects.filter(user=user, organisation=organisation).first()
    if here is not None:
        line = "{} werkt hier al." if here.is_in else "{} is hier geblokkeerd: open die naam in de lijst."
        form.add_error("username", line.format(user.name))
    elif staff.is_whole(user, administered(request)) and user.is_active:
        form.known = user
        if form.cleaned_data["also"]:
            return True
        form.add_error(
            "also", f"Deze gebruikersnaam is van {user.name}, die elders werkt. Is dat je collega?"
        )
    else:
        form.add_error("username", TAKEN)
    return False


def show_password(request: HttpRequest, member: Membership, password: str) -> HttpResponse:
    """Show a password that was just made; when it is too long ago, say so."""
    if not first_password.still_shown(member.user, password):
        messages.info(request, ONCE)
        return redirect("staff-member", member_id=member.id)
    return render(request, "accounts/staff_password.html", {"member": member, "password": password})


@needs(Right.STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """One colleague: what they do here, and what can be done for who cannot come in."""
    found = my_colleague(request, member_id)
    user = found.user
    whole = staff.is_whole(user, administered(request))
    form_of = ColleagueForm if whole else RoleForm
    form = form_of(request.POST or None, initial={"name": user.name, "email": user.email, "role": found.role})
    if request.method == "POST" and form.is_valid():
        answer = _changed(request, found, form)
        if answer is not None:
            return answer
    page = _page(request, found, whole) | {"form": form}
    return render(request, "accounts/staff_member.html", page, status=422 if form.errors else 200)


def _changed(request: HttpRequest, found: Membership, form: ColleagueForm) -> HttpResponse | None:
    said = {"name": found.user.name, "email": found.user.email} | form.cleaned_data
    by = user_of(request)
    try:
        old = carry_out(
            request,
            lambda: staff.change(found, by, **said),
            lambda: staff.standing(found),
            f"staff {found.id}",
        )
    except staff.LastAdministrator:
        form.add_error("role", LAST.format(name=found.user.name))
        return None
    if old:
        messages.error(request, STALE)
    else:
        messages.success(request, "Bewaard.")
    return redirect("staff-member", member_id=found.id)


def _page(request: HttpRequest, found: Membership, whole: bool) -> dict[str, Any]:
    return {
        "member": found,
        "whole": whole,
        "is_me": found.user_id == request.user.pk,
        "two_steps": SecondFactor.objects.filter(user=found.user_id).exists(),
        "link": PasswordLink.objects.filter(user=found.user_id).order_by("-made_at").first(),
        "seen": staff.stands(found),
        "is_elsewhere": found.organisation_id not in {one.organisation_id for one in memberships(request)},
        "left": [] if found.is_in else left_behind(found.organisation, found.user),
        "colleagues": found.organisation.colleagues().exclude(id=found.user_id),
        "acts": AccessLog.objects.filter(
            organisation=found.organisation_id, kind=AccessLog.Kind.STAFF, about=found.user_id
        ).select_related("user")[:10],
    }


def my_colleague(request: HttpRequest, member_id: UUID) -> Membership:
    """Return a colleague of an organisation where this person decides. Raises Http404."""
    rows = Membership.objects.filter(organisation__in=my_organisations(request))
    found = rows.select_related("user", "organisation").filter(id=member_id).first()
    if found is None:
        raise Http404
    return found
