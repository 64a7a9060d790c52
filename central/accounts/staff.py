"""Who works here, and as what: what an administrator decides, each written in the log with who decided it.

Somebody may work for several organisations. Then an administrator decides only whether they come in *here*:
their password, their phone and their name are of all those organisations, and change only by who
administers each of them, or runs the service (`is_whole`). Else whoever administers one organisation could
give themselves the password of somebody who sees the people of another.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from central.accounts import audit, first_password, leaving, password_link, second_factor
from central.accounts.models import Membership, Organisation, PasswordLink, User
from central.accounts.roles import Role
from central.pages.stale_forms import fingerprint
from kiosk.wire.problems import Problem


class LastAdministrator(Problem):
    """Without this person nobody would administer the organisation."""

    code = "bad-input"


class NotWhollyYours(Problem):
    """This person works elsewhere too, where who asks does not decide."""

    code = "bad-input"


def is_whole(user: User, administered: Collection[UUID]) -> bool:
    """Say whether these organisations are all for which somebody works."""
    if user.runs_service:
        return False
    return set(_live(user).values_list("organisation_id", flat=True)) <= set(administered)


def _live(user: User) -> QuerySet[Membership]:
    """Return what somebody does now, in organisations that did not end."""
    return Membership.objects.filter(user=user, blocked_at=None, organisation__ended_at=None)


def standing(member: Membership) -> str:
    """Hold this membership until the transaction ends; return the fingerprint of how it stands."""
    Organisation.objects.select_for_update().get(id=member.organisation_id)
    member.refresh_from_db()
    return stands(member)


def stands(member: Membership) -> str:
    user = member.user
    return fingerprint(member.role, member.blocked_at, user.is_active, user.name, user.email, user.password)


@transaction.atomic
def add(
    organisation: Organisation,
    by: User | None,
    user: User,
    role: str,
    password: str = "",
    by_mail: bool = False,
) -> Membership:
    """Let somebody work here. Who is new gets `password`, or chooses one by a link with the mail.

    Who is known elsewhere keeps theirs.
    """
    if password or by_mail:
        user.set_unusable_password()
        user.save()
    if by_mail:
        password_link.offer(user, organisation, PasswordLink.Why.NEW)
    elif password:
        first_password.give(user, password)
    member, _ = Membership.objects.update_or_create(
        user=user, organisation=organisation, defaults={"role": role, "blocked_at": None}
    )
    _line(member, by, "staff-add", f"Erbij als {member.get_role_display().lower()}")
    return member


@transaction.atomic
def change(member: Membership, by: User, *, role: str, name: str, email: str) -> None:
    """Change what somebody does here, and how they are called. Raises LastAdministrator."""
    standing(member)
    said = []
    if role != member.role:
        before = member.get_role_display()
        if member.role == Role.ADMINISTRATOR:
            _keep_one(member)
        member.role = role
        member.save(update_fields=["role"])
        said.append(f"{before} → {member.get_role_display()}")
    user = member.user
    if email != user.email:
        PasswordLink.objects.filter(user=user).delete()  # it went to somebody else, perhaps
    if (name, email) != (user.name, user.email):
        said += ["andere naam"] * (name != user.name) + ["ander e-mailadres"] * (email != user.email)
        user.name, user.email = name, email
        user.save(update_fields=["name", "email"])
    if said:
        _line(member, by, "staff-member", ", ".join(said))


@transaction.atomic
def block(member: Membership, by: User | None) -> None:
    """Keep somebody out of this organisation; of all where this was the only one. Their session ends.

    Raises LastAdministrator.
    """
    standing(member)
    if member.role == Role.ADMINISTRATOR:
        _keep_one(member)
    member.blocked_at = timezone.now()
    member.save(update_fields=["blocked_at"])
    user = member.user
    PasswordLink.objects.filter(user=user, organisation=member.organisation_id).delete()
    if not _live(user).exists() and not user.runs_service:
        user.is_active = False
        user.set_unusable_password()  # a session of before does not come back with a new password
        user.save(update_fields=["is_active", "password"])
    _line(member, by, "staff-block", "Geblokkeerd")


@transaction.atomic
def let_in(member: Membership, by: User, administered: Collection[UUID], password: str) -> None:
    """Let somebody in again: with their own password, or with this one when they were kept out of everything.

    Raises NotWhollyYours for who was kept out of everything and works elsewhere too.
    """
    standing(member)
    user = member.user
    if not user.is_active and not is_whole(user, administered):
        raise NotWhollyYours
    member.blocked_at = None
    member.save(update_fields=["blocked_at"])
    _line(member, by, "staff-unblock", "Weer binnengelaten")
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        first_password.give(user, password)


@transaction.atomic
def new_password(member: Membership, by: User, administered: Collection[UUID], password: str) -> None:
    """Give somebody a password to come in with once. Raises NotWhollyYours."""
    _only_whole(member, administered)
    PasswordLink.objects.filter(user=member.user).delete()
    first_password.give(member.user, password)
    _line(member, by, "staff-password", "Nieuw wachtwoord")


@transaction.atomic
def mail_link(member: Membership, by: User, administered: Collection[UUID]) -> None:
    """Let somebody choose another password by a link with the mail. Raises NotWhollyYours."""
    _only_whole(member, administered)
    user = member.user
    user.set_unusable_password()  # the one before stops, and so do their sessions
    user.own_password_by = None
    user.save(update_fields=["password", "own_password_by"])
    PasswordLink.objects.filter(user=user).delete()
    password_link.offer(user, member.organisation, PasswordLink.Why.AGAIN)
    _line(member, by, "staff-password", "Link voor een nieuw wachtwoord")


@transaction.atomic
def forget_phone(member: Membership, by: User, administered: Collection[UUID]) -> None:
    """Their phone is lost: they set up another at the next login. Raises NotWhollyYours."""
    _only_whole(member, administered)
    second_factor.forget(member.user)
    _line(member, by, "staff-phone", "Tweede stap weggenomen")


@transaction.atomic
def give_on(member: Membership, by: User, to: User) -> None:
    """Give whom somebody followed here to a colleague."""
    number = leaving.give_on(member.organisation, member.user, by, to)
    _line(member, by, "staff-give", f"{number} gegeven aan {to.name}")


def _only_whole(member: Membership, administered: Collection[UUID]) -> None:
    standing(member)
    if not is_whole(member.user, administered):
        raise NotWhollyYours


def _keep_one(member: Membership) -> None:
    """Raise LastAdministrator when nobody else administers this organisation. It is held (`standing`)."""
    others = Membership.objects.filter(
        organisation=member.organisation_id,
        role=Role.ADMINISTRATOR,
        blocked_at=None,
        user__is_active=True,
    )
    if member.is_in and not others.exclude(id=member.id).exists():
        raise LastAdministrator


def _line(member: Membership, by: User | None, page: str, said: str) -> None:
    audit.staff_act(member.organisation, by, page, member.user, said)
