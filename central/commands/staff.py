"""`central staff add|password|block|service`: who may log in. A password is made here and shown once.

What is decided here stands in the log of the organisation, as what its administrator decides on the pages.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from central.accounts.roles import Role
from central.pages.text import storable
from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.accounts.models import Organisation, User

ROLES = tuple(role.value for role in Role)
PAGE = "central staff"  # as the log names what was done here


class StaffRefused(Problem):
    """A wish about staff that cannot be granted."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="let somebody in")
    add.add_argument("username")
    add.add_argument("--name", help="as colleagues see it; of somebody who is here already it is changed")
    add.add_argument("--organisation", metavar="ID", help="as in site.toml; needed when there are several")
    add.add_argument("--role", choices=ROLES, help="what they do there; default for somebody new: worker")
    also = "the same person as at another organisation: sees the people of both"
    add.add_argument("--also", action="store_true", help=also)
    summaries = {
        "password": "give a new password",
        "block": "keep somebody out",
        "service": "let somebody add and end organisations; sees nobody by it who asked for help",
    }
    for action, summary in summaries.items():
        action_parser = actions.add_parser(action, help=summary)
        action_parser.add_argument("username")
        if action == "password":
            lost = "their phone is lost: they set up another at the next login"
            action_parser.add_argument("--new-phone", action="store_true", help=lost)
        if action == "service":
            action_parser.add_argument("--no-longer", action="store_true", help="take it back")


def run(args: argparse.Namespace) -> int:
    from central.accounts.choose import the_organisation
    from central.accounts.models import User, login_name
    from central.service.database_fits import require_set_up

    require_set_up()
    if storable(args.username) != args.username:  # bytes of another terminal; no database takes them
        raise StaffRefused("there are characters in this user name that nobody can read; type it again")
    try:
        user = User.objects.get_by_natural_key(args.username)
    except User.DoesNotExist:
        user = None
    username = user.username if user else login_name(args.username)
    if args.action == "add":
        _check(username, args.name)
        if user is not None and not user.is_active:
            raise StaffRefused(f"{username} is blocked; give a password: central staff password {username}")
        return _add(user, username, args, the_organisation(args.organisation))
    if user is None:
        raise StaffRefused(f"nobody is called '{username}' here")
    return _DO[args.action](user, args)


def _block(user: User, args: argparse.Namespace) -> int:
    user.is_active = False
    user.set_unusable_password()  # also ends the sessions that are open
    user.save()
    _log(user, "Geblokkeerd, overal")
    print(f"{user.username} cannot log in any more")
    return 0


def _password(user: User, args: argparse.Namespace) -> int:
    """Give a password; who was kept out of everything is let in again where they worked last."""
    from central.accounts import second_factor
    from central.accounts.models import Membership, PasswordLink

    user.is_active = True
    PasswordLink.objects.filter(user=user).delete()  # what is said here goes before what was mailed
    mine = Membership.objects.filter(user=user)
    if not mine.filter(blocked_at=None).exists():
        for last in mine.order_by("-blocked_at")[:1]:
            mine.filter(id=last.id).update(blocked_at=None)
    new_phone = getattr(args, "new_phone", False)
    if new_phone:
        second_factor.forget(user)
    password = give_password(user)
    _log(user, "Nieuw wachtwoord" + (", tweede stap weggenomen" if new_phone else ""))
    print(f"password of {user.username}: {password}")
    return 0


def _service(user: User, args: argparse.Namespace) -> int:
    user.runs_service = not args.no_longer
    user.save(update_fields=["runs_service"])
    _log(user, "Beheert de hele dienst" + (" niet meer" if args.no_longer else ""))
    now = "no longer adds and ends" if args.no_longer else "adds and ends"
    print(f"{user.username} {now} organisations, under Beheer; comes in by two steps")
    return 0


_DO = {"block": _block, "password": _password, "service": _service}


def _log(user: User, said: str) -> None:
    """Write it down in each organisation this person works for."""
    from central.accounts import audit

    for organisation in user.organisations.all():
        audit.staff_act(organisation, None, PAGE, user, said)


def _check(username: str, name: str | None) -> None:
    """Raise StaffRefused for a login nobody can type, or a name nobody can see."""
    from central.accounts.names import is_login, is_name

    if not is_login(username):
        raise StaffRefused("a user name is one word of at most 60 characters, such as 'an' or 'an.peeters'")
    if name is not None and not is_name(name):
        raise StaffRefused(
            '--name is how colleagues see somebody, 1 to 120 characters that can be read: --name "An Peeters"'
        )


def _add(user: User | None, username: str, args: argparse.Namespace, organisation: Organisation) -> int:
    """Let somebody in, whole or not at all. Raises StaffRefused for the login of somebody elsewhere."""
    from django.db import transaction

    from central.accounts import audit
    from central.accounts.models import Membership, User

    known, name, role = user is not None, args.name, getattr(args, "role", None)
    if user is not None:
        _refuse_a_stranger(user, organisation, args.also)
    with transaction.atomic():
        if user is None:
            user = User(username=username, name=username)
        before = user.name
        if name is not None:
            user.name = " ".join(name.split())
        password = None if known else give_password(user)
        user.save()
        found, made = Membership.objects.get_or_create(user=user, organisation=organisation)
        if found.blocked_at:
            raise StaffRefused(
                f"{username} is blocked at {organisation.slug}: let them in again under Beheer"
            )
        if role and found.role != role:
            found.role = role
            found.save(update_fields=["role"])
        if made or role:
            audit.staff_act(
                organisation, None, PAGE, user, f"Werkt hier als {found.get_role_display().lower()}"
            )
    if password:
        print(f"password of {username}: {password}")
    elif name is not None:
        instead = f", no longer as {before}" if before != user.name else ""
        print(f"{username} is shown as {user.name}{instead}")
    print(f"{username} works for {organisation.name}" + (f" as {role}" if role else ""))
    return 0


def _refuse_a_stranger(user: User, organisation: Organisation, also: bool) -> None:
    """The same login at another organisation may well be another person, who would see the people of both."""
    elsewhere = [one.slug for one in user.organisations.all() if one != organisation]
    here = user.organisations.filter(id=organisation.id).exists()
    if elsewhere and not here and not also:
        raise StaffRefused(
            f"'{user.username}' is {user.name} of {', '.join(elsewhere)}; for somebody else choose another"
            f" user name, for the same person add --also: then {user.name} sees the people of both"
        )


def give_password(user: User) -> str:
    """Give this person a fresh password, save them, return it."""
    from central.accounts.first_password import new_password

    password = new_password()
    user.set_password(password)
    user.own_password_by = None
    user.save()
    return password
