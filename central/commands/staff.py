"""`central staff add|password|block`: who may log in. A password is made here and shown once."""

from __future__ import annotations

import argparse
import secrets
import unicodedata
from typing import TYPE_CHECKING

from central.pages.text import storable
from kiosk.journeys.typed import clean, says_something
from kiosk.wire.problems import Problem

if TYPE_CHECKING:
    from central.accounts.models import Organisation, User

# Four groups that can be read out over the phone: no 0 O 1 I L.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class StaffRefused(Problem):
    """A wish about staff that cannot be granted."""

    code = "bad-input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="let somebody in")
    add.add_argument("username")
    add.add_argument("--name", help="as colleagues see it; of somebody who is here already it is changed")
    add.add_argument("--organisation", metavar="ID", help="as in site.toml; needed when there are several")
    also = "the same person as at another organisation: sees the people of both"
    add.add_argument("--also", action="store_true", help=also)
    for action, summary in (("password", "give a new password"), ("block", "keep somebody out")):
        actions.add_parser(action, help=summary).add_argument("username")


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
        return _add(user, username, args.name, the_organisation(args.organisation), args.also)
    if user is None:
        raise StaffRefused(f"nobody is called '{username}' here")
    if args.action == "block":
        user.is_active = False
        user.set_unusable_password()  # also ends the sessions that are open
        user.save()
        print(f"{username} cannot log in any more")
        return 0
    user.is_active = True
    print(f"password of {username}: {give_password(user)}")
    return 0


def _check(username: str, name: str | None) -> None:
    """Raise StaffRefused for a login nobody can type, or a name nobody can see."""
    if not says_something(clean(username)) or len(username) > 60 or any(char.isspace() for char in username):
        raise StaffRefused("a user name is one word of at most 60 characters, such as 'an' or 'an.peeters'")
    seen = clean(name or "")  # this keeps the joiners inside a Persian name
    for said in (username, *(char for char in name or "" if char not in seen)):
        if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in said):
            raise StaffRefused("there are characters in this name that nobody can see; type it again")
    if name is not None and not (says_something(seen) and len(name.strip()) <= 120):
        raise StaffRefused('--name is how colleagues see somebody, 1 to 120 characters: --name "An Peeters"')


def _add(user: User | None, username: str, name: str | None, organisation: Organisation, also: bool) -> int:
    """Let somebody in, whole or not at all. Raises StaffRefused for the login of somebody elsewhere."""
    from django.db import transaction

    from central.accounts.models import Membership, User

    known = user is not None
    if user is not None:
        _refuse_a_stranger(user, organisation, also)
    with transaction.atomic():
        if user is None:
            user = User(username=username, name=username)
        before = user.name
        if name is not None:
            user.name = " ".join(name.split())
        password = None if known else give_password(user)
        user.save()
        Membership.objects.get_or_create(user=user, organisation=organisation)
    if password:
        print(f"password of {username}: {password}")
    elif name is not None:
        instead = f", no longer as {before}" if before != user.name else ""
        print(f"{username} is shown as {user.name}{instead}")
    print(f"{username} works for {organisation.name}")
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


def new_password() -> str:
    """Return a fresh password of about 79 bits, in groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def give_password(user: User) -> str:
    """Give this person a fresh password, save them, return it."""
    password = new_password()
    user.set_password(password)
    user.save()
    return password
